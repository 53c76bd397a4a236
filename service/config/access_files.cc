#include "service/config/access_files.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "service/callers/callers_file.h"
#include "service/config/client_ca.h"
#include "service/config/tls_pair.h"

namespace kiwoom::config {
namespace {

using Texts = std::optional<std::vector<std::string>>;

// Reports a file that cannot be read once, not at each look.
Texts TextsOf(absl::StatusOr<Texts> changed, std::string& problem, std::vector<std::string>& problems) {
  const std::string before = std::exchange(problem, "");
  if (changed.ok()) return *std::move(changed);
  problem = std::string(changed.status().message());
  if (problem != before) problems.push_back(absl::StrCat(problem, ": what was read before stays in use"));
  return std::nullopt;
}

absl::Status Check(const transport::TlsMaterial& material) {
  if (material.certificate_pem.empty()) return absl::OkStatus();
  if (absl::Status status = CheckTlsPair(material.certificate_pem, material.key_pem); !status.ok()) return status;
  return material.client_ca_pem.empty() ? absl::OkStatus() : CheckClientCa(material.client_ca_pem);
}

}  // namespace

AccessFiles::Changes AccessFiles::Look() {
  Changes changes;
  const auto report = [&](const absl::Status& status, const char* kept) {
    // Several problems of one file are one sentence in the log.
    changes.problems.push_back(absl::StrCat(absl::StrReplaceAll(std::string(status.message()), {{"\n", "; "}}), ": ",
                                            kept, " in use before stay"));
  };
  if (const Texts texts = TextsOf(tls_.Changed(), tls_problem_, changes.problems); texts.has_value()) {
    transport::TlsMaterial material{
        .certificate_pem = (*texts)[0], .key_pem = (*texts)[1], .client_ca_pem = (*texts)[2]};
    if (const absl::Status status = Check(material); status.ok()) {
      changes.tls = std::move(material);
    } else {
      report(status, "the certificates");
    }
  }
  if (const Texts texts = TextsOf(callers_.Changed(), callers_problem_, changes.problems); texts.has_value()) {
    auto book = callers::ReadCallersFile(callers_path_, texts->front());
    if (book.ok()) {
      changes.callers = *std::move(book);
    } else {
      report(book.status(), "the callers");
    }
  }
  return changes;
}

}  // namespace kiwoom::config

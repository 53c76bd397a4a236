#include "tools/new_tr/attributes.h"

#include <algorithm>
#include <cctype>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"
#include "codegen/spec/hangul.h"
#include "codegen/spec/language.h"

namespace kiwoom::new_tr {
namespace {

absl::Status Bad(const std::string& sentence) { return absl::InvalidArgumentError(sentence); }

template <typename T, size_t n>
bool Find(const spec::Word<T> (&words)[n], const std::string& text, T& value) {
  for (const auto& word : words) {
    if (word.text != text) continue;
    value = word.value;
    return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<spec::TrFile> ReadAttributes(const Given& given) {
  if (given.tr.empty()) return Bad("give --tr, the code as the broker writes it");
  if (!std::all_of(given.tr.begin(), given.tr.end(), [](unsigned char c) { return std::isalnum(c) != 0; })) {
    return Bad(absl::StrCat("\"", given.tr, "\" is no code of a TR, which has letters and digits: ka10001, 0D"));
  }
  if (given.title.empty()) return Bad("give --title, the Korean title");
  if (!model::IsPascalCase(given.name)) return Bad("give --name, an English name in PascalCase");
  spec::TrFile file;
  file.tr = given.tr;
  file.title = spec::InSyllables(given.title);
  file.name = given.name;
  const bool is_rest = !given.path.empty() || !given.service.empty();
  if (is_rest) {
    if (!given.registration.empty() || !given.delivery.empty()) {
      return Bad("--register and --delivery are of realtime TRs, --service and --path of REST TRs: give one pair");
    }
    if (!model::IsPascalCase(given.service)) return Bad("give --service, the REST TR's service in PascalCase: Sector");
    if (given.path.empty() || given.path.front() != '/') {
      return Bad("give --path, the path of the REST TR's URL: /api/dostk/sect");
    }
    file.service = given.service;
    file.path = given.path;
    return file;
  }
  if (!Find(spec::kRegisterWords, given.registration, file.registration)) {
    return Bad("give --register of a realtime TR (item, market or account), or --service and --path of a REST TR");
  }
  if (!Find(spec::kDeliveryWords, given.delivery, file.delivery)) {
    return Bad("give --delivery: state if the last value counts, event if every one does");
  }
  return file;
}

std::string PathOf(const spec::TrFile& file) {
  const std::string folder = !file.path.empty()                               ? model::SnakeCase(file.service)
                             : file.registration == codec::Register::kAccount ? "account"
                                                                              : "realtime";
  return absl::StrCat("spec/", folder, "/", file.tr, "_", model::SnakeCase(file.name), ".yaml");
}

}  // namespace kiwoom::new_tr

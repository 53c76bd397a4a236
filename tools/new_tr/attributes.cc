#include "tools/new_tr/attributes.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/match.h"
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

// Whether the text is a known word, or empty, which leaves the decision to a person.
template <typename T, size_t n>
bool FindOrLeave(const spec::Word<T> (&words)[n], const std::string& text, std::optional<T>& value) {
  if (text.empty()) return true;
  return Find(words, text, value.emplace());
}

// The path of a REST TR that goes over the WebSocket ends in this.
constexpr char kWebsocketPath[] = "/websocket";

}  // namespace

absl::StatusOr<spec::TrFile> ReadAttributes(const Given& given) {
  if (given.tr.empty()) return Bad("pass --tr, the code as the broker writes it");
  if (!std::all_of(given.tr.begin(), given.tr.end(), [](unsigned char c) { return std::isalnum(c) != 0; })) {
    return Bad(absl::StrCat("\"", given.tr, "\" is not a TR code: it has only letters and digits, like ka10001 or 0D"));
  }
  if (given.title.empty()) return Bad("pass --title, the Korean title");
  if (!model::IsPascalCase(given.name)) return Bad("pass --name, an English name in PascalCase");
  spec::TrFile file;
  file.tr = given.tr;
  file.title = spec::InSyllables(given.title);
  file.name = given.name;
  const bool is_rest = !given.path.empty() || !given.service.empty();
  if (is_rest) {
    if (!given.registration.empty() || !given.delivery.empty() || !given.items.empty()) {
      return Bad(
          "--register, --delivery and --items are for realtime TRs, --service and --path for REST TRs: pass those of "
          "one");
    }
    if (!model::IsPascalCase(given.service)) return Bad("pass --service, the REST TR's service in PascalCase: Sector");
    if (given.path.empty() || given.path.front() != '/') {
      return Bad("pass --path, the path of the REST TR's URL: /api/dostk/sect");
    }
    file.service = given.service;
    file.path = given.path;
    if (absl::EndsWith(given.path, kWebsocketPath)) file.transport = codec::Transport::kWebsocket;
    if (!FindOrLeave(spec::kEffectWords, given.effect, file.effect)) {
      return Bad("--effect must be read, or change if the TR changes anything at the broker");
    }
    if (!FindOrLeave(spec::kScopeWords, given.scope, file.scope)) {
      return Bad("--scope must be market, or account if the TR shows or changes the customer's data");
    }
    return file;
  }
  if (!Find(spec::kRegisterWords, given.registration, file.registration)) {
    return Bad("pass --register for a realtime TR (item, market or account), or --service and --path for a REST TR");
  }
  if (!Find(spec::kDeliveryWords, given.delivery, file.delivery)) {
    return Bad("pass --delivery: state if only the last value counts, event if every row counts");
  }
  if (!FindOrLeave(spec::kItemsWords, given.items, file.items)) {
    return Bad("--items must be stock, sector or none");
  }
  if (!given.effect.empty() || !given.scope.empty()) {
    return Bad("--effect and --scope are for REST TRs: remove them");
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

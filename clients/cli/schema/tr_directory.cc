#include "clients/cli/schema/tr_directory.h"

#include <string>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {

using codec::Method;
using codec::Tr;

namespace {

constexpr char kRequest[] = "요청";

absl::string_view Typed(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

absl::StatusOr<const Tr*> TrDirectory::Find(std::string_view name) const {
  const absl::string_view typed = Typed(name);
  for (const Tr* tr : trs_) {
    if (tr->code == name) return tr;
  }
  for (const Tr* tr : trs_) {
    if (absl::EqualsIgnoreCase(Typed(tr->name), typed)) return tr;
  }
  for (const Tr* tr : trs_) {
    // The titles of queries end in "요청".
    if (tr->title == name || (absl::EndsWith(Typed(tr->title), kRequest) &&
                              tr->title.substr(0, tr->title.size() - std::string_view(kRequest).size()) == name)) {
      return tr;
    }
  }
  return absl::NotFoundError(
      absl::StrCat("\"", Printable(name), "\" is not a TR of this gateway: see \"kiwoomctl catalog\"."));
}

const Tr* TrDirectory::ByEventField(uint32_t event_field) const {
  for (const Tr* tr : trs_) {
    if (event_field != 0 && tr->event_field == event_field) return tr;
  }
  return nullptr;
}

std::string_view TrDirectory::SubscribeMethod(const Tr& tr) const {
  if (tr.scope == codec::Scope::kAccount) return OwnMethod(tr);
  for (const Method& method : methods_) {
    if (method.kind == codec::RpcKind::kSubscribe && method.tr == nullptr) return method.path;
  }
  return "";
}

std::string_view TrDirectory::OwnMethod(const Tr& tr) const {
  for (const Method& method : methods_) {
    if (method.kind == codec::RpcKind::kSubscribe && method.tr == &tr) return method.path;
  }
  return "";
}

}  // namespace kiwoom::cli

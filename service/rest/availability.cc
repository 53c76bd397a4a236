#include "service/rest/availability.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace kiwoom::rest {
namespace {

// "StockOrder (주식주문)".
std::string Titled(const codec::Tr& tr) { return absl::StrCat(std::string(tr.name), " (", std::string(tr.title), ")"); }

}  // namespace

absl::Status Availability(const codec::Tr& tr, bool accounts) {
  if (tr.effect != codec::Effect::kRead) {
    return absl::UnimplementedError(
        absl::StrCat(Titled(tr), " changes something at the broker and is not served yet."));
  }
  if (tr.transport != codec::Transport::kHttp) {
    return absl::UnimplementedError(
        absl::StrCat(Titled(tr), " is asked for over the broker's WebSocket and is not served yet."));
  }
  if (tr.scope != codec::Scope::kMarket && !accounts) {
    return absl::PermissionDeniedError(
        absl::StrCat(Titled(tr), " is of the account, and this gateway serves none (--accounts is off)."));
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::rest

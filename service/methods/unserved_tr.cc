#include "service/methods/unserved_tr.h"

#include <string>

#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

absl::Status Unserved(errors::Phrase phrase, std::string_view path) {
  return errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                           errors::Say(phrase, {std::string(path)}));
}

}  // namespace

absl::Status CheckServed(const codec::Tr& tr, std::string_view path) {
  if (tr.effect != codec::Effect::kRead) return Unserved(errors::Phrase::kChangeNotServedYet, path);
  if (tr.transport != codec::Transport::kHttp) return Unserved(errors::Phrase::kWebsocketNotServedYet, path);
  return absl::OkStatus();
}

}  // namespace kiwoom::methods

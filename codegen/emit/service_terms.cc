#include "codegen/emit/service_terms.h"

namespace kiwoom::emit {

std::string ServiceTerms(const model::Tr& tr) {
  if (tr.effect == codec::Effect::kChange) return "Changes something at the broker. Not served yet: UNIMPLEMENTED.";
  if (!tr.is_realtime() && tr.transport == codec::Transport::kWebsocket) {
    return "The broker takes this request over its WebSocket. Not served yet: UNIMPLEMENTED.";
  }
  if (tr.scope == codec::Scope::kAccount)
    return "Account data: PERMISSION_DENIED unless the gateway runs with --accounts.";
  return "";
}

}  // namespace kiwoom::emit

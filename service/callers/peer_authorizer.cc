#include "service/callers/peer_authorizer.h"

#include <string>

namespace kiwoom::callers {

absl::StatusOr<Caller> PeerAuthorizer::Admit(const Metadata&, std::string_view peer) {
  const Scopes scopes =
      accounts_ ? Scopes{CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kAccount, CallerScope::kOperate}
                : Scopes{CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kOperate};
  return Caller{.name = std::string(peer), .scopes = scopes};
}

}  // namespace kiwoom::callers

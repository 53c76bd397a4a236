#include "service/callers/peer_authorizer.h"

#include <string>

namespace kiwoom::callers {
namespace {

// Whether gRPC's name of a peer is of this machine. gRPC may escape the brackets: "ipv6:%5B::1%5D:51234".
bool IsLocal(std::string_view peer) {
  for (const std::string_view local :
       {"ipv4:127.", "ipv6:[::1]:", "ipv6:%5B::1%5D:", "ipv6:[::ffff:127.", "ipv6:%5B::ffff:127.", "unix:"}) {
    if (peer.starts_with(local)) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<Caller> PeerAuthorizer::Admit(const Metadata&, std::string_view peer) {
  const Scopes scopes =
      accounts_ ? Scopes{CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kAccount, CallerScope::kOperate}
                : Scopes{CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kOperate};
  return Caller{.name = std::string(peer), .scopes = scopes, .local = IsLocal(peer)};
}

}  // namespace kiwoom::callers

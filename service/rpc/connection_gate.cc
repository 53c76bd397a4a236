#include "service/rpc/connection_gate.h"

#include <linux/filter.h>
#include <sys/socket.h>

namespace kiwoom::rpc {

bool ConnectionGate::Update(int connections) {
  // Opens again only with some room, so that it does not flutter.
  const bool shut = connections >= (shut_ ? most_connections_ - most_connections_ / 8 : most_connections_);
  if (listeners_.empty() || shut == shut_) return false;
  sock_filter nothing[] = {BPF_STMT(BPF_RET | BPF_K, 0)};  // accept 0 bytes of a packet: drop it
  const sock_fprog filter{.len = 1, .filter = nothing};
  const int option = shut ? SO_ATTACH_FILTER : SO_DETACH_FILTER;
  for (const int listener : listeners_) setsockopt(listener, SOL_SOCKET, option, &filter, sizeof filter);
  shut_ = shut;
  return true;
}

}  // namespace kiwoom::rpc

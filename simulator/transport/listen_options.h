#pragma once

#include <cstdint>
#include <string>

#include "simulator/transport/tls_identity.h"

namespace kiwoom::simulator {

// The address and identity of a server.
struct ListenOptions {
  std::string address;
  uint16_t port = 0;  // 0 picks a free one
  TlsIdentity identity;
};

}  // namespace kiwoom::simulator

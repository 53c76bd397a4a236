#pragma once

#include <cstdint>
#include <string>

#include "simulator/transport/tls_identity.h"

namespace kiwoom::simulator {

// Where a server listens and as whom.
struct ListenOptions {
  std::string address;
  uint16_t port = 0;  // 0: a free one
  TlsIdentity identity;
};

}  // namespace kiwoom::simulator

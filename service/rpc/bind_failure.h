#pragma once

#include <string>

namespace kiwoom::rpc {

// Why no server can listen on HOST:PORT, in the kernel's words, such as "Address already in use". gRPC logs the reason
// and does not return it; this function tries the same again. Empty if it succeeds.
std::string BindFailure(const std::string& listen);

}  // namespace kiwoom::rpc

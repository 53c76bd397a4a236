#pragma once

#include <string_view>

namespace kiwoom::cli {

// Whether the address leads to this machine alone, whatever the network does: "localhost:50051", "127.0.0.1:50051",
// "[::1]:50051", "unix:/run/gateway.sock", or several of them, as gRPC writes addresses.
bool IsLoopback(std::string_view address);

}  // namespace kiwoom::cli

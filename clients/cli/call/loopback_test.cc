#include "clients/cli/call/loopback.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

TEST(Loopback, IsWhatNoNetworkCarries) {
  for (const char* address : {"localhost:50051", "LOCALHOST", "127.0.0.1:50051", "127.8.9.1:1", "[::1]:50051", "::1",
                              "dns:///localhost:50051", "dns:localhost", "ipv4:127.0.0.1:50051,127.0.0.1:50052",
                              "ipv6:[::1]:50051", "unix:/run/gateway.sock"}) {
    EXPECT_TRUE(IsLoopback(address)) << address;
  }
}

TEST(Loopback, AnythingElseMayLeaveTheMachine) {
  for (const char* address :
       {"", ":50051", "gateway.example:50051", "localhost.example:50051", "10.0.0.7:50051", "0.0.0.0:50051",
        "128.0.0.1:1", "[fe80::1]:50051", "[::ffff:10.0.0.7]:50051", "ipv4:127.0.0.1:50051,10.0.0.7:50051",
        "dns://127.0.0.1/gateway.example:50051", "127.0.0.1.example:1", "localhost@gateway.example:1"}) {
    EXPECT_FALSE(IsLoopback(address)) << address;
  }
}

}  // namespace
}  // namespace kiwoom::cli

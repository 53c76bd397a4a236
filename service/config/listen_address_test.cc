#include "service/config/listen_address.h"

#include <gtest/gtest.h>

namespace kiwoom::config {
namespace {

TEST(ListenAddress, IsAHostAndAPort) {
  for (const char* listen : {"127.0.0.1:0", "localhost:65535", "[::]:50051"}) EXPECT_TRUE(IsListenAddress(listen));
  for (const char* listen : {"", "localhost", ":1", "localhost:", "localhost:x", "127.0.0.1:70000", "127.0.0.1:-1"}) {
    EXPECT_FALSE(IsListenAddress(listen)) << listen;
  }
}

TEST(ListenAddress, RecognizesLoopback) {
  for (const char* listen : {"127.0.0.1:0", "127.5.0.1:1", "localhost:50051", "LocalHost:1", "[::1]:50051"}) {
    EXPECT_TRUE(IsLoopback(listen)) << listen;
  }
  for (const char* listen : {"0.0.0.0:0", "[::]:1", "10.0.0.1:1", "gateway:50051", "127.evil.com:1", "127.0.0.1.evil:1",
                             "127.:1", "1270.0.0.1:1", "localhost.evil:1", "[::2]:1", "[127.0.0.1]:1", ":1"}) {
    EXPECT_FALSE(IsLoopback(listen)) << listen;
  }
}

}  // namespace
}  // namespace kiwoom::config

#include "service/rpc/bind_failure.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kiwoom::rpc {
namespace {

// A loopback port that somebody else listens on.
class TakenPort {
 public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{.sin_family = AF_INET, .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof(address);
    bind(socket_, reinterpret_cast<const sockaddr*>(&address), size);
    listen(socket_, 1);
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~TakenPort() { close(socket_); }
  int port() const { return port_; }

 private:
  const int socket_;
  int port_ = 0;
};

TEST(BindFailure, IsWhatTheKernelSays) {
  const TakenPort taken;
  EXPECT_EQ(BindFailure("127.0.0.1:" + std::to_string(taken.port())), "Address already in use");
  EXPECT_EQ(BindFailure("192.0.2.1:50051"), "Cannot assign requested address") << "an address of documentation";
  EXPECT_EQ(BindFailure("no-such-host.invalid:50051").empty(), false);
}

TEST(BindFailure, IsEmptyIfNothingIsWrong) {
  EXPECT_EQ(BindFailure("127.0.0.1:0"), "");
  EXPECT_EQ(BindFailure("localhost:0"), "");
}

}  // namespace
}  // namespace kiwoom::rpc

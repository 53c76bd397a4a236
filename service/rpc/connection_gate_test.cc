#include "service/rpc/connection_gate.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kiwoom::rpc {
namespace {

class ConnectionGateTest : public ::testing::Test {
 protected:
  ~ConnectionGateTest() override { close(listener_); }

  static int Listen() {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listener, 16), 0);
    return listener;
  }

  // A socket that is connecting.
  static int Connect(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    EXPECT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    return client;
  }
  int Connect() const { return Connect(listener_); }
  static bool IsConnected(int client, int patience_ms) {
    pollfd fd{client, POLLOUT, 0};
    return poll(&fd, 1, patience_ms) == 1 && (fd.revents & (POLLERR | POLLHUP)) == 0;
  }

  const int listener_ = Listen();
};

TEST_F(ConnectionGateTest, ClientsWaitWhileItIsShut) {
  ConnectionGate gate({listener_}, 8);
  const int early = Connect();
  EXPECT_TRUE(IsConnected(early, 10'000));
  EXPECT_TRUE(gate.Update(8));
  const int late = Connect();
  EXPECT_FALSE(IsConnected(late, 300));
  EXPECT_TRUE(gate.Update(0));
  EXPECT_TRUE(IsConnected(late, 60'000)) << "the kernel of the client asks again";
  EXPECT_TRUE(IsConnected(early, 0));
  close(early);
  close(late);
}

// A host name may have several addresses.
TEST_F(ConnectionGateTest, ShutsEveryListener) {
  const int other = Listen();
  ConnectionGate gate({listener_, other}, 8);
  EXPECT_TRUE(gate.Update(8));
  for (const int listener : {listener_, other}) {
    const int client = Connect(listener);
    EXPECT_FALSE(IsConnected(client, 100));
    close(client);
  }
  close(other);
}

TEST_F(ConnectionGateTest, OpensOnlyWhenThereIsSomeRoom) {
  ConnectionGate gate({listener_}, 8);
  const struct {
    int connections;
    bool shut;
  } kSteps[] = {{7, false}, {8, true}, {7, true}, {6, false}, {7, false}, {20, true}, {0, false}};
  for (const auto& step : kSteps) {
    gate.Update(step.connections);
    EXPECT_EQ(gate.shut(), step.shut) << step.connections;
  }
}

TEST(ConnectionGate, ThereMayBeNone) {
  ConnectionGate gate;
  EXPECT_FALSE(gate.Update(1'000'000));
  EXPECT_FALSE(gate.shut());
}

}  // namespace
}  // namespace kiwoom::rpc

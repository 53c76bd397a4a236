// A stream of market data must not allocate: in steady state a message goes from the socket to the handler in existing
// buffers.

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "service/transport/test_server.h"
#include "service/transport/tls.h"
#include "service/transport/websocket.h"

namespace {
thread_local int allocations = 0;
}  // namespace

void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace kiwoom::transport {
namespace {

constexpr int kWarmUp = 100;
constexpr int kMessages = 5000;

class Counter : public WebsocketHandler {
 public:
  void OnOpen() override {}
  void OnText(std::string_view text) override {
    if (++messages == kWarmUp) allocations = 0;
    if (messages == kMessages) allocated = allocations;
  }
  void OnClosed(std::string reason) override { closed = true; }

  int messages = 0;
  int allocated = -1;
  bool closed = false;
};

TEST(WebsocketAllocation, SteadyStateAllocatesNothing) {
  TestServer server([](TestPeer& peer) {
    peer.AcceptWebsocket();
    for (int i = 0; i < kMessages; ++i) peer.SendText(std::string(static_cast<size_t>(600 + i % 1700), 'x'));
    peer.WaitForEnd();
  });
  auto tls = MakeTlsContext({.ca_pem = server.certificate()});
  ASSERT_TRUE(tls.ok());
  boost::asio::io_context loop;
  Counter counter;
  Websocket websocket(loop, *tls, {"127.0.0.1", server.port(), "/"}, {}, counter);
  websocket.Connect();
  while (counter.messages < kMessages && !counter.closed) ASSERT_NE(loop.run_one_for(std::chrono::seconds(20)), 0u);
  EXPECT_EQ(counter.messages, kMessages);
  EXPECT_EQ(counter.allocated, 0);
}

}  // namespace
}  // namespace kiwoom::transport

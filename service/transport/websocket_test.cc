#include "service/transport/websocket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <optional>
#include <set>
#include <utility>

#include "codec/padded_text.h"
#include "service/transport/test_server.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;

// Records its handler's calls, on a loop that the test runs.
class WebsocketTest : public ::testing::Test, public WebsocketHandler {
 protected:
  void Connect(const TestServer& server, WebsocketOptions options = {}, const std::string& host = "127.0.0.1") {
    Connect({host, server.port(), "/api/dostk/websocket"}, server.certificate(), options);
  }
  void Connect(broker::Endpoint endpoint, const std::string& ca, WebsocketOptions options = {}) {
    auto tls = MakeTlsContext({.ca_pem = ca});
    ASSERT_TRUE(tls.ok()) << tls.status();
    websocket_ = std::make_unique<Websocket>(loop_, *tls, std::move(endpoint), options, *this);
    websocket_->Connect();
  }

  // Runs the loop until the handler was called that many times.
  void RunUntil(size_t count) {
    loop_.restart();
    while (heard_.size() < count) ASSERT_NE(loop_.run_one_for(std::chrono::seconds(20)), 0u) << "nothing more comes";
  }
  // Runs the loop until it has no more work.
  void RunOut() {
    loop_.restart();
    loop_.run_for(std::chrono::seconds(20));
    ASSERT_TRUE(loop_.stopped());
  }

  void OnOpen() override { heard_.push_back("open"); }
  void OnText(std::string_view text) override {
    heard_.emplace_back(text);
    padded_ &= std::all_of(text.end(), text.end() + codec::kPadding, [](char c) { return c == 0; });
    if (on_text_) on_text_();
  }
  void OnClosed(std::string reason) override {
    heard_.push_back(reason);
    if (on_closed_) on_closed_();
  }

  boost::asio::io_context loop_;
  std::unique_ptr<Websocket> websocket_;
  std::vector<std::string> heard_;
  bool padded_ = true;
  std::function<void()> on_text_;
  std::function<void()> on_closed_;
};

TEST_F(WebsocketTest, TalksBothWays) {
  std::promise<std::string> asked, first, second;
  TestServer server([&](TestPeer& peer) {
    asked.set_value(peer.AcceptWebsocket());
    peer.SendText(R"({"trnm":"PING"})");
    first.set_value(peer.ReadText());
    second.set_value(peer.ReadText());
    peer.Ping();
    peer.CloseWebsocket(1000, "Bye");
  });
  Connect(server);
  websocket_->Send("too early: dropped");
  RunUntil(2);
  EXPECT_EQ(asked.get_future().get(), "/api/dostk/websocket 127.0.0.1:" + std::to_string(server.port()));
  websocket_->Send("one");
  websocket_->Send("two");
  RunUntil(3);
  EXPECT_EQ(first.get_future().get(), "one");
  EXPECT_EQ(second.get_future().get(), "two");
  EXPECT_THAT(heard_, ElementsAre("open", R"({"trnm":"PING"})",
                                  "The broker at 127.0.0.1:" + std::to_string(server.port()) +
                                      " closed the connection: 1000 Bye."));
  EXPECT_TRUE(padded_);
  websocket_->Send("too late: dropped");
  RunOut();
}

TEST_F(WebsocketTest, ResolvesNames) {
  TestServer server([](TestPeer& peer) {
    peer.AcceptWebsocket();
    peer.WaitForEnd();
  });
  Connect(server, {}, "localhost");
  RunUntil(1);
  EXPECT_THAT(heard_, ElementsAre("open"));
}

TEST_F(WebsocketTest, KeepsOrderAndPaddingAtAnySize) {
  const size_t sizes[] = {0, 1, 63, 64, 511, 512, 1535, 1536, 1537, 65535, 65536, 65537, 200000, 3 << 20, 5, 658};
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    for (size_t size : sizes) peer.SendText(std::string(size, 'x') + std::to_string(size));
    for (int i = 0; i < 2000; ++i) peer.SendText(std::to_string(i));
    peer.WaitForEnd();
  });
  Connect(server);
  RunUntil(1 + std::size(sizes) + 2000);
  for (size_t i = 0; i < std::size(sizes); ++i) {
    EXPECT_EQ(heard_[1 + i].size(), sizes[i] + std::to_string(sizes[i]).size());
    EXPECT_THAT(heard_[1 + i], EndsWith(std::to_string(sizes[i])));
  }
  for (int i = 0; i < 2000; ++i) ASSERT_EQ(heard_[1 + std::size(sizes) + i], std::to_string(i));
  EXPECT_TRUE(padded_);
}

TEST_F(WebsocketTest, AMessageAboveTheLimitEndsTheConnection) {
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    peer.SendText(std::string(1 << 20, 'x'));
    peer.SendText(std::string((1 << 20) + 1, 'x'));
    peer.WaitForEnd();
  });
  Connect(server, {.largest_message = 1 << 20});
  RunUntil(3);
  EXPECT_EQ(heard_[1].size(), 1u << 20);
  EXPECT_THAT(heard_[2], EndsWith("sent a message of more than 1 MiB."));
}

TEST_F(WebsocketTest, ReportsWhyAConnectionFails) {
  struct Case {
    const char* reason;
    TestServer::Script script;
    TestServerOptions options = {};
  };
  const Case cases[] = {
      {"hung up.", [](TestPeer& peer) { peer.AcceptWebsocket(); }},
      {"refuses the WebSocket with HTTP 403: check whether the broker's list of allowed addresses has this machine's, "
       "and whether a proxy blocks WebSockets.",
       [](TestPeer& peer) {
         peer.ReadRequest();
         peer.Respond(403, {}, "<html>Forbidden</html>");
       }},
      {"refuses the WebSocket with HTTP 503: the broker is overloaded or under maintenance; it redirects to "
       "https://127.0.0.1/later, which the gateway does not follow; it names the time to try again (Retry-After): 60.",
       [](TestPeer& peer) {
         peer.ReadRequest();
         peer.Respond(503, {{"Retry-After", "60"}, {"Location", "https://127.0.0.1/later?t=1"}}, "");
       }},
      {"is not safe: its certificate is not trusted: IP address mismatch.",
       [](TestPeer&) {},
       {.names = "IP:127.0.0.2"}},
      {"refuses TLS: ", [](TestPeer&) {}, {.old_tls = true}},
      {"did not take the connection within 300ms.", [](TestPeer&) {}, {.silent = true}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.reason);
    TestServer server(c.script, c.options);
    heard_.clear();
    Connect(server, {.connect_timeout = c.options.silent ? absl::Milliseconds(300) : absl::Seconds(10)});
    RunOut();
    ASSERT_FALSE(heard_.empty());
    EXPECT_THAT(heard_.back(), HasSubstr("The broker at 127.0.0.1:" + std::to_string(server.port()) + " " + c.reason));
  }
}

// Each case sends nothing after these bytes: the connection must end all the same.
TEST_F(WebsocketTest, AProtocolViolationEndsTheConnection) {
  const struct {
    const char* what;
    std::string bytes;
  } kCases[] = {
      {"a close whose reason is not UTF-8", std::string("\x88\x04\x03\xE8\xC0\xAF", 6)},
      {"a reserved opcode", std::string("\x83\x00", 2)},
      {"a reserved bit", "\xC1\x01x"},
      {"a masked frame from a server", "\x81\x81mask\x15"},
      {"a continuation without a beginning", "\x80\x01x"},
      {"a ping that is too long", std::string("\x89\x7E\x00\x7E", 4) + std::string(126, 'x')},
      {"no WebSocket at all", "HTTP/1.1 502 Bad Gateway\r\n\r\n"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    TestServer server([&](TestPeer& peer) {
      peer.AcceptWebsocket();
      peer.SendText("before");
      peer.SendRaw(test.bytes);
      peer.WaitForEnd();
    });
    heard_.clear();
    Connect(server);
    RunOut();
    ASSERT_EQ(heard_.size(), 3u);
    EXPECT_EQ(heard_[1], "before");
    EXPECT_THAT(heard_.back(), HasSubstr("violated the WebSocket protocol"));
  }
}

// The receiver counts it as one broken message.
TEST_F(WebsocketTest, TextThatIsNotUtf8IsAMessageLikeAnyOther) {
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    peer.SendRaw("\x81\x02\xC0\xAF");
    peer.SendRaw(std::string("\x01\x02\xEC\x82\x89\x00\x80\x01\xBC", 9));  // a character in two fragments around a ping
    peer.SendText("after");
    peer.WaitForEnd();
  });
  Connect(server);
  RunUntil(4);
  EXPECT_THAT(heard_, ElementsAre("open", "\xC0\xAF", "\xEC\x82\xBC", "after"));
  EXPECT_TRUE(padded_);
}

// Some servers do not join fragments. A key is used for one frame only.
TEST_F(WebsocketTest, ARequestOfAnySizeLeavesAsOneMaskedFrame) {
  const std::string sent[] = {"", "short", std::string(4096, 'a'), std::string(4097, 'b'), std::string(200'000, 'c')};
  std::promise<std::vector<TestPeer::Frame>> received;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    std::vector<TestPeer::Frame> frames;
    for (size_t i = 0; i < std::size(sent); ++i) frames.push_back(peer.ReadFrame());
    received.set_value(std::move(frames));
    peer.CloseWebsocket(1000, "");
  });
  Connect(server);
  RunUntil(1);
  for (const std::string& text : sent) websocket_->Send(text);
  RunUntil(2);
  const auto frames = received.get_future().get();
  std::set<std::string> keys;
  for (size_t i = 0; i < std::size(sent); ++i) {
    EXPECT_TRUE(frames[i].final) << i;
    EXPECT_EQ(frames[i].opcode, 1) << i;
    EXPECT_EQ(frames[i].payload, sent[i]) << i;
    EXPECT_EQ(frames[i].key.size(), 4u) << i;
    keys.insert(frames[i].key);
  }
  EXPECT_EQ(keys.size(), std::size(sent));
}

// A broker that stops reading, but goes on sending pings, which the session echoes.
TEST_F(WebsocketTest, APeerThatNeverReadsEndsTheConnection) {
  constexpr size_t kPing = 64 << 10, kMost = 1 << 20;
  std::promise<void> closed;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    // More than the kernel's buffers of both ends hold.
    for (int i = 0; i < 1000 && !peer.failed(); ++i) peer.SendText(std::string(kPing, 'p'));
    closed.get_future().get();
  });
  on_text_ = [this] { websocket_->Send(std::exchange(heard_.back(), "ping")); };
  bool over = false;
  on_closed_ = [&] { over = true; };
  Connect(server, {.most_unsent_bytes = kMost});
  loop_.restart();
  while (!over && heard_.size() < 1002) ASSERT_NE(loop_.run_one_for(std::chrono::seconds(20)), 0u);
  closed.set_value();
  EXPECT_EQ(heard_.back(), "The broker at 127.0.0.1:" + std::to_string(server.port()) +
                               " does not read what it is sent: 16 messages of 1048576 bytes are waiting, and there is "
                               "no room for the next one.");
  RunOut();
}

TEST_F(WebsocketTest, BoundsTheNumberOfUnsentMessages) {
  std::promise<void> closed;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    closed.get_future().get();
  });
  Connect(server, {.most_unsent_messages = 3});
  RunUntil(1);
  for (int i = 0; i < 3; ++i) websocket_->Send("x");
  EXPECT_EQ(heard_.size(), 1u) << "there is room for three";
  for (int i = 0; i < 3; ++i) websocket_->Send("x");
  EXPECT_EQ(heard_.size(), 1u) << "never from inside Send";
  RunUntil(2);
  EXPECT_THAT(heard_.back(), HasSubstr("does not read what it is sent: 3 messages of 3 bytes are waiting"));
  closed.set_value();
  RunOut();
}

TEST_F(WebsocketTest, RejectsACertificateOfAnUnknownAuthority) {
  TestServer server([](TestPeer&) { FAIL() << "a handshake was completed"; });
  Connect({"127.0.0.1", server.port(), "/"}, MakeTestCertificate("IP:127.0.0.1").certificate);
  RunOut();
  EXPECT_THAT(heard_, ElementsAre(HasSubstr("is not safe: its certificate is not trusted: ")));
}

TEST_F(WebsocketTest, RejectsACertificateForAnotherName) {
  TestServer server([](TestPeer&) { FAIL() << "a handshake was completed"; }, {.names = "DNS:elsewhere"});
  Connect(server, {}, "localhost");
  RunOut();
  EXPECT_THAT(heard_, ElementsAre(HasSubstr("is not safe: its certificate is not trusted: hostname mismatch.")));
}

TEST_F(WebsocketTest, ReportsARefusedConnection) {
  uint16_t port = 0;
  std::string ca;
  {
    TestServer server([](TestPeer&) {});
    port = server.port();
    ca = server.certificate();
  }
  Connect({"127.0.0.1", port, "/"}, ca);
  RunOut();
  EXPECT_THAT(heard_, ElementsAre("The broker at 127.0.0.1:" + std::to_string(port) +
                                  " cannot be reached: Connection refused."));
}

TEST_F(WebsocketTest, MayBeDestroyedFromInsideAnyCallback) {
  std::promise<void> ended;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    for (int i = 0; i < 10; ++i) peer.SendText("more");
    if (peer.number() == 0) {
      peer.WaitForEnd();
      ended.set_value();
    }
  });
  on_text_ = [this] { websocket_.reset(); };
  Connect(server, {.close_timeout = absl::Milliseconds(50)});
  RunOut();
  EXPECT_THAT(heard_, ElementsAre("open", "more"));
  ended.get_future().get();

  on_text_ = nullptr;
  on_closed_ = [this] { websocket_.reset(); };
  heard_.clear();
  Connect(server);
  RunOut();
  EXPECT_THAT(heard_.back(), EndsWith("hung up."));
}

TEST_F(WebsocketTest, CloseSendsPendingTextAndEndsSilently) {
  std::promise<std::string> last;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    last.set_value(peer.ReadText());
    EXPECT_EQ(peer.ReadText(), "");
  });
  Connect(server);
  RunUntil(1);
  websocket_->Send("last words");
  websocket_->Close();
  websocket_->Close();
  RunOut();
  EXPECT_THAT(heard_, ElementsAre("open"));
  EXPECT_EQ(last.get_future().get(), "last words");
}

TEST_F(WebsocketTest, CloseDoesNotWaitForAServerThatDoesNotAnswer) {
  std::promise<void> done;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    done.get_future().get();
  });
  Connect(server, {.close_timeout = absl::Milliseconds(50)});
  RunUntil(1);
  websocket_->Close();
  RunOut();
  done.set_value();
}

TEST_F(WebsocketTest, ARemainderIsGoneOnceTheServerHasAnsweredOrItIsCut) {
  std::promise<void> done;
  TestServer server([&](TestPeer& peer) {
    peer.AcceptWebsocket();
    done.get_future().get();  // without an answer to the close
    EXPECT_EQ(peer.ReadText(), "");
  });
  Connect(server, {.close_timeout = absl::Hours(1)});
  RunUntil(1);
  Websocket::Remains remains = websocket_->remains();
  EXPECT_FALSE(remains.gone());
  websocket_.reset();
  EXPECT_FALSE(remains.gone());
  remains.Cut();
  EXPECT_TRUE(remains.gone());
  RunOut();
  done.set_value();
  EXPECT_TRUE(Websocket::Remains().gone()) << "there was none";
}

TEST_F(WebsocketTest, NothingRemainsOfAConnectionThatNeverOpened) {
  TestServer server([](TestPeer&) {}, {.silent = true});
  Connect(server);
  const Websocket::Remains remains = websocket_->remains();
  websocket_.reset();
  EXPECT_TRUE(remains.gone()) << "although the operations that it began have not been told yet";
  RunOut();
}

TEST_F(WebsocketTest, MayBeClosedWhileItConnects) {
  TestServer server([](TestPeer&) {}, {.silent = true});
  Connect(server);
  for (int i = 0; i < 2; ++i) loop_.run_one_for(std::chrono::milliseconds(100));
  websocket_->Close();
  RunOut();
  EXPECT_TRUE(heard_.empty());
}

}  // namespace
}  // namespace kiwoom::transport

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <semaphore>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "service/transport/test_client.h"
#include "service/transport/test_echo.h"
#include "service/transport/test_server.h"

// Whatever the broker sends, and whenever, an answer never reaches the wrong request.
namespace kiwoom::transport {
namespace {

using ::testing::StartsWith;

std::string Repeated(int times, const std::string& text) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// What the broker sends in answer to one request. "%" stands for the regular answer: 200, with the number of the
// connection and the text of the request.
struct Manner {
  std::string name;
  std::string sent;
  std::string answer;  // "%" as above, or what the caller gets instead of it
  bool kept;           // the next call uses the same connection
};

std::vector<Manner> Manners() {
  const std::string interim = "HTTP/1.1 100 Continue\r\n\r\n";
  const std::string chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
  return {
      {"an answer and nothing else", "%", "%", true},
      {"in chunks", chunks, "abc", true},
      {"without content", "HTTP/1.1 204 No Content\r\n\r\n", "HTTP 204", true},

      {"100 Continue", interim + "%", "%", true},
      {"102 Processing", "HTTP/1.1 102 Processing\r\n\r\n%", "%", true},
      {"103 with headers", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 3\r\n\r\n%", "%", true},
      {"103 that wants to close", "HTTP/1.1 103 Early Hints\r\nConnection: close\r\n\r\n%", "%", true},
      {"an unknown 1xx", "HTTP/1.1 199 Nobody Knows\r\n\r\n%", "%", true},
      {"three 1xx", interim + "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n%", "%",
       true},
      {"sixteen 1xx", Repeated(16, interim) + "%", "%", true},
      {"seventeen 1xx", Repeated(17, interim) + "%",
       "broken: sent more than 16 interim answers (1xx) without a final one.", false},
      {"a long 1xx", "HTTP/1.1 103 Early Hints\r\nLink: " + std::string(9000, 'a') + "\r\n\r\n%",
       "broken: broke the connection: header limit exceeded.", false},
      {"101", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tea\r\n\r\n%",
       "broken: switched to another protocol unasked.", false},

      {"a second answer", "%" + Ok("another's"), "%", false},
      {"a second answer after chunks", chunks + Ok("another's"), "abc", false},
      {"a second answer after one without content", "HTTP/1.1 204 No Content\r\n\r\n" + Ok("another's"), "HTTP 204",
       false},
      {"a late 1xx", "%" + interim, "%", false},
      {"more than Content-Length", "%x", "%", false},
      {"an extra empty line", "%\r\n", "%", false},

      {"Connection: close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na", "a", false},
      {"HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", "a", false},
      {"408 with keep-alive", "HTTP/1.1 408 Request Timeout\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
       "HTTP 408", false},
      {"no HTTP", "garbage\r\n\r\n", "broken: broke the connection: bad version.", false},
  };
}

// One client calls repeatedly, and every second answer comes in one of these manners: first in one piece, then byte by
// byte with one TLS record per byte. The client reads after all of it has arrived.
TEST(ConnectionHygiene, EveryAnswerGoesToItsOwnRequest) {
  const std::vector<Manner> manners = Manners();
  std::atomic<bool> in_pieces = false;
  std::binary_semaphore asked{0}, sent{0}, ended{0};
  TestServer server([&](TestPeer& peer) {
    for (TestPeer::Request request = peer.ReadRequest(); !request.target.empty(); request = peer.ReadRequest()) {
      const std::string answer = Ok(Echo(peer, request));
      if (request.target == "/") {
        peer.SendRaw(answer);
        continue;
      }
      asked.release();
      const Manner& manner = manners[static_cast<size_t>(std::stoi(request.target.substr(1)))];
      const std::string bytes = absl::StrReplaceAll(manner.sent, {{"%", answer}});
      // Long texts go in larger pieces, because a record is larger than its byte and all records have to fit into the
      // kernel's buffer.
      const size_t piece = in_pieces ? 1 + bytes.size() / 1000 : bytes.size();
      for (size_t i = 0; i < bytes.size(); i += piece) peer.SendRaw(bytes.substr(i, piece));
      peer.WaitUntilReceived();
      sent.release();
    }
    ended.release();
  });
  TestClient client(server);
  int connection = 0;
  int calls = 0;
  for (const bool byte_by_byte : {false, true}) {
    in_pieces = byte_by_byte;
    for (size_t i = 0; i < manners.size(); ++i) {
      const Manner& manner = manners[i];
      SCOPED_TRACE(manner.name + (byte_by_byte ? ", byte by byte" : ""));
      const auto own = [&](const std::string& nonce) { return std::to_string(connection) + ":" + nonce; };
      const std::string before = "before " + std::to_string(++calls);
      EXPECT_EQ(client.Call(before), own(before));
      const std::string nonce = "nonce " + std::to_string(++calls);
      client.Begin(nonce, "/" + std::to_string(i));
      ASSERT_TRUE(client.RunUntil([&] { return asked.try_acquire(); }));
      sent.acquire();
      EXPECT_EQ(client.Answer(), absl::StrReplaceAll(manner.answer, {{"%", own(nonce)}}));
      if (!manner.kept) {
        ASSERT_TRUE(client.RunUntil([&] { return ended.try_acquire(); })) << "without another call";
        ++connection;
      }
      const std::string after = "after " + std::to_string(++calls);
      EXPECT_EQ(client.Call(after), own(after));
    }
  }
}

// What the broker does to an idle connection.
struct Event {
  const char* name;
  std::function<void(TestPeer&)> act;
  bool kept;
};

const Event kEvents[] = {
    {"a second answer", [](TestPeer& peer) { peer.SendRaw(Ok("another's")); }, false},
    {"the first byte of one", [](TestPeer& peer) { peer.SendRaw("H"); }, false},
    {"408", [](TestPeer& peer) { peer.SendRaw("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"); }, false},
    {"100 Continue", [](TestPeer& peer) { peer.SendRaw("HTTP/1.1 100 Continue\r\n\r\n"); }, false},
    {"garbage", [](TestPeer& peer) { peer.SendRaw(std::string(20000, 'x')); }, false},
    {"the end of TLS", [](TestPeer& peer) { peer.EndTls(); }, false},
    {"the end of TCP", [](TestPeer& peer) { peer.EndTcp(); }, false},
    {"a reset", [](TestPeer& peer) { peer.Reset(); }, false},
    {"TLS's own messages, then the end of TCP",
     [](TestPeer& peer) {
       peer.SendTlsMessages();
       peer.EndTcp();
     },
     false},
    {"TLS's own messages", [](TestPeer& peer) { peer.SendTlsMessages(); }, true},
    {"nothing", [](TestPeer&) {}, true},
};

TEST(ConnectionHygiene, UnsolicitedDataClosesAnIdleConnection) {
  for (const Event& event : kEvents) {
    SCOPED_TRACE(event.name);
    std::binary_semaphore idle{0}, happened{0}, ended{0};
    TestServer server([&](TestPeer& peer) {
      if (peer.number() > 0) return EchoAll(peer);
      peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
      idle.acquire();
      event.act(peer);
      if (event.kept) {
        peer.WaitUntilReceived();
        happened.release();
        return EchoAll(peer);
      }
      peer.WaitForEnd();
      ended.release();
    });
    TestClient client(server);
    EXPECT_EQ(client.Call("a"), "0:a");
    idle.release();
    if (event.kept) {
      happened.acquire();
      client.Run();
    } else {
      ASSERT_TRUE(client.RunUntil([&] { return ended.try_acquire(); })) << "without any call";
    }
    EXPECT_EQ(client.Call("b"), event.kept ? "0:b" : "1:b");
    EXPECT_EQ(client.Call("c"), event.kept ? "0:c" : "1:c");
  }
}

// The next call comes before the client has read what has arrived.
TEST(ConnectionHygiene, ACallOnAnIdleConnectionChecksForArrivedDataFirst) {
  for (const Event& event : kEvents) {
    SCOPED_TRACE(event.name);
    std::binary_semaphore idle{0}, happened{0};
    TestServer server([&](TestPeer& peer) {
      if (peer.number() > 0) return EchoAll(peer);
      peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
      idle.acquire();
      event.act(peer);
      peer.WaitUntilReceived();
      happened.release();
      EchoAll(peer);
    });
    TestClient client(server);
    EXPECT_EQ(client.Call("a"), "0:a");
    idle.release();
    happened.acquire();
    EXPECT_EQ(client.Call("b"), event.kept ? "0:b" : "1:b");
    EXPECT_EQ(client.Call("c"), event.kept ? "0:c" : "1:c");
  }
}

// Each connection answers once in full. Its second answer is cut one byte later than on the previous connection.
TEST(ConnectionHygiene, ATruncatedAnswerIsAFailure) {
  const std::string whole = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole";
  for (const bool politely : {false, true}) {
    SCOPED_TRACE(politely ? "TLS is closed first" : "TCP is closed without TLS");
    TestServer server([&](TestPeer& peer) {
      peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
      if (peer.ReadRequest().target.empty()) return;
      peer.SendRaw(whole.substr(0, static_cast<size_t>(peer.number())));
      if (politely) peer.EndTls();
    });
    TestClient client(server);
    for (size_t length = 0; length < whole.size(); ++length) {
      SCOPED_TRACE(length);
      const std::string nonce = "nonce " + std::to_string(length);
      EXPECT_EQ(client.Call(nonce), std::to_string(length) + ":" + nonce);
      EXPECT_THAT(client.Call("cut"), StartsWith(length == 0 ? "unanswered: hung up without an answer."
                                                             : "broken: broke the connection: "));
    }
    EXPECT_EQ(client.Call("a"), std::to_string(whole.size()) + ":a");
    EXPECT_EQ(client.Call("b"), "whole");
  }
}

}  // namespace
}  // namespace kiwoom::transport

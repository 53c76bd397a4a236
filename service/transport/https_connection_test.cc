#include "service/transport/https_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <semaphore>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "service/transport/https_dialer.h"
#include "service/transport/test_server.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {
namespace {

using ::testing::StartsWith;

std::string Repeated(int times, const std::string& text) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// What every test looks for in an answer: the connection that it came over, and the request's own text.
std::string Echo(const TestPeer& peer, const TestPeer::Request& request) {
  return std::to_string(peer.number()) + ":" + request.body;
}

std::string Ok(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// Answers what is asked until the client goes.
void EchoAll(TestPeer& peer) {
  for (TestPeer::Request request = peer.ReadRequest(); !request.target.empty(); request = peer.ReadRequest()) {
    peer.SendRaw(Ok(Echo(peer, request)));
  }
}

// Connections to one server, one after the other: a call makes a new one if the last is of no more use. Run by the
// test's own thread: between two calls of this class nothing of it runs, and what the broker sends lies in the kernel
// unnoticed.
class Client {
 public:
  explicit Client(const TestServer& server)
      : broker_("The broker at 127.0.0.1:" + std::to_string(server.port()) + " "),
        dialer_(io_, *MakeTlsContext({.ca_pem = server.certificate()}), {"127.0.0.1", server.port(), ""},
                /*largest_body=*/1 << 16) {}

  // As Answer.
  std::string Call(const std::string& body) {
    Begin(body);
    return Answer();
  }
  void Begin(const std::string& body, const std::string& path = "/") {
    if (connection_ == nullptr || !connection_->Usable()) Dial();
    Send({.path = path, .headers = {}, .body = body});
  }
  void Dial() {
    std::optional<absl::StatusOr<std::unique_ptr<HttpConnection>>> dialled;
    dialer_.Dial(absl::Seconds(20), [&](auto connection) { dialled = std::move(connection); });
    ASSERT_TRUE(RunUntil([&] { return dialled.has_value(); }));
    ASSERT_TRUE(dialled->ok()) << dialled->status();
    connection_ = **std::move(dialled);
  }
  // Over the connection as it is.
  void Send(HttpRequest request) {
    answer_.reset();
    connection_->Send(std::move(request), [this](absl::StatusOr<HttpResponse> answer) { answer_ = std::move(answer); });
    EXPECT_FALSE(answer_.has_value()) << "inside Send";
  }
  // The answer's body, its status if that is not 200, or how the request failed: "broken: did this and that."
  std::string Answer() {
    if (!RunUntil([this] { return answer_.has_value(); })) return "no answer at all";
    if (answer_->ok())
      return (*answer_)->status == 200 ? (*answer_)->body : "HTTP " + std::to_string((*answer_)->status);
    const absl::Status status = std::exchange(answer_, std::nullopt)->status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    const char* const names[] = {"unreachable", "unanswered", "broken"};
    return std::string(names[static_cast<int>(FailureOf(status))]) + ": " +
           absl::StrReplaceAll(status.message(), {{broker_, ""}});
  }

  // False if it does not come about.
  bool RunUntil(const std::function<bool()>& done) {
    const absl::Time given_up = absl::Now() + absl::Seconds(20);
    while (!done()) {
      if (absl::Now() > given_up) return false;
      io_.restart();
      io_.run_one_for(std::chrono::milliseconds(10));
    }
    return true;
  }
  // Whatever can be done without waiting.
  void Run() {
    io_.restart();
    io_.poll();
  }
  // Until nothing is left to do.
  void RunOut() {
    io_.restart();
    io_.run_for(std::chrono::seconds(20));
    EXPECT_TRUE(io_.stopped()) << "something is still going on";
  }

  std::unique_ptr<HttpConnection>& connection() { return connection_; }

 private:
  const std::string broker_;
  boost::asio::io_context io_{1};
  HttpsDialer dialer_;
  std::unique_ptr<HttpConnection> connection_;
  std::optional<absl::StatusOr<HttpResponse>> answer_;
};

// What the broker sends to one request. "%" is the answer: 200, with the number of the connection and the text of the
// request.
struct Manner {
  std::string name;
  std::string sent;
  std::string answer;  // "%" as above, or what the caller gets instead
  bool kept;           // the next call goes over the same connection
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
      {"a 1xx of no name", "HTTP/1.1 199 Nobody Knows\r\n\r\n%", "%", true},
      {"three 1xx", interim + "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n%", "%",
       true},
      {"sixteen 1xx", Repeated(16, interim) + "%", "%", true},
      {"seventeen 1xx", Repeated(17, interim) + "%", "broken: sent more than 16 interim answers (1xx) and no other.",
       false},
      {"a long 1xx", "HTTP/1.1 103 Early Hints\r\nLink: " + std::string(9000, 'a') + "\r\n\r\n%",
       "broken: broke the connection: header limit exceeded.", false},
      {"101", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tea\r\n\r\n%",
       "broken: switched to another protocol, which was never asked for.", false},

      {"a second answer", "%" + Ok("another's"), "%", false},
      {"a second answer behind chunks", chunks + Ok("another's"), "abc", false},
      {"a second answer behind none", "HTTP/1.1 204 No Content\r\n\r\n" + Ok("another's"), "HTTP 204", false},
      {"a 1xx too late", "%" + interim, "%", false},
      {"more than it announced", "%x", "%", false},
      {"an empty line too many", "%\r\n", "%", false},

      {"an answer that is the last", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na", "a", false},
      {"HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", "a", false},
      {"408, whatever it says", "HTTP/1.1 408 Request Timeout\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
       "HTTP 408", false},
      {"no HTTP", "garbage\r\n\r\n", "broken: broke the connection: bad version.", false},
  };
}

// One client calls again and again, and every second answer comes in one of these manners: at once, and byte by byte,
// each in a TLS record of its own. The client reads when all of it has arrived.
TEST(HttpsConnection, EveryAnswerGoesToItsOwnRequest) {
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
      // The longest in greater pieces: a TLS record takes more room than its byte, and all have to fit into the kernel.
      const size_t piece = in_pieces ? 1 + bytes.size() / 1000 : bytes.size();
      for (size_t i = 0; i < bytes.size(); i += piece) peer.SendRaw(bytes.substr(i, piece));
      peer.WaitUntilReceived();
      sent.release();
    }
    ended.release();
  });
  Client client(server);
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

// What the broker does to a connection that nobody uses.
struct Event {
  const char* name;
  std::function<void(TestPeer&)> act;
  bool kept;
};

const Event kEvents[] = {
    {"a second answer", [](TestPeer& peer) { peer.SendRaw(Ok("another's")); }, false},
    {"the beginning of one", [](TestPeer& peer) { peer.SendRaw("H"); }, false},
    {"408", [](TestPeer& peer) { peer.SendRaw("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"); }, false},
    {"100 Continue", [](TestPeer& peer) { peer.SendRaw("HTTP/1.1 100 Continue\r\n\r\n"); }, false},
    {"garbage", [](TestPeer& peer) { peer.SendRaw(std::string(20000, 'x')); }, false},
    {"the end of TLS", [](TestPeer& peer) { peer.EndTls(); }, false},
    {"the end of TCP", [](TestPeer& peer) { peer.EndTcp(); }, false},
    {"the end of everything", [](TestPeer& peer) { peer.Reset(); }, false},
    {"TLS's own messages, then the end of TCP",
     [](TestPeer& peer) {
       peer.SendTlsMessages();
       peer.EndTcp();
     },
     false},
    {"TLS's own messages", [](TestPeer& peer) { peer.SendTlsMessages(); }, true},
    {"nothing", [](TestPeer&) {}, true},
};

TEST(HttpsConnection, AnIdleConnectionIsClosedAtOnceByWhatItWasNotAskedFor) {
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
    Client client(server);
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

// The next call comes before the client had the time to look at what has arrived.
TEST(HttpsConnection, ACallOnAnIdleConnectionLooksFirstAtWhatHasArrived) {
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
    Client client(server);
    EXPECT_EQ(client.Call("a"), "0:a");
    idle.release();
    happened.acquire();
    EXPECT_EQ(client.Call("b"), event.kept ? "0:b" : "1:b");
    EXPECT_EQ(client.Call("c"), event.kept ? "0:c" : "1:c");
  }
}

// Each connection answers once, and is cut in its second answer one byte later than the one before.
TEST(HttpsConnection, AnAnswerThatIsCutAnywhereIsAFailure) {
  const std::string whole = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole";
  for (const bool politely : {false, true}) {
    SCOPED_TRACE(politely ? "TLS says that it ends" : "TCP just ends");
    TestServer server([&](TestPeer& peer) {
      peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
      if (peer.ReadRequest().target.empty()) return;
      peer.SendRaw(whole.substr(0, static_cast<size_t>(peer.number())));
      if (politely) peer.EndTls();
    });
    Client client(server);
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

// How far a request got decides whether it may be sent again. It leaves over a connection that has served already.
TEST(HttpsConnection, AFailureSaysHowFarTheRequestGot) {
  struct Case {
    const char* name;
    std::function<void(TestPeer&)> act;
    const char* failure;
  };
  const Case cases[] = {
      {"nothing, and the end of TLS", [](TestPeer& peer) { peer.EndTls(); }, "unanswered: hung up without an answer."},
      {"nothing, and the end of TCP", [](TestPeer& peer) { peer.EndTcp(); }, "unanswered: hung up without an answer."},
      {"nothing, and a reset", [](TestPeer& peer) { peer.Reset(); },
       "unanswered: broke the connection: Connection reset by peer."},
      {"TLS's own messages, and the end",
       [](TestPeer& peer) {
         peer.SendTlsMessages();
         peer.EndTls();
       },
       "unanswered: hung up without an answer."},
      {"one byte", [](TestPeer& peer) { peer.SendRaw("H"); }, "broken: broke the connection: "},
      {"one byte, and the end",
       [](TestPeer& peer) {
         peer.SendRaw("H");
         peer.EndTls();
       },
       "broken: broke the connection: partial message."},
      {"an interim answer, and the end",
       [](TestPeer& peer) {
         peer.SendRaw("HTTP/1.1 100 Continue\r\n\r\n");
         peer.EndTls();
       },
       "broken: broke the connection: end of stream."},
      {"what is no TLS", [](TestPeer& peer) { peer.SendUnencrypted("HTTP/1.1 200 OK\r\n\r\n"); },
       "broken: broke the connection: "},
      {"too much", [](TestPeer& peer) { peer.SendRaw(Ok(std::string((1 << 16) + 1, 'x'))); },
       "broken: answered with more than 65536 bytes."},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    TestServer server([&](TestPeer& peer) {
      peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
      if (peer.ReadRequest().target.empty()) return;
      c.act(peer);
    });
    Client client(server);
    EXPECT_EQ(client.Call("a"), "0:a");
    EXPECT_THAT(client.Call("b"), StartsWith(c.failure));
    EXPECT_FALSE(client.connection()->Usable());
  }
}

// More than fits into the kernel, so that the broker goes away while the request is being written.
TEST(HttpsConnection, ARequestThatWasSentInPartMayHaveBeenAnswered) {
  for (const bool answered : {false, true}) {
    SCOPED_TRACE(answered);
    std::binary_semaphore acted{0};
    TestServer server([&](TestPeer& peer) {
      if (answered) peer.SendRaw("HTTP/1.1 413 Too Large\r\n\r\n");
      peer.WaitUntilReceived();
      peer.Reset();
      acted.release();
    });
    Client client(server);
    client.Begin(std::string(32 << 20, 'x'));
    ASSERT_TRUE(client.RunUntil([&] { return acted.try_acquire(); }));
    EXPECT_THAT(client.Answer(),
                StartsWith(answered ? "broken: broke the connection: " : "unanswered: broke the connection: "));
    EXPECT_FALSE(client.connection()->Usable());
  }
}

TEST(HttpsConnection, WhatCannotBeSentIsNeverSent) {
  TestServer server(EchoAll);
  Client client(server);
  EXPECT_EQ(client.Call("a"), "0:a");
  client.Send({.path = "/", .headers = {{"next-key", "x\r\nHost: y"}}, .body = "smuggled"});
  EXPECT_TRUE(client.connection()->Usable());
  EXPECT_EQ(client.Answer(), "unreachable: The header next-key of a request to the broker holds a control character.");
  EXPECT_EQ(client.Call("b"), "0:b") << "it does the connection no harm";
}

TEST(HttpsConnection, AClosedConnectionSendsNothing) {
  std::binary_semaphore ended{0};
  TestServer server([&](TestPeer& peer) {
    peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
    peer.EndTls();
    peer.WaitUntilReceived();
    ended.release();
    EXPECT_EQ(peer.ReadRequest().target, "");
  });
  Client client(server);
  EXPECT_EQ(client.Call("a"), "0:a");
  ended.acquire();
  client.Send({.path = "/", .headers = {}, .body = "b"});
  EXPECT_THAT(client.Answer(), StartsWith("unreachable: The connection to the broker at 127.0.0.1:"));
  EXPECT_FALSE(client.connection()->Usable());
}

TEST(HttpsConnection, IsNotUsableWhileARequestIsOnItsWay) {
  TestServer server(EchoAll);
  Client client(server);
  client.Dial();
  EXPECT_TRUE(client.connection()->Usable());
  client.Begin("a");
  EXPECT_FALSE(client.connection()->Usable());
  EXPECT_EQ(client.Answer(), "0:a");
  EXPECT_TRUE(client.connection()->Usable());
}

TEST(HttpsConnection, ACallbackMayUseOrDestroyTheConnection) {
  std::binary_semaphore ended{0};
  TestServer server([&](TestPeer& peer) {
    EchoAll(peer);
    ended.release();
  });
  Client client(server);
  client.Dial();
  std::vector<std::string> answers;
  std::function<void(std::string)> call = [&](std::string body) {
    client.connection()->Send({.path = "/", .headers = {}, .body = body}, [&](absl::StatusOr<HttpResponse> answer) {
      answers.push_back(answer.ok() ? answer->body : std::string(answer.status().message()));
      if (answers.size() == 1) {
        EXPECT_TRUE(client.connection()->Usable());
        call("b");
      } else {
        client.connection() = nullptr;
      }
    });
  };
  call("a");
  client.RunOut();
  EXPECT_THAT(answers, testing::ElementsAre("0:a", "0:b"));
  ended.acquire();
}

TEST(HttpsConnection, ACallbackMayDestroyAConnectionThatBroke) {
  for (const bool refused : {false, true}) {
    TestServer server([](TestPeer& peer) { peer.ReadRequest(); });
    Client client(server);
    client.Dial();
    int failures = 0;
    client.connection()->Send({.path = refused ? "" : "/", .headers = {}, .body = ""},
                              [&](absl::StatusOr<HttpResponse> answer) {
                                failures += !answer.ok();
                                client.connection() = nullptr;
                              });
    client.RunOut();
    EXPECT_EQ(failures, 1);
  }
}

// However far its request is: about to be refused, being written, on its way, half answered.
TEST(HttpsConnection, NothingIsHeardOfAConnectionThatIsGone) {
  struct Case {
    const char* name;
    std::string path;
    size_t size;
    bool asked;
    std::string sent;
  };
  const Case cases[] = {
      {"refused", "", 0, false, ""},
      {"written, but for the loop", "/", 0, false, ""},
      {"being written", "/", 32 << 20, true, ""},
      {"unanswered", "/", 0, true, ""},
      {"half answered", "/", 0, true, "HTTP/1.1 200 OK\r\n"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    std::binary_semaphore asked{0};
    TestServer server([&](TestPeer& peer) {
      if (c.size == 0) peer.ReadRequest();
      peer.SendRaw(c.sent);
      peer.WaitUntilReceived();
      asked.release();
      peer.WaitForEnd();
    });
    Client client(server);
    client.Dial();
    client.connection()->Send({.path = c.path, .headers = {}, .body = std::string(c.size, 'x')},
                              [](absl::StatusOr<HttpResponse>) { FAIL() << "was called"; });
    if (c.asked) {
      ASSERT_TRUE(client.RunUntil([&] { return asked.try_acquire(); }));
      client.Run();
    }
    client.connection() = nullptr;
    client.RunOut();
  }
}

// A broker that sends a byte now and then is for the owner to give up.
TEST(HttpsConnection, WaitsForAnAnswerAsLongAsItsOwnerDoes) {
  std::binary_semaphore asked{0}, go{0};
  TestServer server([&](TestPeer& peer) {
    const std::string answer = Ok(Echo(peer, peer.ReadRequest()));
    for (const char c : answer) {
      asked.release();
      go.acquire();
      peer.SendRaw(std::string(1, c));
    }
    peer.WaitForEnd();
  });
  Client client(server);
  client.Begin("a");
  for (size_t i = 0; i < Ok("0:a").size(); ++i) {
    ASSERT_TRUE(client.RunUntil([&] { return asked.try_acquire(); }));
    go.release();
  }
  EXPECT_EQ(client.Answer(), "0:a");
}

}  // namespace
}  // namespace kiwoom::transport

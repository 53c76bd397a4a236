#include "service/transport/https_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <semaphore>
#include <string>
#include <vector>

#include "service/transport/test_client.h"
#include "service/transport/test_echo.h"
#include "service/transport/test_server.h"

namespace kiwoom::transport {
namespace {

using ::testing::StartsWith;

// Whether a request may be sent again depends on how far it got. Here it is the second request of its connection.
TEST(HttpsConnection, AFailureReportsHowFarTheRequestGot) {
  struct Case {
    const char* name;
    std::function<void(TestPeer&)> act;
    const char* failure;
  };
  const Case cases[] = {
      {"the end of TLS", [](TestPeer& peer) { peer.EndTls(); }, "unanswered: hung up without an answer."},
      {"the end of TCP", [](TestPeer& peer) { peer.EndTcp(); }, "unanswered: hung up without an answer."},
      {"a reset", [](TestPeer& peer) { peer.Reset(); }, "unanswered: broke the connection: Connection reset by peer."},
      {"TLS's own messages, then the end",
       [](TestPeer& peer) {
         peer.SendTlsMessages();
         peer.EndTls();
       },
       "unanswered: hung up without an answer."},
      {"one byte", [](TestPeer& peer) { peer.SendRaw("H"); }, "broken: broke the connection: "},
      {"one byte, then the end",
       [](TestPeer& peer) {
         peer.SendRaw("H");
         peer.EndTls();
       },
       "broken: broke the connection: partial message."},
      {"an interim answer, then the end",
       [](TestPeer& peer) {
         peer.SendRaw("HTTP/1.1 100 Continue\r\n\r\n");
         peer.EndTls();
       },
       "broken: broke the connection: end of stream."},
      {"unencrypted data", [](TestPeer& peer) { peer.SendUnencrypted("HTTP/1.1 200 OK\r\n\r\n"); },
       "broken: broke the connection: "},
      {"a large answer", [](TestPeer& peer) { peer.SendRaw(Ok(std::string(TestClient::kLargestBody + 1, 'x'))); },
       "broken: answered with more than 65536 bytes."},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    TestServer server([&](TestPeer& peer) {
      peer.SendRaw(Ok(Echo(peer, peer.ReadRequest())));
      if (peer.ReadRequest().target.empty()) return;
      c.act(peer);
    });
    TestClient client(server);
    EXPECT_EQ(client.Call("a"), "0:a");
    EXPECT_THAT(client.Call("b"), StartsWith(c.failure));
    EXPECT_FALSE(client.connection()->Usable());
  }
}

// The request does not fit into the kernel's buffers, so the broker disconnects while it is being written.
TEST(HttpsConnection, APartlySentRequestMayHaveBeenAnswered) {
  for (const bool answered : {false, true}) {
    SCOPED_TRACE(answered);
    std::binary_semaphore begun{0}, acted{0};
    TestServer server([&](TestPeer& peer) {
      begun.acquire();
      if (answered) peer.SendRaw("HTTP/1.1 413 Too Large\r\n\r\n");
      peer.WaitUntilReceived();
      peer.Reset();
      acted.release();
    });
    TestClient client(server);
    client.Begin(std::string(32 << 20, 'x'));
    begun.release();
    ASSERT_TRUE(client.RunUntil([&] { return acted.try_acquire(); }));
    EXPECT_THAT(client.Answer(),
                StartsWith(answered ? "broken: broke the connection: " : "unanswered: broke the connection: "));
    EXPECT_FALSE(client.connection()->Usable());
  }
}

TEST(HttpsConnection, AnInvalidRequestIsNotSent) {
  TestServer server(EchoAll);
  TestClient client(server);
  EXPECT_EQ(client.Call("a"), "0:a");
  client.Send({.path = "/", .headers = {{"next-key", "x\r\nHost: y"}}, .body = "smuggled"});
  EXPECT_TRUE(client.connection()->Usable());
  EXPECT_EQ(client.Answer(),
            "unreachable: The header next-key of a request to the broker contains a control character.");
  EXPECT_EQ(client.Call("b"), "0:b") << "the connection remains usable";
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
  TestClient client(server);
  EXPECT_EQ(client.Call("a"), "0:a");
  ended.acquire();
  client.Send({.path = "/", .headers = {}, .body = "b"});
  EXPECT_THAT(client.Answer(), StartsWith("unreachable: The connection to the broker at 127.0.0.1:"));
  EXPECT_FALSE(client.connection()->Usable());
}

TEST(HttpsConnection, IsNotUsableDuringARequest) {
  TestServer server(EchoAll);
  TestClient client(server);
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
  TestClient client(server);
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
  EXPECT_TRUE(client.RunOut());
  EXPECT_THAT(answers, testing::ElementsAre("0:a", "0:b"));
  ended.acquire();
}

TEST(HttpsConnection, ACallbackMayDestroyAConnectionThatBroke) {
  for (const bool invalid : {false, true}) {
    TestServer server([](TestPeer& peer) { peer.ReadRequest(); });
    TestClient client(server);
    client.Dial();
    int failures = 0;
    client.connection()->Send({.path = invalid ? "" : "/", .headers = {}, .body = ""},
                              [&](absl::StatusOr<HttpResponse> answer) {
                                failures += !answer.ok();
                                client.connection() = nullptr;
                              });
    EXPECT_TRUE(client.RunOut());
    EXPECT_EQ(failures, 1);
  }
}

TEST(HttpsConnection, ADestroyedConnectionCallsNothing) {
  struct Case {
    const char* name;
    std::string path;
    size_t size;
    bool asked;
    std::string sent;
  };
  const Case cases[] = {
      {"rejected", "", 0, false, ""},
      {"not written yet", "/", 0, false, ""},
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
    TestClient client(server);
    client.Dial();
    client.connection()->Send({.path = c.path, .headers = {}, .body = std::string(c.size, 'x')},
                              [](absl::StatusOr<HttpResponse>) { FAIL() << "was called"; });
    if (c.asked) {
      ASSERT_TRUE(client.RunUntil([&] { return asked.try_acquire(); }));
      client.Run();
    }
    client.connection() = nullptr;
    EXPECT_TRUE(client.RunOut());
  }
}

// Giving up on a slow broker is the owner's decision.
TEST(HttpsConnection, HasNoTimeoutOfItsOwn) {
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
  TestClient client(server);
  client.Begin("a");
  for (size_t i = 0; i < Ok("0:a").size(); ++i) {
    ASSERT_TRUE(client.RunUntil([&] { return asked.try_acquire(); }));
    go.release();
  }
  EXPECT_EQ(client.Answer(), "0:a");
}

}  // namespace
}  // namespace kiwoom::transport

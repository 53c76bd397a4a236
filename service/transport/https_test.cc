#include "service/transport/https.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "absl/time/clock.h"
#include "service/loop/io_worker.h"
#include "service/transport/test_server.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {
namespace {

using ::testing::HasSubstr;

class HttpsTest : public ::testing::Test {
 protected:
  using Answer = absl::StatusOr<HttpResponse>;

  ~HttpsTest() override { worker_.Stop(); }

  void Use(const TestServer& server, HttpsOptions options = {}, const std::string& host = "127.0.0.1") {
    Use({host, server.port(), ""}, server.certificate(), options);
  }
  void Use(broker::Endpoint endpoint, const std::string& ca, HttpsOptions options = {}) {
    auto tls = MakeTlsContext({.ca_pem = ca});
    ASSERT_TRUE(tls.ok()) << tls.status();
    // A client lives on the worker, so the previous one must be destroyed there.
    std::promise<void> gone;
    worker_.Post([&] {
      client_.reset();
      gone.set_value();
    });
    gone.get_future().wait();
    client_ = std::make_unique<HttpsClient>(worker_.io(), *tls, std::move(endpoint), options);
  }

  std::future<Answer> Begin(std::string body, absl::Duration timeout = absl::Seconds(20)) {
    auto promise = std::make_shared<std::promise<Answer>>();
    worker_.Post([this, promise, timeout, body = std::move(body)]() mutable {
      client_->Post({"/api/dostk/sect", {{"api-id", "ka20001"}, {"next-key", ""}}, std::move(body), true},
                    absl::Now() + timeout, [promise](Answer answer) { promise->set_value(std::move(answer)); });
    });
    return promise->get_future();
  }
  Answer Post(std::string body, absl::Duration timeout = absl::Seconds(20)) {
    return Begin(std::move(body), timeout).get();
  }

  loop::IoWorker worker_;
  std::unique_ptr<HttpsClient> client_;
};

// Answers each request with the number of its connection.
void Echo(TestPeer& peer) {
  while (true) {
    const TestPeer::Request request = peer.ReadRequest();
    if (request.target.empty()) return;
    peer.Respond(200, {{"Next-Key", request.headers.at("api-id")}}, std::to_string(peer.number()) + request.body);
  }
}

TEST_F(HttpsTest, PostsAndReadsTheAnswer) {
  std::promise<TestPeer::Request> asked;
  TestServer server([&](TestPeer& peer) {
    asked.set_value(peer.ReadRequest());
    peer.Respond(429, {{"Cont-YN", "Y"}}, R"({"return_code":5})");
    peer.WaitForEnd();
  });
  Use(server);
  const Answer answer = Post("{}");
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->status, 429);
  EXPECT_EQ(answer->Header("cont-yn"), "Y");
  EXPECT_EQ(answer->body, R"({"return_code":5})");
  const TestPeer::Request request = asked.get_future().get();
  EXPECT_EQ(request.target, "/api/dostk/sect");
  EXPECT_EQ(request.headers.at("host"), "127.0.0.1:" + std::to_string(server.port()));
  EXPECT_EQ(request.headers.at("api-id"), "ka20001");
  EXPECT_EQ(request.headers.at("next-key"), "");
  EXPECT_EQ(request.headers.at("content-length"), "2");
  EXPECT_EQ(request.body, "{}");
}

TEST_F(HttpsTest, ReusesAConnection) {
  TestServer server(Echo);
  Use(server, {}, "localhost");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Post("")->body, "0");
}

TEST_F(HttpsTest, DoesNotReuseAConnectionThatIdledTooLong) {
  TestServer server(Echo);
  Use(server, {.idle_limit = -absl::Seconds(1)});
  EXPECT_EQ(Post("")->body, "0");
  EXPECT_EQ(Post("")->body, "1");
}

TEST_F(HttpsTest, NoticesThatTheServerHungUpWhileIdle) {
  std::promise<void> hung_up;
  TestServer server([&](TestPeer& peer) {
    if (peer.number() > 0) return Echo(peer);
    peer.ReadRequest();
    peer.Respond(200, {}, "first");
    hung_up.set_value();
  });
  Use(server);
  EXPECT_EQ(Post("")->body, "first");
  hung_up.get_future().get();
  EXPECT_EQ(Post("")->body, "1");
}

TEST_F(HttpsTest, ObeysConnectionClose) {
  TestServer server([](TestPeer& peer) {
    peer.ReadRequest();
    peer.Respond(200, {{"Connection", "close"}}, std::to_string(peer.number()));
    peer.WaitForEnd();
  });
  Use(server);
  EXPECT_EQ(Post("")->body, "0");
  EXPECT_EQ(Post("")->body, "1");
}

TEST_F(HttpsTest, RequestsRunInParallelUpToALimit) {
  // The first two requests are answered once both have arrived. The third waits for one of their connections.
  std::promise<void> both;
  std::shared_future<void> both_asked = both.get_future().share();
  std::atomic<int> asked = 0;
  TestServer server([&](TestPeer& peer) {
    const TestPeer::Request request = peer.ReadRequest();
    if (++asked == 2) both.set_value();
    both_asked.wait();
    peer.Respond(200, {}, std::to_string(peer.number()) + request.body);
    Echo(peer);
  });
  Use(server, {.most_connections = 2});
  auto a = Begin("a"), b = Begin("b"), c = Begin("c");
  EXPECT_THAT(a.get()->body, HasSubstr("a"));
  EXPECT_THAT(b.get()->body, HasSubstr("b"));
  const std::string last = c.get()->body;
  EXPECT_THAT(last, testing::AnyOf("0c", "1c"));
}

TEST_F(HttpsTest, GivesUpAtTheDeadline) {
  std::promise<void> done;
  TestServer server([&](TestPeer& peer) {
    if (peer.number() > 0) return Echo(peer);
    peer.ReadRequest();
    peer.WaitForEnd();
    done.set_value();
  });
  Use(server, {.most_connections = 1});
  auto slow = Begin("", absl::Milliseconds(300));
  auto behind = Begin("", absl::Milliseconds(100));
  EXPECT_EQ(std::string(behind.get().status().message()),
            "The request to the broker waited for a connection until its deadline passed.");
  const absl::Status status = slow.get().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(std::string(status.message()), HasSubstr("did not answer in time."));
  done.get_future().get();
  EXPECT_EQ(Post("")->body, "1") << "the connection is not reused";
  EXPECT_EQ(Post("", -absl::Seconds(1)).status().code(), absl::StatusCode::kDeadlineExceeded);
}

TEST_F(HttpsTest, ReportsWhyARequestFails) {
  struct Case {
    const char* reason;
    TestServer::Script script;
    TestServerOptions options = {};
  };
  const Case cases[] = {
      {"hung up without an answer.", [](TestPeer& peer) { peer.ReadRequest(); }},
      {"broke the connection: ",
       [](TestPeer& peer) {
         peer.ReadRequest();
         peer.SendRaw("no HTTP\r\n\r\n");
         peer.WaitForEnd();
       }},
      {"broke the connection: ",
       [](TestPeer& peer) {
         peer.ReadRequest();
         peer.SendRaw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
       }},
      {"answered with more than 1000 bytes.",
       [](TestPeer& peer) {
         peer.ReadRequest();
         peer.Respond(200, {}, std::string(1001, 'x'));
         peer.WaitForEnd();
       }},
      {"is not safe: its certificate is not trusted: IP address mismatch.", [](TestPeer&) {}, {.names = "DNS:x"}},
      {"refuses TLS: ", [](TestPeer&) {}, {.old_tls = true}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.reason);
    TestServer server(c.script, c.options);
    Use(server, {.largest_body = 1000});
    const absl::Status status = Post("").status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("The broker at 127.0.0.1:" + std::to_string(server.port()) + " " + c.reason));
  }
}

TEST_F(HttpsTest, RejectsACertificateOfAnUnknownAuthority) {
  TestServer server([](TestPeer&) { FAIL() << "a handshake was completed"; });
  Use({"127.0.0.1", server.port(), ""}, MakeTestCertificate("IP:127.0.0.1").certificate);
  const absl::Status status = Post("").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("is not safe: its certificate is not trusted: "));
}

TEST_F(HttpsTest, HandlesManyRequestsAtOnce) {
  TestServer server(Echo);
  Use(server, {.most_connections = 3});
  std::vector<std::future<Answer>> answers;
  for (int i = 0; i < 200; ++i) answers.push_back(Begin(":" + std::to_string(i)));
  for (int i = 0; i < 200; ++i) {
    const Answer answer = answers[static_cast<size_t>(i)].get();
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_THAT(answer->body, testing::EndsWith(":" + std::to_string(i)));
  }
}

}  // namespace
}  // namespace kiwoom::transport

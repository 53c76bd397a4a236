#include "service/admin/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <deque>
#include <optional>
#include <thread>
#include <vector>

#include "service/admin/test_visitor.h"

namespace kiwoom::admin {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// A server whose answers repeat the path, on real sockets.
class HttpServerTest : public ::testing::Test {
 protected:
  void Open(HttpServerOptions options = {}) {
    server_.emplace(io_, options, [this](const PageRequest& request, HttpServer::Done done) {
      if (request.path == "/later") return later_.push_back(std::move(done));
      done({.status = request.read ? 200 : 405, .body = "page " + request.path});
    });
    ASSERT_TRUE(server_->Listen().ok());
    thread_ = std::thread([this] { io_.run(); });
  }
  void TearDown() override {
    io_.stop();
    if (thread_.joinable()) thread_.join();
  }
  int port() const { return server_->port(); }

  boost::asio::io_context io_{1};
  std::vector<HttpServer::Done> later_;
  std::optional<HttpServer> server_;
  std::thread thread_;
};

TEST_F(HttpServerTest, AnswersRequestsOfOneConnectionInOrder) {
  Open();
  TestVisitor visitor(port());
  EXPECT_EQ(visitor.Get("/a"),
            "HTTP/1.1 200 OK\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Length: 7\r\n"
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Cache-Control: no-store\r\n"
            "Connection: keep-alive\r\n\r\n"
            "page /a");
  visitor.Send("GET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\nGET /d HTTP/1.1\r\nConnection: close\r\n\r\n");
  for (const char* page : {"page /b", "page /c", "page /d"}) EXPECT_EQ(BodyOf(visitor.Receive()), page);
  EXPECT_TRUE(visitor.Ended());
}

TEST_F(HttpServerTest, HeadHasTheHeadersAlone) {
  Open();
  TestVisitor visitor(port());
  const std::string answer = visitor.Ask("HEAD /a HTTP/1.1\r\n\r\n", true);
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("Content-Length: 7\r\n"));
  EXPECT_EQ(BodyOf(visitor.Get("/b")), "page /b") << "the next answer follows at once";
}

TEST_F(HttpServerTest, OtherMethodsGetAllow) {
  Open();
  TestVisitor visitor(port());
  const std::string answer = visitor.Ask("DELETE /a HTTP/1.1\r\n\r\n");
  EXPECT_EQ(StatusOf(answer), "HTTP/1.1 405");
  EXPECT_THAT(answer, HasSubstr("\r\nAllow: GET, HEAD\r\n"));
}

TEST_F(HttpServerTest, ABodyIsNotReadAndEndsTheConnection) {
  Open();
  TestVisitor visitor(port());
  const std::string answer = visitor.Ask("GET /a HTTP/1.1\r\nContent-Length: 26\r\n\r\nGET /hidden HTTP/1.1\r\n\r\n..");
  EXPECT_EQ(BodyOf(answer), "page /a");
  EXPECT_THAT(answer, HasSubstr("Connection: close"));
  EXPECT_TRUE(visitor.Ended()) << "the body is no second request";
}

TEST_F(HttpServerTest, RefusesMalformedRequestsAndEndsTheConnection) {
  Open();
  const struct {
    std::string bytes;
    std::string status;
  } kCases[] = {
      {"nonsense\r\n\r\n", "HTTP/1.1 400"},
      {"GET / HTTP/3.0\r\n\r\n", "HTTP/1.1 400"},
      {"GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n", "HTTP/1.1 431"},
      {"GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", "HTTP/1.1 413"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "HTTP/1.1 400"},
  };
  for (const auto& test : kCases) {
    TestVisitor visitor(port());
    const std::string answer = visitor.Ask(test.bytes);
    EXPECT_EQ(StatusOf(answer), test.status) << test.bytes.substr(0, 40);
    EXPECT_THAT(answer, Not(HasSubstr("nonsense"))) << "nothing is repeated";
    EXPECT_TRUE(visitor.Ended());
  }
}

TEST_F(HttpServerTest, ASlowRequestIsGivenUp) {
  Open({.request_timeout = absl::Milliseconds(100)});
  TestVisitor slow(port());
  slow.Send("GET /a HTTP/1.1\r\nX: ");
  EXPECT_EQ(StatusOf(slow.Receive()), "HTTP/1.1 408");
  EXPECT_TRUE(slow.Ended());

  TestVisitor silent(port());
  EXPECT_TRUE(silent.Ended()) << "one that asks nothing is told nothing";
}

TEST_F(HttpServerTest, EveryByteOfASlowRequestDoesNotBuyMoreTime) {
  Open({.request_timeout = absl::Milliseconds(100)});
  TestVisitor visitor(port()), other(port());
  visitor.Send("GET /a HTTP/1.1\r\n");
  // It sends for far longer than the timeout, but for the answer.
  int sent = 0;
  for (; sent < 100'000 && !visitor.HasAnswer(); ++sent) {
    visitor.Send("X: y\r\n");
    for (int pause = 0; pause < 20; ++pause) other.Get("/pause");
  }
  EXPECT_LT(sent, 100'000);
  EXPECT_EQ(StatusOf(visitor.Receive()), "HTTP/1.1 408");
}

TEST_F(HttpServerTest, AnIdleConnectionEndsLater) {
  Open({.request_timeout = absl::Seconds(30), .idle_timeout = absl::Milliseconds(100)});
  TestVisitor visitor(port());
  EXPECT_EQ(BodyOf(visitor.Get("/a")), "page /a");
  EXPECT_TRUE(visitor.Ended());
}

TEST_F(HttpServerTest, TheConnectionThatIsIdleForLongestMakesRoom) {
  Open({.most_connections = 3});
  std::deque<TestVisitor> silent;
  for (int i = 0; i < 40; ++i) {
    silent.emplace_back(port());
    if (i % 2 == 0) silent.back().Send("GET /half");
  }
  TestVisitor visitor(port());
  EXPECT_EQ(BodyOf(visitor.Get("/a")), "page /a") << "a probe gets through any number of them";
  for (int i = 0; i < 38; ++i) EXPECT_TRUE(silent[static_cast<size_t>(i)].Ended()) << i;
}

TEST_F(HttpServerTest, AConnectionThatWaitsForItsAnswerIsNotMadeToLeave) {
  Open({.most_connections = 2});
  TestVisitor waiting(port()), first(port());
  waiting.Send("GET /later HTTP/1.1\r\n\r\n");
  EXPECT_EQ(BodyOf(first.Get("/a")), "page /a");
  TestVisitor second(port());
  EXPECT_EQ(BodyOf(second.Get("/b")), "page /b");
  EXPECT_TRUE(first.Ended());
  boost::asio::post(io_, [this] { later_.front()({.body = "at last"}); });
  EXPECT_EQ(BodyOf(waiting.Receive()), "at last");
}

TEST_F(HttpServerTest, AnAnswerForSomebodyWhoLeftGoesNowhere) {
  Open();
  {
    TestVisitor gone(port());
    gone.Send("GET /later HTTP/1.1\r\n\r\n");
    TestVisitor visitor(port());
    EXPECT_EQ(BodyOf(visitor.Get("/a")), "page /a");
  }
  boost::asio::post(io_, [this] {
    for (HttpServer::Done& done : later_) done({.body = std::string(1 << 20, 'x')});
  });
  TestVisitor visitor(port());
  EXPECT_EQ(BodyOf(visitor.Get("/b")), "page /b");
}

TEST_F(HttpServerTest, AConnectionEndsAfterManyRequests) {
  Open({.most_requests = 3});
  TestVisitor visitor(port());
  EXPECT_THAT(visitor.Get("/1"), HasSubstr("keep-alive"));
  EXPECT_THAT(visitor.Get("/2"), HasSubstr("keep-alive"));
  EXPECT_THAT(visitor.Get("/3"), HasSubstr("Connection: close"));
  EXPECT_TRUE(visitor.Ended());
}

TEST_F(HttpServerTest, SaysWhyItCannotListen) {
  Open();
  boost::asio::io_context io;
  const auto answer = [](const PageRequest&, HttpServer::Done) {};
  const std::string taken = "127.0.0.1:" + std::to_string(port());
  EXPECT_EQ(
      HttpServer(io, {.listen = taken}, answer).Listen().message(),
      "the admin port cannot listen on " + taken + ": Address already in use: set --admin_listen, or leave it empty");
  EXPECT_THAT(HttpServer(io, {.listen = "192.0.2.1:0"}, answer).Listen().message(),
              HasSubstr("192.0.2.1:0: Cannot assign requested address"));
}

}  // namespace
}  // namespace kiwoom::admin

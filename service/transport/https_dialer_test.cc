#include "service/transport/https_dialer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "service/transport/test_server.h"
#include "service/transport/tls.h"

namespace kiwoom::transport {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Dialled = absl::StatusOr<std::unique_ptr<HttpConnection>>;

// Answers each request with the kind of handshake that its connection made.
void AnswerWithHandshake(TestPeer& peer) {
  for (TestPeer::Request request = peer.ReadRequest(); !request.target.empty(); request = peer.ReadRequest()) {
    peer.Respond(200, {}, peer.resumed() ? "resumed" : "full");
  }
}

class HttpsDialerTest : public ::testing::Test {
 protected:
  void Use(const TestServer& server, const std::string& host = "127.0.0.1") {
    Use({host, server.port(), ""}, server.certificate());
  }
  void Use(broker::Endpoint endpoint, const std::string& ca) {
    auto tls = MakeTlsContext({.ca_pem = ca});
    ASSERT_TRUE(tls.ok()) << tls.status();
    dialer_ = std::make_unique<HttpsDialer>(loop_, *tls, std::move(endpoint));
  }

  Dialled Dial(absl::Duration timeout = absl::Seconds(20)) {
    std::optional<Dialled> dialled;
    dialer_->Dial(timeout, [&](Dialled connection) { dialled = std::move(connection); });
    EXPECT_FALSE(dialled.has_value()) << "inside Dial";
    RunUntil([&] { return dialled.has_value(); });
    return dialled ? *std::move(dialled) : absl::InternalError("nothing at all");
  }
  // The answer's body, or the error.
  std::string Ask(HttpConnection& connection) {
    std::optional<std::string> heard;
    connection.Send({.path = "/", .headers = {}, .body = "{}"}, [&](absl::StatusOr<HttpResponse> answer) {
      heard = answer.ok() ? answer->body : std::string(answer.status().message());
    });
    RunUntil([&] { return heard.has_value(); });
    return heard.value_or("nothing at all");
  }
  // On a new connection.
  std::string DialAndAsk() {
    Dialled connection = Dial();
    return connection.ok() ? Ask(**connection) : std::string(connection.status().message());
  }

  void RunUntil(const std::function<bool()>& done) {
    const absl::Time given_up = absl::Now() + absl::Seconds(20);
    while (!done()) {
      ASSERT_LT(absl::Now(), given_up) << "nothing more comes";
      loop_.restart();
      loop_.run_one_for(std::chrono::milliseconds(10));
    }
  }
  // Runs until nothing is pending.
  void RunOut() {
    loop_.restart();
    loop_.run_for(std::chrono::seconds(20));
    EXPECT_TRUE(loop_.stopped()) << "something is still pending";
  }

  boost::asio::io_context loop_{1};
  std::unique_ptr<HttpsDialer> dialer_;
};

TEST_F(HttpsDialerTest, MakesConnectionsThatAnswer) {
  TestServer server(AnswerWithHandshake);
  for (const char* host : {"127.0.0.1", "localhost"}) {
    Use(server, host);
    Dialled connection = Dial();
    ASSERT_TRUE(connection.ok()) << connection.status();
    EXPECT_TRUE((*connection)->Usable());
    EXPECT_EQ(Ask(**connection), "full");
    EXPECT_EQ(Ask(**connection), "full");
    dialer_ = nullptr;
    EXPECT_EQ(Ask(**connection), "full") << "a connection does not need its dialer";
  }
}

TEST_F(HttpsDialerTest, AConnectionStaysUsableUntilItsFirstRequest) {
  TestServer server(AnswerWithHandshake);  // which sends session tickets unasked
  Use(server);
  Dialled connection = Dial();
  ASSERT_TRUE(connection.ok()) << connection.status();
  loop_.run_for(std::chrono::milliseconds(50));
  EXPECT_TRUE((*connection)->Usable());
  EXPECT_EQ(Ask(**connection), "full");
}

TEST_F(HttpsDialerTest, ReportsWhyItCannotConnect) {
  struct Case {
    const char* reason;
    TestServerOptions options = {};
    std::string host = "127.0.0.1";
  };
  const Case cases[] = {
      {"is not safe: its certificate is not trusted: IP address mismatch.", {.names = "DNS:localhost"}},
      {"is not safe: its certificate is not trusted: hostname mismatch.", {.names = "IP:127.0.0.1"}, "localhost"},
      {"refuses TLS: ", {.old_tls = true}},
      {"has no address: ", {}, "no such name"},
      {"did not take the connection within 100ms.", {.silent = true}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.reason);
    TestServer server([](TestPeer&) {}, c.options);
    Use(server, c.host);
    const absl::Status status = Dial(c.options.silent ? absl::Milliseconds(100) : absl::Seconds(20)).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(FailureOf(status), HttpFailure::kUnreachable);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("The broker at " + c.host + ":" + std::to_string(server.port()) + " " + c.reason));
    RunOut();
  }
}

TEST_F(HttpsDialerTest, ReportsAPortThatNobodyListensOn) {
  Use({"127.0.0.1", 1, ""}, MakeTestCertificate("IP:127.0.0.1").certificate);
  const absl::Status status = Dial().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(FailureOf(status), HttpFailure::kUnreachable);
  EXPECT_EQ(std::string(status.message()), "The broker at 127.0.0.1:1 cannot be reached: Connection refused.");
}

TEST_F(HttpsDialerTest, RejectsACertificateOfAnUnknownAuthority) {
  TestServer server([](TestPeer&) { FAIL() << "a handshake was completed"; });
  Use({"127.0.0.1", server.port(), ""}, MakeTestCertificate("IP:127.0.0.1").certificate);
  const absl::Status status = Dial().status();
  EXPECT_EQ(FailureOf(status), HttpFailure::kUnreachable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("is not safe: its certificate is not trusted: "));
}

TEST_F(HttpsDialerTest, TimesOutAtOnceIfNoTimeIsLeft) {
  TestServer server([](TestPeer&) {}, {.silent = true});
  Use(server);
  for (const absl::Duration timeout : {absl::ZeroDuration(), -absl::InfiniteDuration()}) {
    EXPECT_THAT(std::string(Dial(timeout).status().message()), HasSubstr("did not take the connection within "));
  }
}

TEST_F(HttpsDialerTest, DialsSeveralAtOnce) {
  TestServer server(AnswerWithHandshake);
  Use(server);
  std::vector<Dialled> dialled;
  for (int i = 0; i < 8; ++i) {
    dialer_->Dial(absl::Seconds(20), [&](Dialled connection) { dialled.push_back(std::move(connection)); });
  }
  RunUntil([&] { return dialled.size() == 8; });
  for (Dialled& connection : dialled) {
    ASSERT_TRUE(connection.ok()) << connection.status();
    EXPECT_EQ(Ask(**connection), "full");
  }
}

// The broker sends nothing, so the handshakes do not finish.
TEST_F(HttpsDialerTest, ADestroyedDialerCallsNothing) {
  TestServer server([](TestPeer&) {}, {.silent = true});
  for (const char* host : {"127.0.0.1", "localhost"}) {
    for (const int turns : {0, 1, 2, 3}) {
      SCOPED_TRACE(host + std::string(", turns of the loop: ") + std::to_string(turns));
      Use(server, host);
      for (int i = 0; i < 3; ++i) {
        dialer_->Dial(absl::Seconds(20), [](Dialled) { FAIL() << "was called"; });
      }
      loop_.restart();
      for (int i = 0; i < turns; ++i) loop_.run_one_for(std::chrono::milliseconds(50));
      dialer_ = nullptr;
      RunOut();
    }
  }
}

TEST_F(HttpsDialerTest, ACallbackMayDestroyTheDialer) {
  for (const bool silent : {false, true}) {
    TestServer server([](TestPeer& peer) { peer.WaitForEnd(); }, {.silent = silent});
    Use(server);
    int heard = 0;
    for (int i = 0; i < 3; ++i) {
      dialer_->Dial(silent ? absl::Milliseconds(50) : absl::Seconds(20), [&](Dialled connection) {
        EXPECT_EQ(connection.ok(), !silent);
        ++heard;
        dialer_ = nullptr;
      });
    }
    RunOut();
    EXPECT_EQ(heard, 1);
  }
}

struct Version {
  const char* name;
  bool tls_1_2;
};
constexpr Version kVersions[] = {{"TLS 1.2", true}, {"TLS 1.3", false}};

TEST_F(HttpsDialerTest, ResumesTheSessionOfAnEarlierConnection) {
  for (const Version& version : kVersions) {
    SCOPED_TRACE(version.name);
    TestServer server(AnswerWithHandshake, {.tls_1_2 = version.tls_1_2});
    Use(server);
    EXPECT_EQ(DialAndAsk(), "full");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(DialAndAsk(), "resumed");
    Use(server);
    EXPECT_EQ(DialAndAsk(), "full") << "each dialer has its own sessions";
  }
}

// A restarted broker has new keys for its tickets.
TEST_F(HttpsDialerTest, ABrokerThatRejectsTheSessionStartsANewOne) {
  for (const Version& version : kVersions) {
    SCOPED_TRACE(version.name);
    auto server = std::make_unique<TestServer>(AnswerWithHandshake, TestServerOptions{.tls_1_2 = version.tls_1_2});
    const TestServerOptions same = {
        .tls_1_2 = version.tls_1_2, .port = server->port(), .certificate = server->identity()};
    Use(*server);
    EXPECT_EQ(DialAndAsk(), "full");
    server = nullptr;
    server = std::make_unique<TestServer>(AnswerWithHandshake, same);
    EXPECT_EQ(DialAndAsk(), "full");
    EXPECT_EQ(DialAndAsk(), "resumed");
  }
}

// Another server has taken the broker's place. Its certificate is trusted, but for another name.
TEST_F(HttpsDialerTest, ASessionDoesNotVouchForAnotherCertificate) {
  for (const Version& version : kVersions) {
    SCOPED_TRACE(version.name);
    const TestCertificate others = MakeTestCertificate("DNS:elsewhere");
    auto server = std::make_unique<TestServer>(AnswerWithHandshake, TestServerOptions{.tls_1_2 = version.tls_1_2});
    const uint16_t port = server->port();
    Use({"127.0.0.1", port, ""}, server->certificate() + others.certificate);
    EXPECT_EQ(DialAndAsk(), "full");
    server = nullptr;
    server = std::make_unique<TestServer>(
        AnswerWithHandshake, TestServerOptions{.tls_1_2 = version.tls_1_2, .port = port, .certificate = others});
    EXPECT_THAT(DialAndAsk(), HasSubstr("is not safe: its certificate is not trusted: IP address mismatch."));
  }
}

}  // namespace
}  // namespace kiwoom::transport

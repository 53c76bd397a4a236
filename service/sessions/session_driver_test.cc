#include "service/sessions/session_driver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/post.hpp>
#include <future>

#include "service/rest/test_outbox.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"
#include "service/sessions/test_trs.h"
#include "service/transport/test_server.h"
#include "service/transport/tls.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;

constexpr char kLogin[] = R"({"trnm":"LOGIN","token":"T1"})";
constexpr char kReg[] = R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":["005930"],"type":["0B"]}]})";
constexpr char kPing[] = R"({ "trnm":"PING" })";

void Expect(transport::TestPeer& peer, const std::string& text) { EXPECT_EQ(peer.ReadText(), text); }

void LetIn(transport::TestPeer& peer) {
  peer.AcceptWebsocket();
  Expect(peer, kLogin);
  peer.SendText(R"({"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"})");
}

class SessionDriverTest : public ::testing::Test, public SessionObserver, public RowSink, public codec::AnomalySink {
 protected:
  void Connect(const transport::TestServer& server) {
    auto tls = transport::MakeTlsContext({.ca_pem = server.certificate()});
    ASSERT_TRUE(tls.ok()) << tls.status();
    const SessionOptions options{.backoff = {.first = absl::Milliseconds(10)}};
    const loop::Executor on_loop = [this](auto task) { boost::asio::post(loop_, std::move(task)); };
    driver_ =
        std::make_unique<SessionDriver>(loop_, on_loop, *tls, broker::Endpoint{"127.0.0.1", server.port(), "/"},
                                        options, transport::WebsocketOptions{.close_timeout = absl::Milliseconds(50)},
                                        SessionDriverPeers{.clock = clock_,
                                                           .tokens = tokens_,
                                                           .epochs = epochs_,
                                                           .observer = *this,
                                                           .trs = trs_,
                                                           .rows = *this,
                                                           .anomalies = anomalies_});
    driver_->Start();
    RunTokens();
  }

  // Runs the tasks of the token source; the test plays its worker.
  void RunTokens() {
    worker_.Run();
    while (!outbox_.posted.empty()) {
      outbox_.Answer(
          transport::HttpResponse{200, {}, R"({"expires_dt":"20991231235959","token":"T1","return_code":0})"});
      worker_.Run();
    }
  }
  void RunUntil(const std::string& last) {
    while (heard_.empty() || heard_.back() != last) {
      loop_.restart();
      ASSERT_NE(loop_.run_one_for(std::chrono::seconds(20)), 0u) << "no further event";
      RunTokens();
    }
  }

  void OnState(State state) override { heard_.push_back(std::string(StateName(state))); }
  void OnLive(std::span<const Registration> registrations) override { heard_.push_back("registered"); }
  void OnRefused(std::span<const Topic>, std::string_view, std::string_view) override { heard_.push_back("refused"); }
  void OnLost(std::span<const Topic>, std::string_view, absl::Time last_upstream_time) override {
    EXPECT_EQ(last_upstream_time, last_received_);
    heard_.push_back("gap begins");
  }
  void OnResumed(absl::Time now) override { heard_.push_back("resumed"); }
  void OnRenewed(std::span<const Registration>, absl::Time from, absl::Time until, std::string_view) override {
    EXPECT_LT(from, until);
    heard_.push_back("renewed");
  }

  void OnMessage(absl::Time received) override { last_received_ = received; }
  void OnRow(const codec::Tr&, std::string_view item, std::string_view, absl::Time received) override {
    EXPECT_EQ(received, last_received_);
    heard_.push_back("row " + std::string(item));
  }
  void OnUnreadable(absl::Time) override { heard_.push_back("unreadable"); }
  void OnAnomaly(const codec::Anomaly&) override {}

  const codec::Tr trade_ = [] {
    codec::Tr trade = kTrade;
    trade.response = &rest::kPriceResponse;
    return trade;
  }();
  const codec::Tr* const trs_[1] = {&trade_};
  const clock::SystemClock clock_;
  boost::asio::io_context loop_;
  rest::TestWorker worker_;
  rest::TestOutbox outbox_;
  rest::TokenSource tokens_{{}, {"key", "secret"}, rest::kTokenTr, worker_, outbox_, *this};
  EpochClock epochs_;
  telemetry::AnomalyLog anomalies_{[](const std::string&) {}, [](std::string_view text) { return std::string(text); }};
  std::unique_ptr<SessionDriver> driver_;
  std::vector<std::string> heard_;
  absl::Time last_received_ = absl::InfinitePast();
};

TEST_F(SessionDriverTest, SurvivesALoss) {
  transport::TestServer server([](transport::TestPeer& peer) {
    LetIn(peer);
    Expect(peer, kReg);
    peer.SendText(R"({"trnm":"REG","return_code":0,"return_msg":""})");
    peer.SendText(kPing);
    Expect(peer, kPing);
    peer.SendText(R"({"trnm":"REAL","data":[{"type":"0B","item":"005930","values":{}}]})");
    if (peer.number() > 0) peer.WaitForEnd();
  });
  Connect(server);
  driver_->Register({{&trade_, "005930"}});
  RunUntil("renewed");
  RunUntil("row 005930");
  EXPECT_THAT(heard_, ElementsAre("live", "registered", "row 005930", "lost", "gap begins", "live", "resumed",
                                  "renewed", "row 005930"));
  EXPECT_EQ(driver_->session().reconnect_count(), 1u);
  EXPECT_EQ(driver_->session().last_upstream_time(), last_received_);
}

// It echoes every ping, which a broker that reads nothing would let pile up.
TEST_F(SessionDriverTest, LeavesABrokerThatReadsNothingAndConnectsAgain) {
  std::promise<void> over;
  transport::TestServer server([&](transport::TestPeer& peer) {
    LetIn(peer);
    if (peer.number() > 0) return peer.WaitForEnd();
    const std::string ping = R"({"trnm":"PING","x":")" + std::string(64 << 10, 'x') + "\"}";
    for (int i = 0; i < 1000 && !peer.failed(); ++i) peer.SendText(ping);
    over.get_future().get();
  });
  Connect(server);
  RunUntil("resumed");
  over.set_value();
  EXPECT_THAT(heard_, ElementsAre("live", "lost", "gap begins", "live", "resumed"));
}

// It costs what it held, and all readers learn that, but the session goes on.
TEST_F(SessionDriverTest, TextThatIsNotUtf8IsOneBrokenMessage) {
  transport::TestServer server([](transport::TestPeer& peer) {
    LetIn(peer);
    peer.SendRaw("\x81\x04{\xC0\xAF}");
    peer.SendText(R"({"trnm":"REAL","data":[{"type":"0B","item":"005930","values":{}}]})");
    peer.WaitForEnd();
  });
  Connect(server);
  RunUntil("row 005930");
  EXPECT_THAT(heard_, ElementsAre("live", "unreadable", "row 005930"));
}

// A front end may keep pinging after the broker behind it has gone silent.
TEST_F(SessionDriverTest, WebSocketPingsDoNotProveLiveness) {
  transport::TestServer server([](transport::TestPeer& peer) {
    LetIn(peer);
    peer.SendText(kPing);
    Expect(peer, kPing);
    peer.Ping();
    peer.CloseWebsocket(1000, "Bye");
  });
  Connect(server);
  RunUntil("gap begins");  // it must begin with the last text
}

TEST_F(SessionDriverTest, StopsAndStartsAgain) {
  transport::TestServer server([](transport::TestPeer& peer) {
    LetIn(peer);
    EXPECT_EQ(peer.ReadText(), "");
  });
  Connect(server);
  RunUntil("live");
  driver_->Stop();
  driver_->Start();
  RunTokens();
  heard_.clear();
  RunUntil("resumed");
}

TEST_F(SessionDriverTest, YieldsToANewerLogin) {
  transport::TestServer server([](transport::TestPeer& peer) {
    LetIn(peer);
    peer.SendText(R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다."})");
    peer.CloseWebsocket(1000, "Bye");
  });
  Connect(server);
  RunUntil("gap begins");
  loop_.restart();
  loop_.run();  // returns: no timer or connection is left
  EXPECT_THAT(heard_, ElementsAre("live", "replaced", "gap begins"));
}

TEST_F(SessionDriverTest, MayBeDestroyedWhileATokenIsRequested) {
  transport::TestServer server([](transport::TestPeer&) {});
  Connect(server);
  driver_.reset();
  loop_.run();
  EXPECT_TRUE(heard_.empty());
}

}  // namespace
}  // namespace kiwoom::sessions

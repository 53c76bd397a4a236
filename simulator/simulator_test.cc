// End to end: real sockets, real TLS, the real tables.

#include "simulator/simulator.h"

#include <optional>
#include <string>
#include <vector>

#include "simulator/client/simulator_fixture.h"

namespace kiwoom::simulator {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST_F(SimulatorTest, ServesTradesFromLoginToRemove) {
  Start();
  const auto client = LogIn();
  Register(*client, "0B", "005930");
  EXPECT_TRUE(simulator_->WaitForRegistration("0B", "005930", kLong));
  EXPECT_EQ(simulator_->Step(3), 3);
  for (int i = 0; i < 3; ++i) {
    const std::optional<std::string> frame = client->Receive();
    ASSERT_TRUE(frame);
    EXPECT_THAT(*frame, StartsWith(R"({"data":[{"values":{"20":")"));
    EXPECT_THAT(*frame, HasSubstr(R"("type":"0B","name":"주식체결","item":"005930"}],"trnm":"REAL"})"));
  }
  client->Send(R"({"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})");
  EXPECT_EQ(client->Receive(), R"({"trnm":"REMOVE","return_code":0,"return_msg":""})");
  EXPECT_TRUE(simulator_->WaitForRemoval("0B", "005930", kLong));
  EXPECT_EQ(simulator_->Step(10), 0);

  const Stats stats = simulator_->stats();
  EXPECT_EQ(stats.logins, 1);
  EXPECT_EQ(stats.tokens_issued, 1);
  EXPECT_EQ(stats.registration_requests, 1);
  EXPECT_EQ(stats.removal_requests, 1);
  EXPECT_EQ(stats.rows_sent, 3);
}

TEST_F(SimulatorTest, SendsRowsAtTheConfiguredRate) {
  Start({.rows_per_second = 500});
  const auto client = LogIn();
  Register(*client, "0D", "000660");
  for (int i = 0; i < 50; ++i) {
    const std::optional<std::string> frame = client->Receive();
    ASSERT_TRUE(frame);
    EXPECT_THAT(*frame, HasSubstr(R"("type":"0D")"));
  }
}

TEST_F(SimulatorTest, SendsRowsAsFastAsTheReaderAcceptsThem) {
  Start({.rows_per_second = kAsFastAsPossible});
  const auto client = LogIn();
  Register(*client, "0B", "005930");
  for (int i = 0; i < 2'000; ++i) ASSERT_TRUE(client->Receive());
}

TEST_F(SimulatorTest, TheSameSeedAndRequestsProduceTheSameFrames) {
  const auto frames_of = [&](uint64_t seed) {
    Options options{.seed = seed, .step_time = absl::Milliseconds(250)};
    options.market_time = absl::FromUnixSeconds(1'784'510'000);
    Start(std::move(options));
    const auto client = LogIn();
    client->Send(R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930","000660_AL"],"type":["0B","0D"]}]})");
    client->Receive();
    std::vector<std::string> frames;
    int64_t rows = 0;
    for (int i = 0; i < 20; ++i) rows += simulator_->Step(10);
    for (int64_t i = 0; i < rows; ++i) frames.push_back(client->Receive().value_or(""));
    return frames;
  };
  const std::vector<std::string> frames = frames_of(5);
  EXPECT_GT(frames.size(), 200u);
  // Time passes with events, not with the clock: 200 steps of a quarter of a second.
  const auto time_of = [](const std::string& frame) { return frame.substr(frame.find(R"(":")") + 3, 6); };
  EXPECT_EQ(time_of(frames.front()), "101320");
  EXPECT_GE(time_of(frames.back()), "101405");
  EXPECT_TRUE(frames == frames_of(5));
  EXPECT_FALSE(frames == frames_of(6));
}

TEST_F(SimulatorTest, ADayCanBeWatchedInASecond) {
  Options options;
  options.rows_per_second = 200;
  options.day = absl::Seconds(1);
  Start(std::move(options));
  const auto client = LogIn();
  Register(*client, "0s", "");
  std::string phases;
  while (phases.size() < 80) {
    const std::optional<std::string> frame = client->Receive();
    ASSERT_TRUE(frame);
    phases += frame->substr(frame->find(R"("215":")") + 7, 1);
  }
  EXPECT_THAT(phases, HasSubstr("P0Q0003RS" + std::string(15, '2') + "48TaUbcd9VWP")) << "a whole day and the next one";
}

TEST_F(SimulatorTest, ClientsMayDisconnectAtAnyTime) {
  Start({.rows_per_second = kAsFastAsPossible});
  for (int i = 0; i < 5; ++i) {
    const auto client = LogIn();
    Register(*client, "0D", "005930");
    for (int j = 0; j < 10; ++j) ASSERT_TRUE(client->Receive());
  }
  EXPECT_TRUE(simulator_->Await([](const Stats& stats) { return stats.open_sessions == 0; }, kLong));
}

TEST_F(SimulatorTest, AnswersRestWithPages) {
  Start({.page_size = 100});
  const std::map<std::string, std::string> headers = {{"api-id", "ka20009"}, {"authorization", "Bearer " + Token()}};
  const char* body = R"({"mrkt_tp":"0","inds_cd":"001"})";
  HttpAnswer answer = Http("POST", "/api/dostk/sect", headers, body);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers["cont-yn"], "Y");
  EXPECT_THAT(answer.body, StartsWith(R"({"cur_prc":")"));
  std::map<std::string, std::string> next = headers;
  next["cont-yn"] = "Y";
  next["next-key"] = answer.headers["next-key"];
  EXPECT_NE(Http("POST", "/api/dostk/sect", next, body).body, answer.body);
  EXPECT_EQ(simulator_->stats().rest_requests, 2);
}

TEST_F(SimulatorTest, LimitsRequestsWithHttp429) {
  Options options;
  options.variants.requests_per_second = 1;
  Start(std::move(options));
  const std::map<std::string, std::string> headers = {{"api-id", "ka20003"}, {"authorization", "Bearer " + Token()}};
  int limited = 0;
  for (int i = 0; i < 20 && limited == 0; ++i) {
    limited = Http("POST", "/api/dostk/sect", headers, R"({"inds_cd":"001"})").status == 429;
  }
  EXPECT_EQ(limited, 1);
}

TEST_F(SimulatorTest, ANewerLoginEndsTheOlderSession) {
  Start();
  const auto older = LogIn();
  const auto newer = LogIn();
  EXPECT_THAT(older->Receive().value_or(""), HasSubstr(R"("trnm":"SYSTEM","code":"R10001")"));
  EXPECT_FALSE(older->Receive());
  ASSERT_TRUE(older->ending());
  EXPECT_EQ(older->ending()->code, 1000);
  EXPECT_EQ(older->ending()->reason, "Bye");
  Register(*newer, "0B", "005930");
}

TEST_F(SimulatorTest, ABadTokenIsRefusedAndClosed) {
  Start();
  const auto client = Connect();
  client->Send(R"({"trnm":"LOGIN","token":"nonsense"})");
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr("805004"));
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr("R10004"));
  EXPECT_FALSE(client->Receive());
  EXPECT_EQ(client->ending()->code, 1000);
}

TEST_F(SimulatorTest, PingsAreSentAndTheirAnswersCounted) {
  Options options;
  options.variants.ping_interval = absl::Milliseconds(20);
  Start(std::move(options));
  const auto client = LogIn();
  for (int i = 0; i < 8; ++i) {
    const std::optional<std::string> ping = client->Receive();
    ASSERT_EQ(ping, R"({"trnm":"PING"})");
    client->Send(*ping);
  }
  EXPECT_TRUE(simulator_->Await([](const Stats& stats) { return stats.pings_answered >= 8; }, kLong));
}

TEST_F(SimulatorTest, FiveUnansweredPingsEndTheSession) {
  Options options;
  options.variants.ping_interval = absl::Milliseconds(5);
  Start(std::move(options));
  const auto client = LogIn();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(client->Receive(), R"({"trnm":"PING"})");
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr("R10002"));
  EXPECT_FALSE(client->Receive());
  EXPECT_EQ(client->ending()->code, 1000);
  EXPECT_TRUE(simulator_->Await([](const Stats& stats) { return stats.open_sessions == 0; }, kLong));
}

TEST_F(SimulatorTest, RecordedFramesAreReplayedOnRegistration) {
  const std::string frame =
      R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"10":"-20800"}}]})";
  Start({.replay = frame + "\n"});
  const auto client = LogIn();
  Register(*client, "0B", "005930");
  EXPECT_EQ(client->Receive(), frame);
}

TEST_F(SimulatorTest, RecordedFramesAreReplayedInALoop) {
  const std::string frame = R"({"trnm":"REAL","data":[{"type":"0s","name":"장시작시간","item":"","values":{}}]})";
  Start({.replay = frame, .replay_interval = absl::Milliseconds(1)});
  const auto client = LogIn();
  Register(*client, "0s", "");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(client->Receive(), frame);
}

TEST_F(SimulatorTest, AVariantSendsTheValueOnRegistration) {
  Options options;
  options.variants.value_on_registration = true;
  Start(std::move(options));
  const auto client = LogIn();
  Register(*client, "0s", "");
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr(R"("215":"3")"));
}

TEST_F(SimulatorTest, OtherPathsAreNotAWebSocket) {
  Start();
  EXPECT_FALSE(
      WebSocketClient::Connect(simulator_->websocket_port(), simulator_->ca_certificate_pem(), "/elsewhere").ok());
}

TEST_F(SimulatorTest, StartReportsInvalidOptions) {
  struct Case {
    Options options;
    const char* error;
  };
  const Case cases[] = {
      {{.address = "nowhere"}, "the simulator cannot use its address"},
      {{.certificate_pem = "x"}, "a certificate needs its key"},
      {{.certificate_pem = "x", .key_pem = "y"}, "the simulator cannot use its address, certificate or key"},
      {{.replay = "x"}, "replay line 1"},
      {{.faults = "x"}, "faults line 1"},
  };
  for (const Case& c : cases) {
    const auto started = Simulator::Start(c.options);
    ASSERT_FALSE(started.ok());
    EXPECT_THAT(std::string(started.status().message()), StartsWith(c.error));
  }
  Start();
  const auto twice = Simulator::Start({.rest_port = simulator_->rest_port()});
  ASSERT_FALSE(twice.ok());
  EXPECT_THAT(std::string(twice.status().message()), HasSubstr("cannot listen on 127.0.0.1:"));
}

}  // namespace
}  // namespace kiwoom::simulator

// Injected faults, end to end.

#include <future>
#include <string>

#include "simulator/client/simulator_fixture.h"

namespace kiwoom::simulator {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class SimulatorFaultsTest : public SimulatorTest {};

TEST_F(SimulatorFaultsTest, DroppedSessionsAreResetAndCanReconnect) {
  Start();
  const auto client = LogIn();
  Register(*client, "0B", "005930");
  simulator_->PushFrame("on its way");
  simulator_->DropSessions();
  while (client->Receive()) {
  }
  ASSERT_TRUE(client->ending());
  EXPECT_TRUE(client->ending()->reset);
  EXPECT_TRUE(simulator_->stats().registrations.empty());
  Register(*LogIn(), "0B", "005930");
  EXPECT_TRUE(simulator_->WaitForLogins(2, kLong));
}

TEST_F(SimulatorFaultsTest, ClosedSessionsGetTheReason) {
  Start();
  const auto client = LogIn();
  simulator_->CloseSessions(1001, "maintenance");
  EXPECT_FALSE(client->Receive());
  EXPECT_EQ(client->ending()->code, 1001);
  EXPECT_EQ(client->ending()->reason, "maintenance");
}

TEST_F(SimulatorFaultsTest, MutedSessionsStayOpenAndSilent) {
  Start();
  const auto client = LogIn();
  Register(*client, "0B", "005930");
  simulator_->Mute(true);
  simulator_->Step(5);
  client->Send(R"({"trnm":"PING"})");
  EXPECT_FALSE(client->Receive(absl::Milliseconds(50)));
  EXPECT_FALSE(client->ending());
  simulator_->Mute(false);
  simulator_->Step(1);
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr("REAL"));
}

TEST_F(SimulatorFaultsTest, HalfOpenSessionsAreDeadAndTheNextOneIsNot) {
  Start({.stamp_rows = true});
  const auto client = LogIn();
  Register(*client, "0B", "005930");
  simulator_->CutSessions();
  EXPECT_EQ(simulator_->Step(5), 5) << "the rows are generated, and lost";
  client->Send(R"({"trnm":"PING"})");
  EXPECT_FALSE(client->Receive(absl::Milliseconds(50)));
  EXPECT_FALSE(client->ending());
  const auto next = LogIn();
  Register(*next, "0B", "005930");
  EXPECT_FALSE(client->Receive(absl::Milliseconds(50)));
  EXPECT_FALSE(client->ending()) << "nobody tells it";
  simulator_->Step(1);
  EXPECT_THAT(next->Receive().value_or(""), HasSubstr(R"("900000001":"6")"));
  ASSERT_EQ(simulator_->sessions().size(), 1u);
  EXPECT_EQ(simulator_->sessions()[0].last_stamps.at({"0B", "005930"}), 6);
}

TEST_F(SimulatorFaultsTest, WhatIsNotReadIsAnsweredLater) {
  Start();
  const auto client = LogIn();
  simulator_->ReadSessions(false);
  const std::string reg = R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})";
  client->Send(reg);
  client->Send(reg);
  EXPECT_FALSE(client->Receive(absl::Milliseconds(50)));
  EXPECT_EQ(simulator_->stats().registration_requests, 0);
  simulator_->PushFrame("it still sends");
  EXPECT_EQ(client->Receive(), "it still sends");
  simulator_->ReadSessions(true);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(client->Receive(), R"({"trnm":"REG","return_code":0,"return_msg":""})");
}

TEST_F(SimulatorFaultsTest, DeclinedHandshakesHaveAStatus) {
  Start({.faults = "at 0s decline_handshakes 503 times 1\n"});
  const auto declined = WebSocketClient::Connect(simulator_->websocket_port(), simulator_->ca_certificate_pem());
  EXPECT_FALSE(declined.ok());
  EXPECT_EQ(simulator_->stats().connections, 0);
  LogIn();
}

TEST_F(SimulatorFaultsTest, ATwinLogsInAfterEachLogin) {
  Start({.faults = "at 0s twin 0s times 2\n"});
  for (int i = 0; i < 2; ++i) {
    const auto client = LogIn();
    EXPECT_THAT(client->Receive().value_or(""), HasSubstr("R10001"));
    EXPECT_FALSE(client->Receive());
    EXPECT_EQ(client->ending()->reason, "Bye");
  }
  Register(*LogIn(), "0B", "005930");
}

TEST_F(SimulatorFaultsTest, TheSameTokenIsIssuedAgainWhileItIsRefused) {
  Start({.faults = "at 0s repeat_tokens\nat 0s refuse_logins 805004 times 2\n"});
  const std::string token = Token();
  for (int i = 0; i < 2; ++i) {
    const auto client = Connect();
    client->Send(R"({"trnm":"LOGIN","token":")" + token + R"("})");
    EXPECT_THAT(client->Receive().value_or(""), HasSubstr("805004"));
    EXPECT_THAT(client->Receive().value_or(""), HasSubstr("R10004"));
    EXPECT_FALSE(client->Receive());
    EXPECT_EQ(Token(), token);
  }
  LogIn();
  simulator_->RepeatTokens(false);
  EXPECT_NE(Token(), token);
}

TEST_F(SimulatorFaultsTest, ATextMayBeInvalid) {
  Start({.admin = true});
  const auto client = LogIn();
  EXPECT_EQ(Http("POST", "/simulator/push_invalid_utf8", {}, "").status, 200);
  EXPECT_FALSE(client->Receive()) << "this client does not tolerate it";
  EXPECT_TRUE(simulator_->Await([](const Stats& stats) { return stats.open_sessions == 0; }, kLong));
}

TEST_F(SimulatorFaultsTest, AMistypedTrIsRefused) {
  Start({.admin = true});
  const HttpAnswer answer = Http("POST", "/simulator/distort_answers", {}, "ka2001 delay 3s");
  EXPECT_EQ(answer.status, 400);
  EXPECT_THAT(answer.body, HasSubstr("is not a valid TR: no REST answer has this code"));
  const auto started = Simulator::Start({.faults = "at 1s distort_answers ka2001 delay 3s"});
  ASSERT_FALSE(started.ok());
  EXPECT_THAT(std::string(started.status().message()), HasSubstr("faults line 1: \"ka2001\" is not a valid TR"));
}

TEST_F(SimulatorFaultsTest, RefusedConnectionsAreReset) {
  Start();
  simulator_->RefuseConnections(true);
  const auto client = WebSocketClient::Connect(simulator_->websocket_port(), simulator_->ca_certificate_pem());
  if (client.ok()) {
    EXPECT_FALSE((*client)->Receive());
  }
  simulator_->RefuseConnections(false);
  LogIn();
}

TEST_F(SimulatorFaultsTest, RefusesRegistrationsAndPushesFrames) {
  Start();
  const auto client = LogIn();
  simulator_->RefuseRegistrations({.code = 105118, .message = "꽉 찼습니다", .applies = {}, .after = 0, .times = 1});
  client->Send(R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})");
  EXPECT_EQ(client->Receive(), R"({"trnm":"REG","return_code":105118,"return_msg":"꽉 찼습니다"})");
  Register(*client, "0B", "005930");
  simulator_->PushFrame("not even JSON");
  EXPECT_EQ(client->Receive(), "not even JSON");
}

TEST_F(SimulatorFaultsTest, IgnoredRequestsGetNoAnswer) {
  Start({.faults = "at 0s ignore_registrations 000660 035720\n"});
  const auto client = LogIn();
  client->Send(R"({"trnm":"REG","grp_no":"1","data":[{"item":["000660","035420"],"type":["0B"]}]})");
  ASSERT_TRUE(simulator_->Await([](const Stats& stats) { return stats.ignored_requests == 1; }, kLong));
  Register(*client, "0B", "005930");
  simulator_->IgnoreRemovals({"005930"});
  client->Send(R"({"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})");
  ASSERT_TRUE(simulator_->Await([](const Stats& stats) { return stats.ignored_requests == 2; }, kLong));
  EXPECT_TRUE(simulator_->stats().IsRegistered("0B", "005930"));
  simulator_->IgnoreRegistrations({});
  Register(*client, "0B", "000660");
}

TEST_F(SimulatorFaultsTest, ExpiredTokensAreRejectedAndSessionsContinue) {
  Start();
  const auto client = LogIn();
  const std::string token = Token();
  simulator_->ExpireTokens();
  const HttpAnswer answer = Http("POST", "/api/dostk/sect",
                                 {{"api-id", "ka20003"}, {"authorization", "Bearer " + token}}, R"({"inds_cd":"001"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("[8005:Token이 유효하지 않습니다]"));
  Register(*client, "0B", "005930");
}

TEST_F(SimulatorFaultsTest, RestRefusesAndDelays) {
  Start();
  const std::map<std::string, std::string> headers = {{"api-id", "ka20003"}, {"authorization", "Bearer " + Token()}};
  simulator_->DistortAnswers("all", {.error = 1999});
  EXPECT_THAT(Http("POST", "/api/dostk/sect", headers, R"({"inds_cd":"001"})").body, HasSubstr("[1999:"));
  simulator_->RefuseTokens(8050);
  EXPECT_THAT(Http("POST", "/oauth2/token", {}, "{}").body, HasSubstr("[8050:"));
  simulator_->RefuseTokens(0);
  simulator_->DistortAnswers("ka20003", {.delay = absl::Milliseconds(30)});
  const absl::Time before = absl::Now();
  EXPECT_EQ(Http("POST", "/api/dostk/sect", headers, R"({"inds_cd":"001"})").status, 200);
  EXPECT_GE(absl::Now() - before, absl::Milliseconds(30));
  simulator_->RestoreAnswers("ka20003");
  EXPECT_THAT(Http("POST", "/api/dostk/sect", headers, R"({"inds_cd":"001"})").body, HasSubstr("[1999:"));
}

TEST_F(SimulatorFaultsTest, AnswersAreDistortedOnTheirWay) {
  Options options;
  options.variants.requests_per_second = 100;
  Start(options);
  const std::map<std::string, std::string> headers = {{"api-id", "ka20001"}, {"authorization", "Bearer " + Token()}};
  const auto bytes = [&](const Distortion& distortion) {
    simulator_->DistortAnswers("ka20001", distortion);
    const auto received = HttpsBytes(simulator_->rest_port(), simulator_->ca_certificate_pem(), "POST",
                                     "/api/dostk/sect", headers, R"({"mrkt_tp":"0","inds_cd":"999"})");
    EXPECT_TRUE(received.ok()) << received.status();
    return received.value_or("");
  };
  const std::string plain = bytes({});
  ASSERT_THAT(plain, StartsWith("HTTP/1.1 200 OK\r\n"));
  ASSERT_THAT(plain, HasSubstr("Connection: close\r\n"));
  ASSERT_THAT(plain, EndsWith("종목코드=999]\"}"));
  const std::string rest = plain.substr(plain.find("\r\n"));

  EXPECT_EQ(bytes({.before = 100}), "HTTP/1.1 100 Interim\r\n\r\n" + plain);
  EXPECT_EQ(bytes({.before = 103}), "HTTP/1.1 103 Interim\r\n\r\n" + plain);
  EXPECT_EQ(bytes({.behind = 200}), plain + plain);
  EXPECT_EQ(bytes({.behind = 408}), plain + "HTTP/1.1 408 Request Timeout" + rest);
  EXPECT_EQ(bytes({.cut = 0}), "");
  EXPECT_EQ(bytes({.cut = 17}), "HTTP/1.1 200 OK\r\n");
  EXPECT_EQ(bytes({.before = 103, .cut = 4}), "HTTP/1.1 103 Interim\r\n\r\nHTTP");
  EXPECT_EQ(bytes({.cut = 1'000'000}), plain);
  EXPECT_EQ(bytes({.status = 204}), "HTTP/1.1 204 No Content" + rest);
  EXPECT_THAT(bytes({.status = 503, .body = BodyForm::kEmpty}),
              AllOf(StartsWith("HTTP/1.1 503 Service Unavailable\r\n"), HasSubstr("Content-Length: 0\r\n")));
  EXPECT_THAT(bytes({.error = 1700, .retry_after = 2}),
              AllOf(StartsWith("HTTP/1.1 429 Too Many Requests\r\n"), HasSubstr("retry-after: 2\r\n")));
}

TEST_F(SimulatorFaultsTest, HeldAnswersComeWhenTheirDistortionEnds) {
  Start({.faults = "at 0s distort_answers ka20003 delay inf before 103\n"});
  const std::map<std::string, std::string> headers = {{"api-id", "ka20003"}, {"authorization", "Bearer " + Token()}};
  auto bytes = std::async(std::launch::async, [&] {
    return HttpsBytes(simulator_->rest_port(), simulator_->ca_certificate_pem(), "POST", "/api/dostk/sect", headers,
                      R"({"inds_cd":"001"})");
  });
  ASSERT_TRUE(simulator_->Await([](const Stats& stats) { return stats.held_answers == 1; }, kLong));
  simulator_->RestoreAnswers("ka20003");
  EXPECT_THAT(bytes.get().value_or(""), StartsWith("HTTP/1.1 103 Interim\r\n\r\nHTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(simulator_->stats().held_answers, 0);
}

TEST_F(SimulatorFaultsTest, FaultsComeByScript) {
  Start({.faults = "at 0s refuse_registrations 105118 times 1\n"});
  const auto client = LogIn();
  client->Send(R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})");
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr("105118"));
  Register(*client, "0B", "005930");
}

TEST_F(SimulatorFaultsTest, FaultsOverHttpNeedTheAdminOption) {
  Start({.admin = true});
  const auto client = LogIn();
  EXPECT_THAT(Http("GET", "/simulator/stats", {}, "").body, HasSubstr(R"("logged_in_sessions":1)"));
  EXPECT_EQ(Http("POST", "/simulator/explode", {}, "").status, 400);
  EXPECT_EQ(Http("POST", "/simulator/close", {}, "1001 Away").status, 200);
  EXPECT_FALSE(client->Receive());
  EXPECT_EQ(client->ending()->code, 1001);

  Start();
  EXPECT_THAT(Http("POST", "/simulator/drop", {}, "").body, HasSubstr("[1501:"));
}

TEST_F(SimulatorFaultsTest, OrdersOverHttpReachSubscribers) {
  Start({.automatic_orders = false, .admin = true});
  const auto client = LogIn();
  Register(*client, "00", "");
  Register(*client, "04", "");
  EXPECT_EQ(simulator_->Step(50), 0) << "there are no other orders";
  const HttpAnswer order = Http("POST", "/simulator/order", {}, "buy 005930 10");
  EXPECT_EQ(order.status, 200);
  EXPECT_THAT(order.body, HasSubstr(R"("order_number":1,"status":"executed","stock_code":"005930","side":"buy")"));
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr(R"("913":"접수")"));
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr(R"("913":"체결")"));
  EXPECT_THAT(client->Receive().value_or(""), HasSubstr(R"("type":"04","name":"현물잔고","item":"005930")"));

  EXPECT_THAT(Http("POST", "/simulator/order", {}, "buy 005930 10 200000").body, HasSubstr(R"("status":"received")"));
  EXPECT_THAT(Http("POST", "/simulator/cancel", {}, "2").body, HasSubstr(R"("status":"canceled")"));
  EXPECT_THAT(Http("GET", "/simulator/account", {}, "").body,
              HasSubstr(R"("positions":[{"stock_code":"005930","quantity":10,)"));
  EXPECT_THAT(Http("POST", "/simulator/order", {}, "buy 005930 10 1").body,
              HasSubstr(R"("reason":"상하한가 범위를 벗어난 주문입니다")"));
  using Call = std::pair<const char*, const char*>;
  const Call nonsense[] = {{"order", "buy"}, {"order", "buy 1 1"}, {"cancel", "x"}, {"cancel", "9"}};
  for (const auto& [path, body] : nonsense) {
    const HttpAnswer refused = Http("POST", std::string("/simulator/") + path, {}, body);
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr(R"({"error":")"));
  }
}

}  // namespace
}  // namespace kiwoom::simulator

// Callers with tokens: what each may do, what it may use, and what happens when the operator changes the list.

#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "kiwoom/v1/session_service.pb.h"
#include "service/callers/caller_book.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using callers::CallerScope;
using testing::HasSubstr;
using testing::Not;

constexpr char kAlice[] = "alice-TOKEN-OF-THE-TEST";
constexpr char kNewAlice[] = "alice-NEW-TOKEN-OF-THE-TEST";
constexpr char kBob[] = "bob-TOKEN-OF-THE-TEST-xx";
constexpr char kOperator[] = "operator-TOKEN-OF-THE-TEST";

bool IsLive(const v1::Event& event) { return event.has_live(); }

// "PERMISSION_DENIED SCOPE_MISSING"
std::string Outcome(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  details.ParseFromString(status.error_details());
  for (const auto& detail : details.details()) detail.UnpackTo(&info);
  return std::to_string(status.error_code()) + " " + info.reason();
}

const std::string kDenied = std::to_string(grpc::StatusCode::PERMISSION_DENIED) + " SCOPE_MISSING";
const std::string kUnknown = std::to_string(grpc::StatusCode::UNAUTHENTICATED) + " CREDENTIALS_INVALID";

class CallersTest : public IntegrationFixture {
 protected:
  static callers::BookEntry Entry(const std::string& name, const char* token, callers::Scopes scopes,
                                  callers::CallerLimits limits = {}) {
    return {.caller = {.name = name, .scopes = scopes, .limits = limits, .unit = name},
            .tokens = {callers::HashOf(token)}};
  }
  static callers::BookEntry Bob() { return Entry("bob", kBob, {CallerScope::kMarketData, CallerScope::kAccount}); }
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.callers =
        callers::CallerBook({Entry("alice", kAlice, {CallerScope::kMarketData}, {.streams = 1, .items = 2}), Bob(),
                             Entry("operator", kOperator, {CallerScope::kMarketData, CallerScope::kOperate})});
    config.audit_log_file = audit_;
    return config;
  }
  std::vector<const char*> Secrets() const override {
    return {kAppKey, kSecretKey, kAlice, kNewAlice, kBob, kOperator};
  }
  void TearDown() override {
    IntegrationFixture::TearDown();
    std::ostringstream audit;
    audit << std::ifstream(audit_).rdbuf();
    for (const char* secret : Secrets()) EXPECT_THAT(audit.str(), Not(HasSubstr(secret)));
    if (!expected_audit_.empty()) EXPECT_THAT(audit.str(), HasSubstr(expected_audit_));
    unlink(audit_.c_str());
  }

  static v1::SubscribeRequest Trades(const std::vector<std::string>& items) {
    return Wanting({{v1::REALTIME_TYPE_TRADE, items}});
  }
  std::string Change(grpc::Channel& channel, const std::string& subscription, const char* token) {
    v1::ChangeSubscriptionRequest request;
    v1::ChangeSubscriptionResponse response;
    request.set_subscription_id(subscription);
    *request.add_add() = Trades({"000660"}).interests(0);
    return Outcome(Ask(channel, "/kiwoom.v1.SessionService/ChangeSubscription", request, response, "", token));
  }
  static int Listed(grpc::Channel& channel, const char* token) {
    v1::ListSubscriptionsResponse list;
    EXPECT_TRUE(
        Ask(channel, "/kiwoom.v1.SessionService/ListSubscriptions", v1::ListSubscriptionsRequest(), list, "", token)
            .ok());
    return list.subscriptions_size();
  }

  const std::string audit_ = testing::TempDir() + "/callers_test.audit." + std::to_string(getpid());
  std::string expected_audit_;
};

TEST_F(CallersTest, NobodyWithoutATokenDoesAnything) {
  ExpectWarning("refused 1 call from ipv4:127.0.0.1 without valid credentials");
  expected_audit_ = R"("outcome":"UNAUTHENTICATED","reason":"CREDENTIALS_INVALID")";
  const auto channel = gateway_->Connect();
  v1::GetGatewayResponse gateway;
  for (const char* token : {"", "mallory-TOKEN-OF-THE-TEST"}) {
    EXPECT_EQ(
        Outcome(Ask(*channel, "/kiwoom.v1.SessionService/GetGateway", v1::GetGatewayRequest(), gateway, "", token)),
        kUnknown);
    Stream stream(*channel, kSubscribe, Trades({"005930"}), token);
    v1::Event event;
    EXPECT_FALSE(stream.Next(event));
    EXPECT_EQ(Outcome(stream.Finish()), kUnknown);
  }
}

TEST_F(CallersTest, EachDoesWhatItsScopesPermitWithinItsLimits) {
  expected_audit_ = R"("outcome":"PERMISSION_DENIED","reason":"SCOPE_MISSING")";
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Trades({"005930", "000660", "035420"}), kAlice);
  std::string subscription;
  int refused = 0;
  for (const v1::Event& event : alice.Until(IsLive)) {
    if (event.has_acknowledgement()) subscription = event.acknowledgement().subscription_id();
    if (event.has_refused()) refused += event.refused().registrations_size();
  }
  EXPECT_EQ(refused, 1) << "her third item";

  Stream second(*channel, kSubscribe, Trades({"005930"}), kAlice);
  v1::Event event;
  EXPECT_FALSE(second.Next(event));
  EXPECT_EQ(Outcome(second.Finish()), std::to_string(grpc::StatusCode::RESOURCE_EXHAUSTED) + " SHARE_EXCEEDED");

  EXPECT_EQ(Change(*channel, subscription, kBob), kDenied);
  EXPECT_EQ(Change(*channel, subscription, kAlice), "0 ");
  EXPECT_EQ(Change(*channel, subscription, kOperator), "0 ");
  EXPECT_EQ(Listed(*channel, kAlice), 1);
  EXPECT_EQ(Listed(*channel, kBob), 0);
  EXPECT_EQ(Listed(*channel, kOperator), 1);

  v1::TakeBackSessionRequest take_back;
  take_back.set_session("default");
  v1::TakeBackSessionResponse taken;
  EXPECT_EQ(Outcome(Ask(*channel, "/kiwoom.v1.SessionService/TakeBackSession", take_back, taken, "", kBob)), kDenied);

  // Bob has the scope, but the operator of the gateway does not serve accounts.
  Stream account(*channel, "/kiwoom.v1.AccountService/SubscribeOrderUpdate", v1::SubscribeRequest(), kBob);
  EXPECT_FALSE(account.Next(event));
  EXPECT_EQ(Outcome(account.Finish()), kDenied);
}

TEST_F(CallersTest, TheStreamsOfARemovedCallerEndAndThoseOfOthersGoOn) {
  ExpectWarning("refused 1 call from ipv4:127.0.0.1 without valid credentials");
  expected_audit_ = R"("caller":"alice")";
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Trades({"005930"}), kAlice);
  ASSERT_FALSE(alice.Until(IsLive).empty());
  Stream bob(*channel, kSubscribe, Trades({"005930"}), kBob);
  ASSERT_FALSE(bob.Until(IsLive).empty());

  gateway_->SetCallers(callers::CallerBook({Bob()}));
  v1::Event event;
  while (alice.Next(event)) {
  }
  EXPECT_EQ(Outcome(alice.Finish()), std::to_string(grpc::StatusCode::PERMISSION_DENIED) + " CREDENTIALS_INVALID");
  Stream again(*channel, kSubscribe, Trades({"005930"}), kAlice);
  EXPECT_FALSE(again.Next(event));
  EXPECT_EQ(Outcome(again.Finish()), kUnknown);
  simulator_->Step(500);
  EXPECT_FALSE(bob.Until([](const v1::Event& event) { return event.has_trade(); }).empty());
}

// The operator replaces a token that has leaked: alice's program gets a new one meanwhile.
TEST_F(CallersTest, TheStreamsOfARemovedTokenEndAndThoseOfItsSuccessorGoOn) {
  expected_audit_ = R"("reason":"CREDENTIALS_INVALID")";
  const auto list = [](std::vector<callers::TokenHash> tokens) {
    callers::BookEntry alice = Entry("alice", kAlice, {CallerScope::kMarketData});
    alice.tokens = std::move(tokens);
    return callers::CallerBook({alice, Bob()});
  };
  const auto is_trade = [](const v1::Event& event) { return event.has_trade(); };
  const auto channel = gateway_->Connect();
  Stream before(*channel, kSubscribe, Trades({"005930"}), kAlice);
  ASSERT_FALSE(before.Until(IsLive).empty());

  gateway_->SetCallers(list({callers::HashOf(kAlice), callers::HashOf(kNewAlice)}));
  Stream after(*channel, kSubscribe, Trades({"005930"}), kNewAlice);
  ASSERT_FALSE(after.Until(IsLive).empty());
  simulator_->Step(500);
  EXPECT_FALSE(before.Until(is_trade).empty()) << "both tokens are listed";
  EXPECT_FALSE(after.Until(is_trade).empty());

  gateway_->SetCallers(list({callers::HashOf(kNewAlice)}));
  v1::Event event;
  while (before.Next(event)) {
  }
  EXPECT_EQ(Outcome(before.Finish()), std::to_string(grpc::StatusCode::PERMISSION_DENIED) + " CREDENTIALS_INVALID");
  simulator_->Step(500);
  EXPECT_FALSE(after.Until(is_trade).empty());
}

TEST_F(CallersTest, ChangedLimitsHoldForWhatAnOpenStreamAdds) {
  const auto list = [](int items) {
    return callers::CallerBook({Entry("alice", kAlice, {CallerScope::kMarketData}, {.items = items})});
  };
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Trades({"005930"}), kAlice);
  std::string subscription;
  for (const v1::Event& event : alice.Until(IsLive)) {
    if (event.has_acknowledgement()) subscription = event.acknowledgement().subscription_id();
  }
  gateway_->SetCallers(list(1));
  EXPECT_EQ(Change(*channel, subscription, kAlice), "0 ");
  const auto refused = alice.Until([](const v1::Event& event) { return event.has_refused(); });
  ASSERT_FALSE(refused.empty());
  EXPECT_EQ(refused.back().refused().registrations(0).item(), "000660");
  gateway_->SetCallers(list(2));
  EXPECT_EQ(Change(*channel, subscription, kAlice), "0 ");
  EXPECT_FALSE(alice.Until(IsLive).empty());
}

class AnonymousTest : public CallersTest {
 protected:
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.callers = callers::CallerBook::Anonymous();
    return config;
  }
};

TEST_F(AnonymousTest, StrangersDoNotSeeEachOthersStreams) {
  const auto channel = gateway_->Connect(), another = gateway_->Connect();
  Stream stream(*channel, kSubscribe, Trades({"005930"}));
  std::string subscription;
  for (const v1::Event& event : stream.Until(IsLive)) {
    if (event.has_acknowledgement()) subscription = event.acknowledgement().subscription_id();
  }
  EXPECT_EQ(Listed(*channel, ""), 1);
  EXPECT_EQ(Listed(*another, ""), 0);
  EXPECT_EQ(Change(*another, subscription, ""), "0 ") << "a program of several connections knows the id";
}

}  // namespace
}  // namespace kiwoom::tests

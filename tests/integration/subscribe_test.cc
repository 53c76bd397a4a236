// Alice and Bob read the same market through one session with the broker.

#include <gmock/gmock.h>

#include <map>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "kiwoom/v1/market_status.pb.h"
#include "kiwoom/v1/order_book.pb.h"
#include "kiwoom/v1/position.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;

constexpr char kSamsung[] = "005930";
constexpr char kHynix[] = "000660";

bool IsLive(const v1::Event& event) { return event.has_live(); }
bool IsTrade(const v1::Event& event) { return event.has_trade(); }

// Checks that no event of any type and item is missing without a report, and returns the data events.
std::vector<v1::Event> InOrder(const std::vector<v1::Event>& events) {
  std::map<std::pair<int, std::string>, v1::Event> last;
  std::vector<v1::Event> data;
  for (const v1::Event& event : events) {
    if (event.sequence() == 0) continue;
    const std::pair key(static_cast<int>(event.event_case()), event.item());
    if (const auto previous = last.find(key); previous != last.end()) {
      EXPECT_EQ(event.epoch(), previous->second.epoch());
      EXPECT_EQ(event.sequence() - previous->second.sequence() - 1, event.skipped()) << event.DebugString();
    }
    last[key] = event;
    data.push_back(event);
  }
  return data;
}

class SubscribeTest : public IntegrationFixture {
 protected:
  // Waits until this many registrations of the stream are live.
  void AwaitLive(Stream& stream, int registrations) {
    int live = 0;
    while (live < registrations) {
      const auto events = stream.Until(IsLive);
      ASSERT_FALSE(events.empty());
      live += events.back().live().registrations_size();
    }
  }

  int64_t registration_requests() const { return simulator_->stats().registration_requests; }
};

TEST_F(SubscribeTest, TwoClientsShareOneRegistrationAndSeeEveryEventInOrder) {
  const auto request =
      Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung, kHynix}}, {v1::REALTIME_TYPE_ORDER_BOOK, {kSamsung}}});
  const auto channel_a = gateway_->Connect(), channel_b = gateway_->Connect();
  Stream alice(*channel_a, kSubscribe, request);
  AwaitLive(alice, 3);
  const int64_t requests = registration_requests();
  Stream bob(*channel_b, kSubscribe, request);
  AwaitLive(bob, 3);
  EXPECT_EQ(registration_requests(), requests) << "one registration with the broker serves both";
  EXPECT_EQ(simulator_->stats().registrations.size(), 3u);

  simulator_->Step(500);
  // The market does not move after the last step, so both readers have seen everything when they have seen the last
  // trade.
  simulator_->PushFrame(
      R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"13":"424242424242"}}]})");
  const auto is_last = [](const v1::Event& event) { return event.trade().cumulative_volume() == 424242424242; };
  const auto seen_by_alice = InOrder(alice.Until(is_last));
  const auto seen_by_bob = InOrder(bob.Until(is_last));
  ASSERT_GT(seen_by_alice.size(), 100u);
  ASSERT_EQ(seen_by_alice.size(), seen_by_bob.size());
  for (size_t i = 0; i < seen_by_alice.size(); ++i) {
    EXPECT_EQ(seen_by_alice[i].SerializeAsString(), seen_by_bob[i].SerializeAsString());
  }
}

TEST_F(SubscribeTest, BothStreamsReportALostSessionAndContinue) {
  ExpectWarning("there is no session with the broker");
  const auto request = Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}});
  const auto channel_a = gateway_->Connect(), channel_b = gateway_->Connect();
  Stream alice(*channel_a, kSubscribe, request), bob(*channel_b, kSubscribe, request);
  std::map<Stream*, uint64_t> epochs;
  for (Stream* stream : {&alice, &bob}) {
    const auto events = stream->Until(IsLive);
    ASSERT_FALSE(events.empty());
    epochs[stream] = events.back().live().registrations(0).epoch();
  }
  EXPECT_EQ(epochs[&alice], epochs[&bob]);

  simulator_->DropSessions();
  ASSERT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
  ASSERT_TRUE(simulator_->WaitForRegistration("0B", kSamsung, absl::Seconds(30)));
  simulator_->Step(50);
  for (Stream* stream : {&alice, &bob}) {
    const auto events = stream->Until(IsTrade);
    ASSERT_FALSE(events.empty());
    std::vector<v1::Event::EventCase> story;
    for (const v1::Event& event : events) {
      if (!event.has_heartbeat() && !event.has_trade()) story.push_back(event.event_case());
    }
    // Trades from before the loss may have been in flight. After them this is the sequence.
    ASSERT_GE(story.size(), 3u);
    const std::vector<v1::Event::EventCase> last(story.end() - 3, story.end());
    EXPECT_THAT(last, ::testing::ElementsAre(v1::Event::kLost, v1::Event::kSessionRestored, v1::Event::kGap));
    const v1::Event& gap = *std::find_if(events.rbegin(), events.rend(), [](const auto& e) { return e.has_gap(); });
    ASSERT_EQ(gap.gap().registrations_size(), 1);
    EXPECT_EQ(gap.gap().registrations(0).item(), kSamsung);
    EXPECT_GT(gap.gap().registrations(0).epoch(), epochs[stream]);
    EXPECT_GE(gap.gap().end_time().seconds(), gap.gap().start_time().seconds());
    EXPECT_EQ(events.back().epoch(), gap.gap().registrations(0).epoch());
    EXPECT_EQ(events.back().sequence(), 1u);
  }
}

TEST_F(SubscribeTest, ATypedStreamReadsTheSameBytes) {
  const auto channel = gateway_->Connect();
  v1::SubscribeTradeRequest request;
  request.add_items(kSamsung);
  TypedStream<v1::SubscribeTradeRequest, v1::SubscribeTradeResponse> trades(
      *channel, "/kiwoom.v1.MarketDataService/SubscribeTrade", request);
  ASSERT_FALSE(trades.Until([](const v1::TradeEvent& event) { return event.has_live(); }).empty());
  simulator_->PushFrame(
      R"({"data":[{"values":{"20":"165208","10":"-20800","15":"+82"},"type":"0B","name":"주식체결","item":"005930"}],"trnm":"REAL"})");
  const auto events = trades.Until([](const v1::TradeEvent& event) { return event.has_trade(); });
  ASSERT_FALSE(events.empty());
  const v1::TradeEvent& event = events.back();
  EXPECT_EQ(event.item(), kSamsung);
  EXPECT_EQ(event.trade().current_price(), 20800);
  EXPECT_EQ(event.trade().current_price_direction(), v1::DIRECTION_DOWN);
  EXPECT_EQ(event.trade().quantity(), 82);
  EXPECT_EQ(event.trade().trade_time().hours(), 16);
}

TEST_F(SubscribeTest, BrokenFramesAffectNothingElse) {
  ExpectWarning("the frame is not JSON");
  ExpectWarning(R"(the realtime type "ZZ")");
  ExpectWarning("an unknown frame: NEWS");
  ExpectWarning("0B[77777]");
  ExpectWarning("0B[10]");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
  AwaitLive(alice, 1);
  for (const char* frame : {"", "garbage", "{", R"({"trnm":"REAL","data":[{"type":"0B")", "[]", "null",
                            R"({"trnm":"REAL","data":[{"type":"ZZ","item":"005930","values":{"10":"1"}}]})",
                            R"({"trnm":"NEWS","text":"?"})"}) {
    simulator_->PushFrame(frame);
  }
  simulator_->PushFrame(
      R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"10":"12a","77777":"x"}}]})");
  const auto events = alice.Until(IsTrade);
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.back().sequence(), 1u);
  EXPECT_EQ(events.back().trade().unparsed().at("10"), "12a");
  EXPECT_EQ(events.back().trade().unparsed().at("77777"), "x");
  EXPECT_EQ(simulator_->stats().logins, 1) << "the session was never dropped";
}

// The exchanges report in turn in one type, so a new reader needs the last value of each.
TEST_F(SubscribeTest, ANewcomerGetsThePhaseOfEachExchange) {
  const auto channel = gateway_->Connect();
  const auto request = Wanting({{v1::REALTIME_TYPE_MARKET_STATUS, {}}});
  Stream alice(*channel, kSubscribe, request);
  AwaitLive(alice, 1);
  for (const std::string phase : {"3", "P", "Q", "R"}) {
    simulator_->PushFrame(R"({"trnm":"REAL","data":[{"type":"0s","name":"장시작시간","item":"","values":{"215":")" +
                          phase + R"(","20":"090000","214":"000000"}}]})");
  }
  ASSERT_FALSE(alice.Until([](const v1::Event& event) { return event.market_status().market_phase() == "R"; }).empty());
  Stream bob(*channel, kSubscribe, request);
  std::vector<std::string> phases;
  for (const v1::Event& event :
       bob.Until([](const v1::Event& event) { return event.market_status().market_phase() == "R"; })) {
    if (event.snapshot()) phases.push_back(event.market_status().market_phase());
  }
  EXPECT_THAT(phases, ::testing::ElementsAre("3", "P", "Q", "R"));
}

TEST_F(SubscribeTest, ATypedStreamRejectsOtherTypes) {
  const auto channel = gateway_->Connect();
  v1::SubscribeTradeRequest request;
  request.add_items(kSamsung);
  TypedStream<v1::SubscribeTradeRequest, v1::SubscribeTradeResponse> trades(
      *channel, "/kiwoom.v1.MarketDataService/SubscribeTrade", request);
  const auto first = trades.Until([](const v1::TradeEvent& event) { return event.has_acknowledgement(); });
  ASSERT_FALSE(first.empty());
  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id(first.back().acknowledgement().subscription_id());
  *change.add_add() = Wanting({{v1::REALTIME_TYPE_ORDER_BOOK, {kSamsung}}}).interests(0);
  v1::ChangeSubscriptionResponse changed;
  const grpc::Status status = Ask(*channel, "/kiwoom.v1.SessionService/ChangeSubscription", change, changed);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(status.error_message(), HasSubstr("add[0].type is OrderBook, but this stream carries only Trade"));
}

TEST_F(SubscribeTest, AccountsAreServedOnlyIfEnabled) {
  AllowWarning("R10001");
  using Positions = TypedStream<v1::SubscribePositionRequest, v1::SubscribePositionResponse>;
  constexpr char kMethod[] = "/kiwoom.v1.AccountService/SubscribePosition";
  v1::PositionEvent event;
  const auto closed = gateway_->Connect();
  Positions refused(*closed, kMethod, {});
  EXPECT_FALSE(refused.Next(event));
  const grpc::Status status = refused.Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(status.error_message(),
            "/kiwoom.v1.AccountService/SubscribePosition serves account data, which is disabled on this gateway "
            "(--accounts is off).");
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "SCOPE_MISSING");

  config::Config config = Config();
  config.accounts = true;
  const RunningGateway open(config);
  const auto channel = open.Connect();
  Positions served(*channel, kMethod, {});
  ASSERT_TRUE(served.Next(event));
  EXPECT_TRUE(event.has_acknowledgement());
}

TEST_F(SubscribeTest, ListsAndChangesARunningSubscription) {
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
  const auto first = alice.Until([](const v1::Event& event) { return event.has_acknowledgement(); });
  ASSERT_FALSE(first.empty());
  const std::string id = first.back().acknowledgement().subscription_id();
  AwaitLive(alice, 1);

  v1::ListSubscriptionsResponse list;
  ASSERT_TRUE(Ask(*channel, "/kiwoom.v1.SessionService/ListSubscriptions", v1::ListSubscriptionsRequest(), list).ok());
  ASSERT_EQ(list.subscriptions_size(), 1);
  EXPECT_EQ(list.subscriptions(0).subscription_id(), id);
  EXPECT_THAT(list.subscriptions(0).peer(), HasSubstr("127.0.0.1"));

  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id(id);
  *change.add_add() = Wanting({{v1::REALTIME_TYPE_TRADE, {kHynix}}}).interests(0);
  *change.add_remove() = Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}).interests(0);
  v1::ChangeSubscriptionResponse changed;
  ASSERT_TRUE(Ask(*channel, "/kiwoom.v1.SessionService/ChangeSubscription", change, changed).ok());
  ASSERT_EQ(changed.interests_size(), 1);
  EXPECT_EQ(changed.interests(0).items(0), kHynix);
  const auto told = alice.Until([](const v1::Event& event) { return event.has_acknowledgement(); });
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back().acknowledgement().interests(0).items(0), kHynix);
  AwaitLive(alice, 1);
  EXPECT_TRUE(simulator_->WaitForRemoval("0B", kSamsung, absl::Seconds(30))) << "after it has lingered";

  const v1::Session session = SessionOf(*channel);
  EXPECT_EQ(session.name(), "default");
  EXPECT_EQ(session.state(), v1::UPSTREAM_STATE_LIVE);
  EXPECT_EQ(session.item_limit(), 200u);
  EXPECT_GT(session.login_time().seconds(), 0);
  EXPECT_GE(session.last_upstream_time().seconds(), session.login_time().seconds());
  EXPECT_EQ(session.registration_count(), 1u);
  EXPECT_EQ(session.item_count(), 1u);
  const v1::GetGatewayResponse gateway = GatewayOf(*channel);
  EXPECT_EQ(gateway.subscription_count(), 1u);
  EXPECT_THAT(gateway.broker(), HasSubstr("127.0.0.1"));
  EXPECT_GT(gateway.start_time().seconds(), 0);
}

TEST_F(SubscribeTest, TheFirstGatewayYieldsToASecondOne) {
  ExpectWarning("R10001");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}}));
  AwaitLive(alice, 1);
  const RunningGateway twin(Config());
  ASSERT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
  const auto events = alice.Until(
      [](const v1::Event& event) { return event.heartbeat().upstream_state() == v1::UPSTREAM_STATE_REPLACED; });
  ASSERT_FALSE(events.empty());
  EXPECT_TRUE(std::any_of(events.begin(), events.end(), [](const v1::Event& event) { return event.has_lost(); }));
  EXPECT_EQ(simulator_->stats().logins, 2);
  // A reader that joins now learns why no data comes.
  Stream bob(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kHynix}}}));
  const auto told = bob.Until([](const v1::Event& event) { return event.has_lost(); });
  ASSERT_EQ(told.size(), 2u);
  EXPECT_TRUE(told[0].has_acknowledgement());
  EXPECT_THAT(told[1].lost().reason(), HasSubstr("R10001"));
}

TEST_F(SubscribeTest, InvalidRequestsGetOneSentence) {
  const auto channel = gateway_->Connect();
  const struct {
    v1::SubscribeRequest request;
    const char* sentence;
  } kCases[] = {
      {Wanting({}), "interests is empty: name at least one type"},
      {Wanting({{static_cast<v1::RealtimeType>(7), {kSamsung}}}),
       "interests[0].type is 7, which is not a realtime type of this gateway: see RealtimeType"},
      {Wanting({{v1::REALTIME_TYPE_TRADE, {}}}),
       "interests[0].items is empty: name at least one item of Trade (주식체결)"},
      {Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung, "00 59"}}}), "interests[0].items[1] is not an item"},
      {Wanting({{v1::REALTIME_TYPE_MARKET_STATUS, {kSamsung}}}),
       "interests[0].items must be empty: MarketStatus covers the whole market"},
  };
  for (const auto& test : kCases) {
    Stream stream(*channel, kSubscribe, test.request);
    v1::Event event;
    EXPECT_FALSE(stream.Next(event));
    const grpc::Status status = stream.Finish();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    EXPECT_THAT(status.error_message(), HasSubstr(test.sentence));
    EXPECT_FALSE(status.error_details().empty()) << "a BadRequest for programs";
  }
}

// Ignoring fields that the contract reserves for later would silently break it.
// Carol's screen shows at most one order book per second, and whoever sees trades gets all of them.
TEST_F(SubscribeTest, AStateCanBeThinnedAndTradesCannot) {
  const auto channel = gateway_->Connect();
  v1::SubscribeRequest thinned = Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung}}});
  thinned.mutable_interests(0)->mutable_min_interval()->set_seconds(1);
  Stream refused(*channel, kSubscribe, thinned);
  v1::Event event;
  EXPECT_FALSE(refused.Next(event));
  const grpc::Status status = refused.Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(),
            "interests[0].min_interval is not supported for Trade, because every event counts: leave it out");

  v1::SubscribeRequest screen = Wanting({{v1::REALTIME_TYPE_ORDER_BOOK, {kSamsung}}});
  screen.mutable_interests(0)->mutable_min_interval()->set_nanos(300'000'000);
  Stream carol(*channel, kSubscribe, screen);
  AwaitLive(carol, 1);
  const auto push = [&](int price) {
    simulator_->PushFrame(
        R"({"trnm":"REAL","data":[{"type":"0D","name":"주식호가잔량","item":"005930","values":{"41":")" +
        std::to_string(price) + R"("}}]})");
  };
  for (int price = 1001; price <= 1005; ++price) push(price);
  const auto is_book = [](const v1::Event& event) { return event.has_order_book() && !event.snapshot(); };
  EXPECT_EQ(carol.Until(is_book).back().order_book().asks(0).price(), 1001);
  const v1::Event newest = carol.Until(is_book).back();
  EXPECT_EQ(newest.order_book().asks(0).price(), 1005);
  EXPECT_EQ(newest.skipped(), 3u);
}

}  // namespace
}  // namespace kiwoom::tests

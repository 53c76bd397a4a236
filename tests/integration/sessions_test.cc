// A gateway with two app keys, end to end: topics spread over both sessions, move when one is lost for long, and stay
// apart where accounts are concerned.

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "kiwoom/v1/order_update.pb.h"
#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

constexpr char kSamsung[] = "005930";
constexpr char kHynix[] = "000660";
constexpr char kSubscribeOrderUpdate[] = "/kiwoom.v1.AccountService/SubscribeOrderUpdate";

bool IsGap(const v1::Event& event) { return event.has_gap(); }

// The session of each item, from the live notices of a stream of this many.
std::map<std::string, std::string> ReadPlaces(Stream& stream, size_t count) {
  std::map<std::string, std::string> places;
  stream.Until([&](const v1::Event& event) {
    for (const v1::Registration& live : event.live().registrations()) places[live.item()] = live.session();
    return places.size() == count;
  });
  return places;
}

class SessionsTest : public IntegrationFixture {
 protected:
  simulator::Options Options() const override {
    simulator::Options options;
    options.automatic_orders = false;
    return options;
  }
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.keys = {{.name = "main", .key = {kMainKey, "main-secret-key"}},
                   {.name = "second", .key = {kSecondKey, "second-secret-key"}}};
    config.accounts = true;
    config.items_per_connection = 2;
    config.move_after = absl::Milliseconds(300);
    return config;
  }
  void SetUp() override {
    IntegrationFixture::SetUp();
    ASSERT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
  }
  std::vector<const char*> Secrets() const override {
    return {kMainKey, kSecondKey, "main-secret-key", "second-secret-key", "1111111111", "1111111112"};
  }

  static constexpr char kMainKey[] = "the-main-app-key";
  static constexpr char kSecondKey[] = "the-second-app-key";
};

TEST_F(SessionsTest, TopicsSpreadOverBothSessions) {
  ExpectWarning("Registrations were refused");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe,
               Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung, kHynix, "035420", "035720"}},
                        {v1::REALTIME_TYPE_ORDER_BOOK, {kSamsung}}}));
  const auto places = ReadPlaces(alice, 4);
  std::map<std::string, int> items;
  for (const auto& [item, session] : places) ++items[session];
  EXPECT_THAT(items, UnorderedElementsAre(std::pair("main", 2), std::pair("second", 2)));

  const auto sessions = SessionsOf(*channel);
  ASSERT_EQ(sessions.size(), 2u);
  EXPECT_EQ(sessions.at("main").item_count(), 2u);
  EXPECT_EQ(sessions.at("second").item_count(), 2u);
  EXPECT_EQ(sessions.at("main").registration_count() + sessions.at("second").registration_count(), 5u);

  // Both sessions' rows arrive on the one stream.
  ASSERT_GT(simulator_->Step(50), 0);
  std::set<std::string> seen;
  alice.Until([&](const v1::Event& event) {
    if (event.has_trade()) seen.insert(event.item());
    return seen.size() == 4;
  });
  EXPECT_EQ(seen.size(), 4u);

  // A fifth item finds no room on any of them.
  Stream bob(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"005380"}}}));
  EXPECT_FALSE(bob.Until([](const v1::Event& event) { return event.has_refused(); }).empty());
}

TEST_F(SessionsTest, TopicsOfASessionThatIsLostForLongMove) {
  ExpectWarning("session second: ");  // it cannot come back
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {kSamsung, kHynix}}}));
  const auto places = ReadPlaces(alice, 2);
  ASSERT_EQ(places.size(), 2u);
  const auto moving = std::ranges::find(places, "second", [](const auto& place) { return place.second; });
  ASSERT_NE(moving, places.end());
  const std::string& item = moving->first;

  simulator_->RefuseLogins(10004, 1'000'000, kSecondKey);
  simulator_->DropSessions(kSecondKey);
  const auto events = alice.Until(IsGap);
  ASSERT_FALSE(events.empty());
  const auto lost = std::ranges::find_if(events, [](const v1::Event& event) { return event.has_lost(); });
  ASSERT_NE(lost, events.end());
  EXPECT_EQ(lost->lost().session(), "second");
  ASSERT_EQ(lost->lost().registrations_size(), 1);
  EXPECT_EQ(lost->lost().registrations(0).item(), item);
  const v1::GapNotice& gap = events.back().gap();
  ASSERT_EQ(gap.registrations_size(), 1);
  EXPECT_EQ(gap.registrations(0).item(), item);
  EXPECT_EQ(gap.registrations(0).session(), "main");
  EXPECT_GT(gap.registrations(0).epoch(), lost->lost().registrations(0).epoch());

  ASSERT_GT(simulator_->Step(20), 0);
  const auto rows = alice.Until([&](const v1::Event& event) { return event.has_trade() && event.item() == item; });
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.back().epoch(), gap.registrations(0).epoch());
  EXPECT_EQ(rows.back().sequence(), 1u);
  EXPECT_EQ(SessionsOf(*channel).at("second").state(), v1::UPSTREAM_STATE_LOST);
}

// One stream of order updates covers the accounts of both keys. Each event names its session.
TEST_F(SessionsTest, AStreamOfAnAccountTypeHasTheAccountsOfAllKeys) {
  const auto channel = gateway_->Connect();
  TypedStream<v1::SubscribeOrderUpdateRequest, v1::SubscribeOrderUpdateResponse> alice(
      *channel, kSubscribeOrderUpdate, v1::SubscribeOrderUpdateRequest());
  std::set<std::string> live;
  alice.Until([&](const auto& event) {
    for (const v1::Registration& registration : event.live().registrations()) live.insert(registration.session());
    return live.size() == 2;
  });
  EXPECT_THAT(live, ElementsAre("main", "second"));

  const auto main = simulator_->AccountOf(kMainKey), second = simulator_->AccountOf(kSecondKey);
  ASSERT_TRUE(main.has_value() && second.has_value());
  simulator_->PlaceOrder({.side = simulator::Side::kBuy, .stock_code = kSamsung, .quantity = 1, .account = *second});
  simulator_->PlaceOrder({.side = simulator::Side::kBuy, .stock_code = kHynix, .quantity = 1, .account = *main});
  std::map<std::string, std::string> accounts, items;
  alice.Until([&](const auto& event) {
    if (!event.has_order_update()) return false;
    accounts[event.session()] = event.account();
    items[event.session()] = event.order_update().stock_code();
    return accounts.size() == 2;
  });
  EXPECT_NE(accounts["main"], accounts["second"]);
  EXPECT_EQ(items["second"].substr(items["second"].size() - 6), kSamsung);
  EXPECT_EQ(items["main"].substr(items["main"].size() - 6), kHynix);
}

}  // namespace
}  // namespace kiwoom::tests

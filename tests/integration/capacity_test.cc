// A broker connection with a capacity of two items.

#include <gmock/gmock.h>

#include "kiwoom/v1/session_service.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

bool IsLive(const v1::Event& event) { return event.has_live(); }
bool IsAnswer(const v1::Event& event) { return event.has_live() || event.has_refused(); }

v1::SubscribeRequest Trades(const std::vector<std::string>& items) {
  return Wanting({{v1::REALTIME_TYPE_TRADE, items}});
}

class CapacityTest : public IntegrationFixture {
 protected:
  // The broker has the same capacity, so a topic must be removed before another can take its place.
  simulator::Options Options() const override {
    simulator::Options options;
    options.variants.items_per_connection = 2;
    return options;
  }
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.items_per_connection = 2;
    return config;
  }

  // The end of a stream is noticed with a delay.
  static void AwaitSubscriptions(grpc::Channel& channel, int count) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    v1::ListSubscriptionsResponse list;
    do {
      list.Clear();
      ASSERT_TRUE(
          Ask(channel, "/kiwoom.v1.SessionService/ListSubscriptions", v1::ListSubscriptionsRequest(), list).ok());
    } while (list.subscriptions_size() != count && std::chrono::steady_clock::now() < end);
    ASSERT_EQ(list.subscriptions_size(), count);
  }
};

TEST_F(CapacityTest, ANewReaderReplacesOneThatHasLeft) {
  const auto channel = gateway_->Connect();
  {
    Stream alice(*channel, kSubscribe, Trades({"005930", "000660"}));
    ASSERT_FALSE(alice.Until(IsLive).empty());
  }
  AwaitSubscriptions(*channel, 0);
  Stream bob(*channel, kSubscribe, Trades({"035420", "035720"}));
  const auto events = bob.Until(IsAnswer);
  ASSERT_FALSE(events.empty());
  ASSERT_TRUE(events.back().has_live()) << events.back().DebugString();
  EXPECT_EQ(events.back().live().registrations_size(), 2);
  EXPECT_FALSE(simulator_->stats().IsRegistered("0B", "005930"));
}

TEST_F(CapacityTest, ItemsWithReadersStay) {
  ExpectWarning("Registrations were refused: 1, The connection with the broker holds at most 2");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Trades({"005930", "000660"}));
  ASSERT_FALSE(alice.Until(IsLive).empty());
  Stream bob(*channel, kSubscribe, Trades({"035420"}));
  const auto events = bob.Until(IsAnswer);
  ASSERT_FALSE(events.empty());
  ASSERT_TRUE(events.back().has_refused()) << events.back().DebugString();
  EXPECT_TRUE(simulator_->stats().IsRegistered("0B", "005930"));
}

}  // namespace
}  // namespace kiwoom::tests

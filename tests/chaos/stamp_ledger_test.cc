#include "tests/chaos/stamp_ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Topic kTrade{v1::REALTIME_TYPE_TRADE, "005930"};
const Topic kBook{v1::REALTIME_TYPE_ORDER_BOOK, "005930"};

absl::Time At(int second) { return absl::FromUnixSeconds(second); }

TEST(StampLedger, CountsEachTopicFromOne) {
  StampLedger ledger;
  EXPECT_EQ(ledger.Send(kTrade, At(1)), 1u);
  EXPECT_EQ(ledger.Send(kTrade, At(2)), 2u);
  EXPECT_EQ(ledger.Send(kBook, At(3)), 1u);
  EXPECT_EQ(ledger.last(kTrade), 2u);
  EXPECT_EQ(ledger.last(kBook), 1u);
  EXPECT_EQ(ledger.total(), 3u);
}

TEST(StampLedger, KnowsWhenAStampWasSent) {
  StampLedger ledger;
  ledger.Send(kTrade, At(1));
  ledger.Send(kTrade, At(5));
  EXPECT_EQ(ledger.SentAt(kTrade, 2), At(5));
  EXPECT_EQ(ledger.SentAt(kTrade, 3), absl::InfiniteFuture());
  EXPECT_EQ(ledger.SentAt(kTrade, 0), absl::InfiniteFuture());
  EXPECT_EQ(ledger.SentAt(kBook, 1), absl::InfiniteFuture());
  EXPECT_EQ(ledger.FirstAfter(kTrade, At(0)), 1u);
  EXPECT_EQ(ledger.FirstAfter(kTrade, At(1)), 2u);
  EXPECT_EQ(ledger.FirstAfter(kTrade, At(5)), 3u);
  EXPECT_EQ(ledger.FirstAfter(kBook, At(5)), 1u);
}

TEST(StampLedger, KnowsWhenATopicWasRegistered) {
  StampLedger ledger;
  ledger.Register(kTrade, "alpha", At(10));
  ledger.Register(kTrade, "alpha", At(11));  // changes nothing
  ledger.Register(kBook, "alpha", At(12));
  ledger.Register(kBook, "beta", At(13));
  ledger.Unregister(kTrade, "alpha", At(20));
  ledger.UnregisterAll("alpha", At(30));
  ledger.Register(kTrade, "beta", At(40));
  struct Row {
    Topic topic;
    std::string session;
    int from, until;
    bool registered;
  };
  const Row rows[] = {
      {kTrade, "alpha", 1, 9, false},   {kTrade, "alpha", 1, 10, true},  {kTrade, "alpha", 20, 25, true},
      {kTrade, "alpha", 21, 99, false}, {kBook, "alpha", 21, 22, true},  {kBook, "alpha", 31, 99, false},
      {kBook, "beta", 1, 12, false},    {kBook, "beta", 31, 99, true},   {kTrade, "beta", 1, 39, false},
      {kTrade, "beta", 41, 42, true},   {kTrade, "gamma", 1, 99, false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(ledger.WasRegistered(row.topic, row.session, {At(row.from), At(row.until)}), row.registered)
        << Text(row.topic) << " on " << row.session << " from " << row.from << " to " << row.until;
  }
}

TEST(StampLedger, KnowsWhichSessionsGotAStamp) {
  StampLedger ledger;
  ledger.Register(kTrade, "alpha", At(1));
  ledger.Send(kTrade, At(2));
  ledger.Register(kTrade, "beta", At(3));
  ledger.Send(kTrade, At(4));
  ledger.UnregisterAll("alpha", At(5));
  ledger.Send(kTrade, At(6));
  ledger.Unregister(kTrade, "beta", At(7));
  ledger.Send(kTrade, At(8));
  EXPECT_THAT(ledger.SentTo(kTrade, 1), ElementsAre("alpha"));
  EXPECT_THAT(ledger.SentTo(kTrade, 2), UnorderedElementsAre("alpha", "beta"));
  EXPECT_THAT(ledger.SentTo(kTrade, 3), ElementsAre("beta"));
  EXPECT_THAT(ledger.SentTo(kTrade, 4), IsEmpty());
  EXPECT_THAT(ledger.SentTo(kTrade, 5), IsEmpty()) << "never sent";
  EXPECT_THAT(ledger.SentTo(kBook, 1), IsEmpty());
}

TEST(StampLedger, KnowsWhenTheBrokerMisled) {
  StampLedger ledger;
  ledger.Mislead("alpha", At(10));
  EXPECT_TRUE(ledger.Misled("alpha", {At(5), At(10)}));
  EXPECT_FALSE(ledger.Misled("alpha", {At(11), At(20)}));
  EXPECT_FALSE(ledger.Misled("alpha", {At(0), At(9)}));
  EXPECT_FALSE(ledger.Misled("beta", {At(5), At(10)}));
}

}  // namespace
}  // namespace kiwoom::chaos

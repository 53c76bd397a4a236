#include "tests/chaos/stamp_ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

using ::testing::ElementsAre;

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
  ledger.Register(kTrade, At(10));
  ledger.Register(kTrade, At(11));  // changes nothing
  ledger.Register(kBook, At(12));
  ledger.Unregister(kTrade, At(20));
  ledger.UnregisterAll(At(30));
  ledger.Register(kTrade, At(40));
  struct Row {
    Topic topic;
    int from, until;
    bool registered;
  };
  const Row rows[] = {
      {kTrade, 1, 9, false}, {kTrade, 1, 10, true},  {kTrade, 20, 25, true}, {kTrade, 21, 39, false},
      {kBook, 21, 22, true}, {kBook, 31, 99, false}, {kTrade, 41, 42, true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(ledger.WasRegistered(row.topic, {At(row.from), At(row.until)}), row.registered)
        << Text(row.topic) << " from " << row.from << " to " << row.until;
  }
  EXPECT_THAT(ledger.registered(), ElementsAre(kTrade));
}

TEST(StampLedger, KnowsWhenTheBrokerMisled) {
  StampLedger ledger;
  ledger.Mislead(At(10));
  EXPECT_TRUE(ledger.Misled({At(5), At(10)}));
  EXPECT_FALSE(ledger.Misled({At(11), At(20)}));
  EXPECT_FALSE(ledger.Misled({At(0), At(9)}));
}

}  // namespace
}  // namespace kiwoom::chaos

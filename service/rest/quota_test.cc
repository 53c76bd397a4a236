#include "service/rest/quota.h"

#include <gtest/gtest.h>

namespace kiwoom::rest {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
constexpr codec::Tr kPrice = {.code = "ka20001", .path = "/api/dostk/sect"};
constexpr codec::Tr kDaily = {.code = "ka20009", .path = "/api/dostk/sect"};
constexpr codec::Tr kStock = {.code = "ka10001", .path = "/api/dostk/stkinfo"};

absl::Time At(int milliseconds) { return kStart + absl::Milliseconds(milliseconds); }

TEST(Quota, EachTrHasItsOwnRate) {
  Quota quota({.per_second = 2, .burst = 1});
  EXPECT_EQ(quota.Earliest(kPrice, kStart), kStart);
  EXPECT_EQ(quota.EarliestBehind(kPrice, 3, kStart), At(1500)) << "of one that has never been asked";
  quota.Answered(quota.Sent(kPrice, kStart), kStart);
  EXPECT_EQ(quota.Earliest(kPrice, kStart), At(500));
  EXPECT_EQ(quota.Earliest(kDaily, kStart), kStart);
}

TEST(Quota, TheFullestLimitCounts) {
  Quota quota({.per_second = 4, .burst = 4}, 5, 10);
  EXPECT_DOUBLE_EQ(quota.Used(kStart), 0);
  quota.Sent(kStock, kStart);
  EXPECT_DOUBLE_EQ(quota.Used(kStart), 0.25) << "one of four of the TR";
  for (int i = 0; i < 2; ++i) {
    quota.Sent(kPrice, kStart);
    quota.Sent(kDaily, kStart);
  }
  EXPECT_DOUBLE_EQ(quota.Used(kStart), 0.8) << "four of five of the group";
  EXPECT_DOUBLE_EQ(quota.Used(At(1250)), 0);
}

// What the limits of groups and in all are, nobody has published: they are learnt.
TEST(Quota, ARefusalHoldsTheScopeThatTheBrokerNames) {
  struct Case {
    const char* name;
    LimitScope scope;
    bool price, daily, stock;  // held
  };
  const Case cases[] = {
      {"of the TR", LimitScope::kTr, true, false, false},
      {"of its group", LimitScope::kGroup, true, true, false},
      {"of all", LimitScope::kTotal, true, true, true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    Quota quota({.per_second = 5, .burst = 5});
    quota.Refused(kPrice, c.scope, absl::Seconds(2), kStart);
    const auto earliest = [](bool held) { return held ? At(2000) : kStart; };
    EXPECT_EQ(quota.Earliest(kPrice, kStart), earliest(c.price));
    EXPECT_EQ(quota.Earliest(kDaily, kStart), earliest(c.daily));
    EXPECT_EQ(quota.Earliest(kStock, kStart), earliest(c.stock));
  }
}

TEST(Quota, AnUnpublishedLimitBeginsWithHalfOfWhatWasSentAndGrowsUntilItIsNone) {
  Quota quota({.per_second = 5, .burst = 5});
  const auto send = [&](const codec::Tr& tr, absl::Time now) { quota.Answered(quota.Sent(tr, now), now); };
  for (const codec::Tr* tr : {&kPrice, &kDaily, &kStock, &kPrice, &kDaily, &kStock, &kPrice, &kDaily})
    send(*tr, kStart);
  quota.Refused(kPrice, LimitScope::kTotal, absl::Seconds(1), kStart);  // eight within a second: four
  send(kStock, At(1000));
  EXPECT_EQ(quota.Earliest(kDaily, At(1000)), At(1250)) << "four a second, over all TRs";
  const absl::Time later = At(1000) + absl::Minutes(4);
  send(kStock, later);
  EXPECT_EQ(quota.Earliest(kDaily, later), later + absl::Milliseconds(125)) << "eight after four clean minutes";
  const absl::Time much_later = At(1000) + absl::Minutes(46);
  send(kStock, much_later);
  EXPECT_EQ(quota.Earliest(kDaily, much_later), much_later) << "fifty is no limit";
}

TEST(Quota, ASharedLimitMayBeConfigured) {
  struct Case {
    const char* name;
    Quota quota;
    absl::Time daily, stock;  // after three requests for prices, all at once
  };
  Case cases[] = {
      {"of a group", Quota({.per_second = 5, .burst = 5}, 3, 0), At(1000), kStart},
      {"in total", Quota({.per_second = 5, .burst = 5}, 0, 3), At(1000), At(1000)},
      {"of neither", Quota({.per_second = 5, .burst = 5}), kStart, kStart},
  };
  for (Case& c : cases) {
    SCOPED_TRACE(c.name);
    for (int i = 0; i < 3; ++i) c.quota.Answered(c.quota.Sent(kPrice, kStart), kStart);
    EXPECT_EQ(c.quota.Earliest(kDaily, kStart), c.daily);
    EXPECT_EQ(c.quota.Earliest(kStock, kStart), c.stock);
  }
}

// A login waits for no query.
TEST(Quota, ATokenCountsButDoesNotWaitForWhatTheQueriesShare) {
  constexpr codec::Tr kToken = {.code = "au10001", .role = codec::Role::kToken, .path = "/oauth2/token"};
  Quota quota({.per_second = 5, .burst = 5});
  quota.Refused(kPrice, LimitScope::kTotal, absl::Minutes(10), kStart);
  EXPECT_EQ(quota.Earliest(kPrice, kStart), kStart + absl::Minutes(10));
  EXPECT_EQ(quota.Earliest(kToken, kStart), kStart);
}

}  // namespace
}  // namespace kiwoom::rest

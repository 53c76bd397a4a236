#include "clients/cli/printing/subscription_table.h"

#include <gtest/gtest.h>

#include <vector>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

// 1795132801 is 09:00:01 on 2026-11-20 in Seoul.
TEST(SubscriptionTableTest, HasALineForEachStream) {
  v1::Subscription subscription;
  ASSERT_TRUE(subscription.ParseFromString(
      Make("Subscription",
           "subscription_id: 's7' peer: 'ipv4:127.0.0.1:51234' start_time { seconds: 1795132801 } sent_count: 1742 "
           "skipped_count: 3 queued_count: 12 slow_reader_policy: SLOW_READER_POLICY_SKIP "
           "interests { type: REALTIME_TYPE_TRADE items: ['000660', '005930'] } "
           "interests { type: REALTIME_TYPE_MARKET_STATUS }")
          ->SerializeAsString()));
  EXPECT_EQ(
      SubscriptionTable(std::vector{subscription}, Directory(), Language::kEnglish, /*paint=*/false),
      "subscription  address               start         sent  skipped  queued  when slow  interests\n"
      "s7            ipv4:127.0.0.1:51234  09:00:01.000  1742        3      12  SKIP       Trade 000660, 005930 · "
      "MarketStatus\n");
  EXPECT_EQ(SubscriptionTable(std::vector{subscription}, Directory(), Language::kKorean, /*paint=*/false),
            "구독  주소                  시작          보냄  생략  대기  느릴 때  종목\n"
            "s7    ipv4:127.0.0.1:51234  09:00:01.000  1742     3    12  건너뜀   주식체결 000660, 005930 · "
            "장시작시간\n");
}

}  // namespace
}  // namespace kiwoom::cli

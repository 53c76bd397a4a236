#include "service/methods/min_interval.h"

#include <gtest/gtest.h>

namespace kiwoom::methods {
namespace {

constexpr codec::Tr kBook{.code = "0D", .name = "OrderBook", .delivery = codec::Delivery::kState};
constexpr codec::Tr kTrade{.code = "0B", .name = "Trade", .delivery = codec::Delivery::kEvent};

TEST(ReadMinInterval, IsForStatesPositiveAndNotTooLong) {
  const struct {
    const codec::Tr& tr;
    int64_t seconds;
    int32_t nanos;
    std::string complaint;  // empty: it is accepted
  } kCases[] = {
      {kBook, 0, 250'000'000, ""},
      {kBook, 3600, 0, ""},
      {kBook, 3600, 1, "is 1h0.000000001s: set a time above zero and up to 1h"},
      {kBook, 0, 0, "is 0: set a time above zero and up to 1h"},
      {kBook, -1, 0, "is -1s: set a time above zero and up to 1h"},
      {kTrade, 1, 0, "is not supported for Trade, because every event counts: leave it out"},
  };
  for (const auto& test : kCases) {
    google::protobuf::Duration interval;
    interval.set_seconds(test.seconds);
    interval.set_nanos(test.nanos);
    const sessions::Topic topics[] = {{&test.tr, "005930"}, {&test.tr, "000660"}};
    fanout::InterestTerms terms;
    errors::Violations violations;
    ReadMinInterval(test.tr, interval, topics, "min_interval", terms, violations);
    if (!test.complaint.empty()) {
      ASSERT_EQ(violations.count(), 1u) << test.complaint;
      EXPECT_EQ(violations.kept()[0].field, "min_interval");
      EXPECT_EQ(violations.kept()[0].text.en, test.complaint);
      EXPECT_TRUE(terms.min_interval.empty());
      continue;
    }
    EXPECT_TRUE(violations.empty());
    ASSERT_EQ(terms.min_interval.size(), 2u);
    EXPECT_EQ(terms.min_interval.at(topics[1]), absl::Seconds(test.seconds) + absl::Nanoseconds(test.nanos));
  }
}

}  // namespace
}  // namespace kiwoom::methods

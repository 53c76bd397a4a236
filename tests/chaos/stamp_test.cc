#include "tests/chaos/stamp.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace kiwoom::chaos {
namespace {

struct Row {
  std::string event;
  bool data;
  Topic topic;
  std::optional<uint64_t> stamp;
};

const Row kRows[] = {
    {R"(item: "005930" trade { unparsed { key: "99001" value: "17" } unparsed { key: "1" value: "2" } })",
     true,
     {v1::REALTIME_TYPE_TRADE, "005930"},
     17},
    {R"(item: "001" sector_index { unparsed { key: "99001" value: "x" } })",
     true,
     {v1::REALTIME_TYPE_SECTOR_INDEX, "001"},
     std::nullopt},
    {R"(item: "005930" volatility_interruption { unparsed { key: "99001" value: "3" } })",
     true,
     {v1::REALTIME_TYPE_VOLATILITY_INTERRUPTION, ""},
     3},
    {R"(item: "005930" session: "beta" order_update { unparsed { key: "99001" value: "4" } })",
     true,
     {v1::REALTIME_TYPE_ORDER_UPDATE, "", "beta"},
     4},
    {"market_status {}", true, {v1::REALTIME_TYPE_MARKET_STATUS, ""}, std::nullopt},
};

TEST(Stamp, IsInWhatNoSpecKnows) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.event);
    v1::Event event;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(row.event, &event));
    EXPECT_TRUE(IsData(event));
    EXPECT_EQ(Text(TopicOf(event)), Text(row.topic));
    EXPECT_EQ(StampOf(event), row.stamp);
  }
}

TEST(Stamp, IsNotInNotices) {
  v1::Event event;
  event.mutable_heartbeat();
  EXPECT_FALSE(IsData(event));
  EXPECT_EQ(StampOf(event), std::nullopt);
}

}  // namespace
}  // namespace kiwoom::chaos

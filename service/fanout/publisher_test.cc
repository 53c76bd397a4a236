#include "service/fanout/publisher.h"

#include <gmock/gmock.h>

#include "service/fanout/test_story.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);
const auto kEpoch = static_cast<uint64_t>(absl::ToUnixMicros(kNow));

v1::Event Parse(const EventRef& event) {
  v1::Event parsed;
  EXPECT_TRUE(parsed.ParseFromArray(event.bytes().data(), static_cast<int>(event.bytes().size())));
  return parsed;
}

TEST(Publisher, NumbersRowsFromOne) {
  Publisher publisher(kTrades);
  publisher.Begin(kEpoch);
  publisher.Publish("005930", "", kNow);
  const v1::Event second = Parse(publisher.Publish("005930", TextField(20, "090000"), kNow + absl::Nanoseconds(5)));
  EXPECT_EQ(second.item(), "005930");
  EXPECT_EQ(second.epoch(), kEpoch);
  EXPECT_EQ(second.sequence(), 2u);
  EXPECT_EQ(second.received_time().seconds(), 1'800'000'000);
  EXPECT_EQ(second.received_time().nanos(), 5);
  EXPECT_TRUE(second.has_trade());
  EXPECT_EQ(publisher.sequence(), 2u);
}

TEST(Publisher, ARenewedRegistrationRestartsTheSequence) {
  Publisher publisher(kTrades);
  publisher.Begin(kEpoch);
  publisher.Publish("005930", "", kNow);
  publisher.End();
  EXPECT_FALSE(publisher.live());
  EXPECT_EQ(publisher.epoch(), kEpoch) << "the last one";
  publisher.Begin(kEpoch + 9);
  const EventRef first = publisher.Publish("005930", "", kNow);
  EXPECT_EQ(first.epoch(), kEpoch + 9);
  EXPECT_EQ(first.sequence(), 1u);
}

TEST(Publisher, DroppedRowsCountAsSkipped) {
  Publisher publisher(kTrades);
  publisher.Begin(kEpoch);
  publisher.Publish("005930", "", kNow);
  publisher.Skip(3);
  EXPECT_EQ(publisher.Publish("005930", "", kNow).sequence(), 5u);
}

TEST(Publisher, NamesTheAccountOfARow) {
  Publisher publisher(kPositions);
  publisher.Begin(kEpoch);
  EXPECT_EQ(Parse(publisher.Publish("005930", TextField(9201, "1111111111"), kNow)).account(), "1111111111");
}

// The key of the last value: none, the item, the account as well, or a field of the row.
TEST(Publisher, DerivesTheKeyOfARow) {
  const auto key = [](const codec::Tr& tr, std::string_view item, const std::string& row) {
    Publisher publisher(tr);
    publisher.Begin(kEpoch);
    return publisher.Publish(item, row, kNow).key();
  };
  EXPECT_EQ(key(kTrades, "005930", ""), 0u);
  EXPECT_EQ(key(kBooks, "005930", ""), 0u);
  EXPECT_EQ(key(kInterruptions, "005930", ""), 0u) << "not a state";
  const uint64_t samsung = key(kPositions, "005930", TextField(9201, "1111111111"));
  EXPECT_NE(samsung, 0u);
  EXPECT_EQ(samsung, key(kPositions, "005930", TextField(9201, "1111111111")));
  EXPECT_NE(samsung, key(kPositions, "000660", TextField(9201, "1111111111")));
  EXPECT_NE(samsung, key(kPositions, "005930", TextField(9201, "2222222222")));
  EXPECT_NE(key(kStatus, "", TextField(215, "3")), key(kStatus, "", TextField(215, "P")));
}

}  // namespace
}  // namespace kiwoom::fanout

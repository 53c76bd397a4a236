#include "service/fanout/last_values.h"

#include <gmock/gmock.h>

#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 23:59:59 in Seoul.
const absl::Time kNight = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 23, 59, 59), absl::FixedTimeZone(9 * 60 * 60));

EventRef Event(uint64_t epoch, uint64_t sequence, uint64_t key = 0) {
  return EventEncoder::Encode({.epoch = epoch, .sequence = sequence, .received = kNight, .key = key}, 1013, "");
}

std::vector<uint64_t> Sequences(const LastValues& values, absl::Time now = kNight) {
  std::vector<uint64_t> sequences;
  for (const EventRef& event : values.Snapshots(now)) sequences.push_back(event.sequence());
  return sequences;
}

TEST(LastValues, KeepsTheLatestState) {
  LastValues book(kBooks);
  EXPECT_THAT(Sequences(book), IsEmpty());
  book.Keep(Event(7, 1), kNight);
  book.Keep(Event(7, 2), kNight);
  EXPECT_THAT(Sequences(book), ElementsAre(2));
}

TEST(LastValues, KeepsNothingOfEventTypes) {
  LastValues trades(kTrades);
  trades.Keep(Event(7, 1), kNight);
  EXPECT_THAT(Sequences(trades), IsEmpty());
}

TEST(LastValues, KeepsOnePerKeyInOrderOfArrival) {
  LastValues positions(kPositions);
  positions.Keep(Event(7, 1, 101), kNight);
  positions.Keep(Event(7, 2, 103), kNight);
  positions.Keep(Event(7, 3, 101), kNight);
  positions.Keep(Event(7, 4, 105), kNight);
  EXPECT_THAT(Sequences(positions), ElementsAre(2, 3, 4));
  positions.Keep(Event(9, 1, 103), kNight);
  EXPECT_THAT(Sequences(positions), ElementsAre(3, 4, 1)) << "a later epoch sorts after an earlier one";
}

// Market phases carry a clock time without a date, so yesterday's would be taken for today's.
TEST(LastValues, MarketStatesExpireAtMidnight) {
  LastValues market(kStatus), positions(kPositions);
  for (LastValues* values : {&market, &positions}) {
    values->Keep(Event(7, 1, 101), kNight);
    EXPECT_THAT(Sequences(*values, kNight), ElementsAre(1));
  }
  const absl::Time midnight = kNight + absl::Seconds(1);
  EXPECT_THAT(Sequences(market, midnight), IsEmpty());
  EXPECT_THAT(Sequences(positions, midnight), ElementsAre(1)) << "a position does not expire";
}

TEST(LastValues, BoundsTheNumberOfKeys) {
  LastValues positions(kPositions);
  for (uint64_t i = 1; i <= LastValues::kMost + 2; ++i) positions.Keep(Event(7, i, i), kNight);
  const auto sequences = Sequences(positions);
  EXPECT_EQ(sequences.size(), LastValues::kMost);
  EXPECT_EQ(sequences.front(), 3u) << "the oldest was dropped";
}

}  // namespace
}  // namespace kiwoom::fanout

// The last values that the hub keeps, and its handling of rows that arrive before their registration is confirmed.

#include <gmock/gmock.h>

#include "service/fanout/test_hub.h"

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;

using HubStateTest = HubTest;

TEST_F(HubStateTest, AnAccountHasALastValueForEachStock) {
  port_.OnState(sessions::State::kLive);
  Open({kAccountPositions});
  Live({kAccountPositions}, 7);
  for (const char* item : {"005930", "000660", "005930", "035720"}) {
    port_.OnRow(kPositions, item, TextField(9201, "1111111111"), now_);
  }
  Reader* const bob = Open({kAccountPositions});
  port_.OnRow(kPositions, "000660", TextField(9201, "1111111111"), now_);
  std::vector<std::string> received;
  for (const v1::Event& event : Take(bob)) {
    if (event.sequence() == 0) continue;
    EXPECT_EQ(event.account(), "1111111111");
    EXPECT_EQ(event.skipped(), 0u);
    received.push_back(event.item() + (event.snapshot() ? " snapshot " : " ") + std::to_string(event.sequence()));
  }
  EXPECT_THAT(received, ElementsAre("000660 snapshot 2", "005930 snapshot 3", "035720 snapshot 4", "000660 5"));
}

TEST_F(HubStateTest, AMarketHasALastValueForEachOfItsPhases) {
  port_.OnState(sessions::State::kLive);
  Open({kMarket});
  Live({kMarket}, 7);
  for (const char* phase : {"3", "P", "Q", "P"}) port_.OnRow(kStatus, "", TextField(215, phase), now_);
  Reader* const bob = Open({kMarket});
  std::vector<std::string> phases;
  for (const v1::Event& event : Take(bob)) {
    if (event.snapshot()) phases.push_back(event.market_status().market_phase());
  }
  EXPECT_THAT(phases, ElementsAre("3", "Q", "P"));
}

// Phases carry a clock time without a date, so yesterday's would be taken for today's.
TEST_F(HubStateTest, MarketStatesExpireAtMidnight) {
  const absl::TimeZone seoul = absl::FixedTimeZone(9 * 60 * 60);
  port_.OnState(sessions::State::kLive);
  Open({kMarket, kAccountPositions});
  Live({kMarket, kAccountPositions}, 7);
  now_ = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 23, 59, 59), seoul);
  port_.OnRow(kStatus, "", TextField(215, "8"), now_);
  port_.OnRow(kPositions, "005930", "", now_);
  now_ += absl::Seconds(1);
  port_.OnRow(kStatus, "", TextField(215, "0"), now_);
  Reader* const bob = Open({kMarket, kAccountPositions});
  std::vector<std::string> received;
  for (const v1::Event& event : Take(bob)) {
    if (event.has_market_status()) received.push_back(event.market_status().market_phase());
    if (event.has_position()) received.push_back(event.item());
  }
  EXPECT_THAT(received, ElementsAre("0", "005930")) << "a position does not expire";
}

TEST_F(HubStateTest, ASlowReaderGetsTheLastValueOfEachKey) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kAccountPositions}, {.queue = {.event_limit = 8}});
  Live({kAccountPositions}, 7);
  port_.OnRow(kPositions, "000660", "", now_);
  for (int i = 0; i < 20; ++i) port_.OnRow(kPositions, "005930", "", now_);
  std::vector<std::string> items;
  uint64_t previous = 0;
  for (const v1::Event& event : Take(alice)) {
    if (event.sequence() == 0) continue;
    EXPECT_EQ(event.sequence() - previous - 1, event.skipped());
    previous = event.sequence();
    items.push_back(event.item());
  }
  EXPECT_EQ(items.front(), "000660") << "however old it is";
  EXPECT_EQ(previous, 21u);
}

// After a loss the old last value is still the latest known. It must not affect what follows.
TEST_F(HubStateTest, ASnapshotOfAnEndedEpochSkipsNothing) {
  port_.OnState(sessions::State::kLive);
  Open({kAccountPositions});
  Live({kAccountPositions}, 7);
  for (const char* item : {"005930", "000660"}) port_.OnRow(kPositions, item, "", now_);
  Lost({kAccountPositions}, "reset");
  Renewed({kAccountPositions}, 9);
  for (int i = 0; i < 3; ++i) port_.OnRow(kPositions, "005930", "", now_);
  Reader* const bob = Open({kAccountPositions});
  port_.OnRow(kPositions, "005930", "", now_);
  std::vector<std::string> received;
  for (const v1::Event& event : Take(bob)) {
    if (event.sequence() == 0) continue;
    received.push_back(event.item() + (event.snapshot() ? " snapshot " : " ") + std::to_string(event.epoch()) + ":" +
                       std::to_string(event.sequence()));
    EXPECT_EQ(event.skipped(), 0u);
  }
  EXPECT_THAT(received, ElementsAre("000660 snapshot 7:2", "005930 snapshot 9:3", "005930 9:4"));
}

// The topic's linger time expired, its REMOVE was in flight, and a reader subscribes again. Rows of the old
// registration must not be taken for the beginning of the new one.
TEST_F(HubStateTest, RowsOfThePreviousRegistrationAreNotInTheNewEpoch) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Row(kSamsung);
  now_ += absl::Milliseconds(50);
  port_.OnRequested(std::vector{kSamsung});
  now_ += absl::Milliseconds(50);
  Row(kSamsung);
  Live({kSamsung}, 7);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[2].sequence(), 1u);
  EXPECT_GE(events[2].received_time().nanos(), 100'000'000);
}

TEST_F(HubStateTest, EarlyRowsAreReleasedInTheOrderOfTheirArrival) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung, kHynix});
  port_.OnRequested(std::vector{kSamsung, kHynix});
  Row(kSamsung);
  Row(kHynix);
  Row(kSamsung);
  Live({kHynix, kSamsung}, 7);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[2].item(), "005930");
  EXPECT_EQ(events[3].item(), "000660");
  EXPECT_EQ(events[4].item(), "005930");
}

// 1,500 rows before the answer were too many once. Only a flood of megabytes is, and then the loss is told at once,
// even if no event follows.
TEST_F(HubStateTest, DroppedEarlyRowsAreToldAtOnceAndCountAsSkipped) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  for (int i = 0; i < 1500; ++i) Row(kSamsung);
  const std::string large(EarlyRows::kMostBytes, 'x');
  for (int i = 0; i < 6; ++i) port_.OnRow(kTrades, "005930", TextField(20, large), now_);
  Live({kSamsung}, 7);
  size_t events = 0;
  v1::Event last;
  for (const v1::Event& event : Take(alice)) {
    events += event.has_trade();
    last = event;
  }
  EXPECT_EQ(events, 1500u);
  ASSERT_TRUE(last.has_gap());
  EXPECT_EQ(last.gap().registrations(0).item(), "005930");
  EXPECT_EQ(last.gap().registrations(0).epoch(), 7u) << "the epoch continues";
  Row(kSamsung);
  const auto next = Take(alice);
  ASSERT_EQ(next.size(), 1u);
  EXPECT_EQ(next[0].sequence(), 1507u);
  EXPECT_EQ(next[0].skipped(), 6u);
}

}  // namespace
}  // namespace kiwoom::fanout

#include "service/fanout/event_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "service/fanout/test_log.h"

namespace kiwoom::fanout {
namespace {

std::vector<uint64_t> Sequences(const TopicLog& topic) {
  std::vector<uint64_t> sequences;
  for (uint64_t number = topic.first_event(); number < topic.end_event(); ++number) {
    sequences.push_back(topic.event(number).event.sequence());
  }
  return sequences;
}

// The bytes that one event of TestLog is charged.
size_t OneEvent() {
  TestLog log;
  log.Begin(7, 0);
  log.Event(7, 1, 0);
  return log.log.bytes();
}

TEST(EventLog, KeepsTheNewestEventsWithinItsBytes) {
  TestLog log({.byte_limit = 3 * OneEvent()});
  log.Begin(7, 0);
  log.Events(7, 1, 5, 1);
  EXPECT_THAT(Sequences(*log.topic), ::testing::ElementsAre(3, 4, 5));
  EXPECT_EQ(log.log.bytes(), 3 * OneEvent());
  EXPECT_EQ(log.topic->last_evicted().place, (EventPlace{7, 2}));
  EXPECT_EQ(log.topic->last_evicted().received, TestLog::At(1));
}

TEST(EventLog, KeepsEventsForALimitedTime) {
  TestLog log({.age_limit = absl::Seconds(10)});
  log.Begin(7, 0);
  log.Event(7, 1, 0);
  log.Event(7, 2, 5);
  log.Event(7, 3, 10);
  EXPECT_THAT(Sequences(*log.topic), ::testing::ElementsAre(1, 2, 3)) << "the first is exactly 10 s old";
  log.Event(7, 4, 12);
  EXPECT_THAT(Sequences(*log.topic), ::testing::ElementsAre(2, 3, 4));
}

TEST(EventLog, AllTopicsShareTheLimitAndTheOldestEventGoesFirst) {
  TestLog samsung({.byte_limit = 3 * OneEvent()});
  const std::shared_ptr<TopicLog> hynix = samsung.log.Use(kHynix);
  samsung.Begin(7, 0);
  samsung.log.Begin(*hynix, 8, nullptr, TestLog::At(0));
  samsung.Event(7, 1, 0);
  const EventIdentity identity{.item = "000660", .epoch = 8, .sequence = 1, .received = TestLog::At(1)};
  samsung.log.Append(*hynix, EventEncoder::Encode(identity, 1011, ""), TestLog::At(1), TestLog::At(1));
  samsung.Events(7, 2, 3, 2);
  EXPECT_THAT(Sequences(*samsung.topic), ::testing::ElementsAre(2, 3));
  EXPECT_THAT(Sequences(*hynix), ::testing::ElementsAre(1));
}

TEST(EventLog, MarketDataDoesNotPushOutEventsOfAccounts) {
  TestLog account({.byte_limit = 2 * OneEvent()}, kAccountPositions);
  account.Begin(7, 0);
  account.Event(7, 1, 0);
  const std::shared_ptr<TopicLog> samsung = account.log.Use(kSamsung);
  account.log.Begin(*samsung, 8, nullptr, TestLog::At(0));
  for (uint64_t sequence = 1; sequence <= 9; ++sequence) {
    const EventIdentity identity{.item = "005930", .epoch = 8, .sequence = sequence, .received = TestLog::At(1)};
    account.log.Append(*samsung, EventEncoder::Encode(identity, 1011, ""), TestLog::At(1), TestLog::At(1));
  }
  EXPECT_THAT(Sequences(*samsung), ::testing::ElementsAre(8, 9));
  EXPECT_THAT(Sequences(*account.topic), ::testing::ElementsAre(1));
}

TEST(EventLog, RemembersEpochsAndTheGapsBetweenThem) {
  TestLog log;
  log.Begin(7, 0);
  log.Events(7, 1, 2, 1);
  log.End(3);
  log.Renew(9, 3, 6);
  ASSERT_EQ(log.topic->end_epoch(), 2u);
  EXPECT_EQ(log.topic->epoch(0).last_sequence, 2u);
  EXPECT_EQ(log.topic->epoch(0).ended, TestLog::At(3));
  EXPECT_EQ(log.topic->epoch(1).gap.from, TestLog::At(3));
  EXPECT_EQ(log.topic->epoch(1).gap.until, TestLog::At(6));
  EXPECT_TRUE(log.topic->live());
  EXPECT_EQ(log.topic->FindEpoch(9), 1u);
  EXPECT_EQ(log.topic->FindEpoch(8), log.topic->end_epoch()) << "unknown";
}

TEST(EventLog, ATopicThatNobodyWantedHasAGapUntilItIsWantedAgain) {
  TestLog log;
  log.Begin(7, 0);
  log.Event(7, 1, 1);
  log.log.Release(*log.topic, TestLog::At(5), TestLog::At(5));
  EXPECT_FALSE(log.topic->live());
  EXPECT_EQ(log.log.Use(kSamsung), log.topic) << "its events are still there";
  log.Begin(9, 8);
  EXPECT_EQ(log.topic->epoch(1).gap.from, TestLog::At(5));
  EXPECT_EQ(log.topic->epoch(1).gap.until, TestLog::At(8));
}

TEST(EventLog, ForgetsUnwantedTopicsWhenTheirEventsAreTooOld) {
  TestLog log({.age_limit = absl::Seconds(100)});
  log.Begin(7, 0);
  log.Event(7, 1, 0);
  log.log.Release(*log.topic, TestLog::At(1), TestLog::At(1));
  const std::shared_ptr<TopicLog> hynix = log.log.Use(kHynix);
  log.log.Begin(*hynix, 8, nullptr, TestLog::At(1));
  log.log.Release(*hynix, TestLog::At(200), TestLog::At(200));
  EXPECT_EQ(log.log.topic_count(), 1u) << "Hynix was wanted a moment ago";
  EXPECT_NE(log.log.Use(kSamsung), log.topic) << "Samsung begins anew";
  EXPECT_EQ(log.topic->first_event(), log.topic->end_event())
      << "whoever holds the old log sees that its events are gone";
}

TEST(EventLog, BoundsEpochs) {
  TestLog log;
  for (uint64_t epoch = 1; epoch <= TopicLog::kMostEpochs + 5; ++epoch) log.Begin(epoch, static_cast<double>(epoch));
  EXPECT_EQ(log.topic->end_epoch() - log.topic->first_epoch(), TopicLog::kMostEpochs);
  EXPECT_EQ(log.topic->FindEpoch(5), log.topic->end_epoch()) << "forgotten";
  EXPECT_EQ(log.topic->epoch(log.topic->FindEpoch(6)).epoch, 6u);
}

TEST(EventLog, AnEpochStaysAsLongAsItsEvents) {
  TestLog log;
  for (uint64_t epoch = 1; epoch <= TopicLog::kMostEpochs + 5; ++epoch) {
    log.Begin(epoch, static_cast<double>(epoch));
    log.Event(epoch, 1, static_cast<double>(epoch));
  }
  EXPECT_EQ(log.topic->first_epoch(), 0u) << "or its events would be replayed without the gaps between them";
}

TEST(EventLog, ATopicThatWasNeverLiveIsForgottenAtOnce) {
  TestLog log;
  log.log.Release(*log.topic, TestLog::At(0), TestLog::At(0));
  EXPECT_EQ(log.log.topic_count(), 0u);
}

TEST(EventLog, BoundsMarksByMergingTheOldest) {
  TestLog log;
  for (size_t i = 0; i < EventLog::kMostMarks + 2; ++i) {
    log.log.AddMark(TestLog::At(static_cast<double>(i)), TestLog::At(static_cast<double>(i) + 0.5));
  }
  ASSERT_EQ(log.log.marks().size(), EventLog::kMostMarks);
  EXPECT_EQ(log.log.marks().front().from, TestLog::At(0)) << "the three oldest became one";
  EXPECT_EQ(log.log.marks().front().until, TestLog::At(2.5));
}

}  // namespace
}  // namespace kiwoom::fanout

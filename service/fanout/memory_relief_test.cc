#include "service/fanout/memory_relief.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/fanout/event_memory.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr size_t kEventBytes = 10'000;

// Readers that do not read, and a log. The budget is what the events take at the moment, plus or minus some.
class MemoryReliefTest : public ::testing::Test {
 protected:
  Reader* Open(SlowReaderPolicy policy) {
    return readers_.Open({.queue = {.policy = policy}}, now_, [this] { ++woken_; });
  }

  static EventRef Event(uint64_t sequence) {
    return EventEncoder::Encode({.item = "005930", .epoch = 7, .sequence = sequence}, 1011,
                                std::string(kEventBytes, 'x'));
  }

  static void Fill(Reader* reader, int events) {
    StreamCursor* const cursor = reader->queue().OpenCursor(false, 7, 0);
    for (int i = 1; i <= events; ++i) reader->Push(Event(i), cursor, 0);
  }

  // With a budget that lacks this much.
  void Check(size_t lacking) {
    MemoryRelief relief({.byte_limit = EventMemory::bytes() - lacking},
                        [this](const std::string& line) { warnings_.push_back(line); });
    relief.Check(readers_, log_, now_);
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  ReaderList readers_;
  EventLog log_{{}};
  std::vector<std::string> warnings_;
  int woken_ = 0;
};

TEST_F(MemoryReliefTest, NothingHappensWithinTheBudget) {
  Reader* const alice = Open(SlowReaderPolicy::kDisconnect);
  Fill(alice, 100);
  Check(0);
  EXPECT_EQ(alice->queue().size(), 100u);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(MemoryReliefTest, TheSlowestReaderSkipsFirstAndKeepsItsNewestEvent) {
  Reader* const alice = Open(SlowReaderPolicy::kSkip);
  Reader* const bob = Open(SlowReaderPolicy::kSkip);
  Fill(alice, 200);
  Fill(bob, 20);
  Check(1);
  EXPECT_LT(alice->queue().size(), 200u);
  EXPECT_GE(alice->queue().size(), 1u);
  EXPECT_EQ(alice->queue().size() + alice->queue().skipped_count(), 200u) << "told with the next event";
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  EXPECT_EQ(bob->queue().size(), 20u);
  EXPECT_THAT(warnings_, ElementsAre("events took more memory than --memory_mib allows: of the slow readers, 1 skip "
                                     "events and 0 were ended; 0 recent events are forgotten"));
}

TEST_F(MemoryReliefTest, AReaderThatMustNotMissAnythingIsEndedAndItsQueueIsFreed) {
  Reader* const alice = Open(SlowReaderPolicy::kDisconnect);
  Reader* const bob = Open(SlowReaderPolicy::kDisconnect);
  Fill(alice, 200);
  Fill(bob, 20);
  const size_t before = EventMemory::bytes();
  woken_ = 0;
  Check(1);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kMemory);
  EXPECT_TRUE(alice->queue().empty());
  EXPECT_EQ(woken_, 1) << "so that its stream ends";
  EXPECT_LT(EventMemory::bytes(), before - 200 * kEventBytes);
  EXPECT_EQ(bob->queue().overflow(), Overflow::kNone);
  EXPECT_EQ(bob->queue().size(), 20u);
}

// Every event is the newest of its topic, so her policy allows her to skip none.
TEST_F(MemoryReliefTest, AReaderThatCannotSkipEnoughIsEndedBeforeAnybodyElsePays) {
  Reader* const bob = Open(SlowReaderPolicy::kDisconnect);
  Reader* const alice = Open(SlowReaderPolicy::kSkip);
  Reader* const carol = Open(SlowReaderPolicy::kSkip);
  Fill(bob, 20);
  for (int i = 0; i < 50; ++i) Fill(alice, 1);
  Fill(carol, 20);
  const auto market = log_.Use(kSamsung);
  log_.Begin(*market, 7, nullptr, now_);
  log_.Append(*market, Event(1), now_, now_);
  // What must go is all of hers and nothing else.
  Check(EventMemory::bytes() / 8);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kMemory);
  EXPECT_TRUE(alice->queue().empty());
  EXPECT_EQ(bob->queue().overflow(), Overflow::kNone);
  EXPECT_EQ(bob->queue().size(), 20u);
  EXPECT_EQ(carol->queue().size(), 20u);
  EXPECT_EQ(market->first_event(), 0u);
  EXPECT_THAT(warnings_, ElementsAre("events took more memory than --memory_mib allows: of the slow readers, 0 skip "
                                     "events and 1 were ended; 0 recent events are forgotten"));
}

// What is left of a reader that has skipped counts, not what it had.
TEST_F(MemoryReliefTest, AReaderThatHasSkippedIsNotTheSlowestAnyMore) {
  Reader* const alice = Open(SlowReaderPolicy::kSkip);
  Reader* const bob = Open(SlowReaderPolicy::kDisconnect);
  Fill(alice, 50);
  for (int i = 0; i < 9; ++i) Fill(alice, 1);  // 100 kB that she cannot skip, with the newest of the 50
  Fill(bob, 20);
  Check(500'000);  // and an eighth of the rest must go
  EXPECT_EQ(alice->queue().size(), 10u);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  EXPECT_EQ(bob->queue().overflow(), Overflow::kMemory);
}

TEST_F(MemoryReliefTest, AReaderThatKeepsUpPaysForNobody) {
  Reader* const alice = Open(SlowReaderPolicy::kDisconnect);
  Fill(alice, 6);  // 60 kB
  Check(50'000);
  EXPECT_EQ(alice->queue().size(), 6u);
}

// The oldest market events are forgotten, which a reader that resumes learns; those of accounts stay.
TEST_F(MemoryReliefTest, RecentEventsGoLastAndThoseOfAccountsStay) {
  const auto market = log_.Use(kSamsung);
  const auto account = log_.Use(kAccountPositions);
  log_.Begin(*market, 7, nullptr, now_);
  log_.Begin(*account, 8, nullptr, now_);
  for (int i = 1; i <= 10; ++i) {
    log_.Append(*market, Event(i), now_, now_);
    log_.Append(*account, Event(i), now_, now_);
  }
  Check(2 * kEventBytes);
  EXPECT_EQ(market->end_event(), 10u);
  EXPECT_GE(market->first_event(), 2u);
  EXPECT_EQ(account->first_event(), 0u);
  Check(EventMemory::bytes());  // as if everything were too much
  EXPECT_EQ(market->first_event(), 10u);
  EXPECT_EQ(account->first_event(), 0u);
}

// If what takes the memory cannot be freed, the readers do not pay for it with every event.
TEST_F(MemoryReliefTest, TriesAgainOnlyAfterAPause) {
  Reader* const alice = Open(SlowReaderPolicy::kSkip);
  StreamCursor* const cursor = alice->queue().OpenCursor(false, 7, 0);
  MemoryRelief relief({.byte_limit = 0}, [](const std::string&) {});
  const EventRef held = Event(1);
  relief.Check(readers_, log_, now_);
  for (int i = 1; i <= 20; ++i) alice->Push(Event(i), cursor, 0);
  relief.Check(readers_, log_, now_ + absl::Milliseconds(99));
  EXPECT_EQ(alice->queue().size(), 20u);
  relief.Check(readers_, log_, now_ + absl::Milliseconds(100));
  EXPECT_EQ(alice->queue().size(), 1u);
}

}  // namespace
}  // namespace kiwoom::fanout

#include "service/fanout/resumption.h"

#include <gtest/gtest.h>

#include <functional>

#include "service/fanout/test_log.h"

namespace kiwoom::fanout {
namespace {

using enum ResumptionOutcome;

absl::Time At(double seconds) { return TestLog::At(seconds); }

size_t BytesOf(int events) {
  TestLog log;
  log.Begin(7, 0);
  log.Events(7, 1, static_cast<uint64_t>(events), 0);
  return log.log.bytes();
}

struct Case {
  const char* name;
  size_t events_kept;  // 0: all
  std::function<void(TestLog&)> story;
  ReaderPosition position;

  ResumptionOutcome outcome;
  uint64_t replayed;
  EventPlace place;
  double gap_from = -1, gap_until = -1;  // -1: no gap is reported now
  double missing_since = -1;             // -1: none is owed
};

// The registration with epoch 7 begins at second 0; its events 1, 2, 3 … come at seconds 1, 2, 3 …
void Live(TestLog& log, uint64_t events) {
  log.Begin(7, 0);
  for (uint64_t sequence = 1; sequence <= events; ++sequence) log.Event(7, sequence, static_cast<double>(sequence));
}

const Case kCases[] = {
    {"Samsung ticked on: what followed is replayed",
     0,
     [](TestLog& log) { Live(log, 5); },
     {{7, 3}, At(3)},
     kResumed,
     2,
     {7, 3}},
    {"nothing happened since, which is told too",
     0,
     [](TestLog& log) { Live(log, 5); },
     {{7, 5}, At(5)},
     kNothingMissed,
     0,
     {7, 5}},
    {"the reader got only the live notice", 0, [](TestLog& log) { Live(log, 2); }, {{7, 0}}, kResumed, 2, {7, 0}},
    {"only the live notice, and no event since",
     0,
     [](TestLog& log) { Live(log, 0); },
     {{7, 0}},
     kNothingMissed,
     0,
     {7, 0}},
    {"the log begins exactly behind the position",
     2,
     [](TestLog& log) { Live(log, 5); },
     {{7, 3}, At(3)},
     kResumed,
     2,
     {7, 3}},
    {"the log begins one event too late: a gap, then what is left",
     2,
     [](TestLog& log) { Live(log, 5); },
     {{7, 2}, At(2)},
     kGap,
     2,
     {7, 2},
     2,
     3},
    {"everything behind the position is gone, the reader's clock ahead",
     1,
     [](TestLog& log) { Live(log, 5); },
     {{7, 1}, At(9)},
     kGap,
     1,
     {7, 1},
     4,
     4},
    {"the session was renewed: the rest of the old epoch, its gap in its place, then the new epoch",
     0,
     [](TestLog& log) {
       Live(log, 3);
       log.End(3.5);
       log.Renew(8, 3.5, 6);
       log.Event(8, 1, 7);
     },
     {{7, 2}, At(2)},
     kResumed,
     2,
     {7, 2}},
    {"the session is still lost: the rest, and a gap is owed from its last message",
     0,
     [](TestLog& log) {
       Live(log, 3);
       log.End(3.5);
     },
     {{7, 2}, At(2)},
     kResumed,
     1,
     {7, 2},
     -1,
     -1,
     3.5},
    {"the session is still lost, and the reader had everything before",
     0,
     [](TestLog& log) {
       Live(log, 3);
       log.End(3.5);
     },
     {{7, 3}, At(3)},
     kResumed,
     0,
     {7, 3},
     -1,
     -1,
     3.5},
    {"a position of another process, and nobody else wants the topic",
     0,
     [](TestLog&) {},
     {{5, 40}, At(-10)},
     kGap,
     0,
     {0, 0},
     -1,
     -1,
     -10},
    {"a position of the predecessor: a gap to the new registration, then all of it",
     0,
     [](TestLog& log) { Live(log, 3); },
     {{5, 40}, At(-10)},
     kGap,
     3,
     {7, 0},
     -10,
     0},
    {"a position of a twin that ran beside: only events that are newer",
     0,
     [](TestLog& log) { Live(log, 3); },
     {{5, 40}, At(1.5)},
     kGap,
     2,
     {7, 1},
     1.5,
     1.5},
    {"a position of another process, and the log has lost the beginning of the epoch",
     2,
     [](TestLog& log) { Live(log, 5); },
     {{5, 40}, At(-10)},
     kGap,
     2,
     {7, 3},
     -10,
     3},
    {"a position of another process, without a time: the live edge, and the gap begins nowhere",
     0,
     [](TestLog& log) { Live(log, 3); },
     {{5, 40}},
     kGap,
     0,
     {7, 3},
     -2,
     0},
    {"a position of another process, newer than everything here",
     0,
     [](TestLog& log) { Live(log, 3); },
     {{5, 40}, At(20)},
     kGap,
     0,
     {7, 3},
     20,
     20},
    {"a sequence that this epoch has not reached belongs to something else",
     0,
     [](TestLog& log) { Live(log, 3); },
     {{7, 4}, At(2)},
     kGap,
     1,
     {7, 2},
     2,
     2},
};

TEST(Resume, IsExactOrAGap) {
  for (const Case& test : kCases) {
    SCOPED_TRACE(test.name);
    TestLog log({.byte_limit = test.events_kept == 0 ? size_t{1} << 20 : BytesOf(static_cast<int>(test.events_kept))});
    test.story(log);
    const Resumption resumption = Resume(*log.topic, test.position, false);
    EXPECT_EQ(static_cast<int>(resumption.outcome), static_cast<int>(test.outcome));
    EXPECT_EQ(resumption.replayed(*log.topic), test.replayed);
    EXPECT_EQ(resumption.place.epoch, test.place.epoch);
    EXPECT_EQ(resumption.place.sequence, test.place.sequence);
    ASSERT_EQ(resumption.gap.has_value(), test.gap_until != -1);
    if (resumption.gap.has_value()) {
      EXPECT_EQ(resumption.gap->from, test.gap_from == -2 ? absl::InfinitePast() : At(test.gap_from));
      EXPECT_EQ(resumption.gap->until, At(test.gap_until));
      EXPECT_EQ(resumption.gap_epoch, 7u);
    }
    ASSERT_EQ(resumption.missing_since.has_value(), test.missing_since != -1);
    if (resumption.missing_since.has_value()) EXPECT_EQ(*resumption.missing_since, At(test.missing_since));
  }
}

// The order of what the gateway learnt tells a reader that it knows; only strangers go by the clock, which may be set.
TEST(Resume, UnreadableMessagesGoByTheClockOnlyForAStranger) {
  TestLog log({.byte_limit = BytesOf(2)});
  Live(log, 5);
  const Resumption evicted = Resume(*log.topic, {{7, 2}, At(2)}, false);
  EXPECT_EQ(evicted.marks, log.topic->last_evicted().ordinal);
  EXPECT_EQ(evicted.marks_since, absl::InfinitePast());
  const Resumption stranger = Resume(*log.topic, {{5, 40}, At(2)}, false);
  EXPECT_EQ(stranger.marks, log.topic->last_evicted().ordinal) << "the beginning of the epoch is older";
  EXPECT_EQ(stranger.marks_since, At(2));
}

TEST(Resume, APositionOfAnotherSessionIsAGapEvenIfTheEpochIsKnown) {
  TestLog log;
  Live(log, 3);
  const Resumption resumption = Resume(*log.topic, {{7, 2}, At(2)}, true);
  EXPECT_EQ(static_cast<int>(resumption.outcome), static_cast<int>(kGap));
  ASSERT_TRUE(resumption.gap.has_value());
  EXPECT_EQ(resumption.replayed(*log.topic), 1u);
}

// The gap of a change of epoch that was evicted is part of the reported one, and later ones are told in their places.
TEST(Resume, OneGapCoversEvictedChangesOfEpoch) {
  TestLog log({.byte_limit = BytesOf(1)});
  Live(log, 2);
  log.End(2.5);
  log.Renew(8, 2.5, 4);
  log.Event(8, 1, 5);
  log.Event(8, 2, 6);
  log.End(6.5);
  log.Renew(9, 6.5, 8);
  const Resumption resumption = Resume(*log.topic, {{7, 1}, At(1)}, false);
  EXPECT_EQ(static_cast<int>(resumption.outcome), static_cast<int>(kGap));
  EXPECT_EQ(resumption.gap->from, At(1));
  EXPECT_EQ(resumption.gap->until, At(5));
  EXPECT_EQ(resumption.gap_epoch, 8u);
  EXPECT_EQ(resumption.next_epoch, 2u) << "that of epoch 9";
  EXPECT_EQ(resumption.replayed(*log.topic), 1u);
}

}  // namespace
}  // namespace kiwoom::fanout

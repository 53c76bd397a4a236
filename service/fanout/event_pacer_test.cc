#include "service/fanout/event_pacer.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::Duration kSecond = absl::Seconds(1);
const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

absl::Time At(int milliseconds) { return kStart + absl::Milliseconds(milliseconds); }

EventRef Event(uint64_t sequence, uint64_t key = 0, uint64_t epoch = 7) {
  return EventEncoder::Encode({.epoch = epoch, .sequence = sequence, .received = kStart, .key = key}, 1013, "");
}

class EventPacerTest : public ::testing::Test {
 protected:
  EventPacer::Line* Open(std::string reader, absl::Duration interval = kSecond, absl::Time first = kStart) {
    return pacer_.Open(interval, first, [this, reader](const EventRef& event) {
      story_.push_back(reader + " " + std::to_string(event.sequence()));
    });
  }
  // What was delivered since the last call.
  std::vector<std::string> Story() { return std::exchange(story_, {}); }

  EventPacer pacer_;
  std::vector<std::string> story_;
};

TEST_F(EventPacerTest, TheFirstGoesAtOnceAndThenTheNewestOfEachInterval) {
  EventPacer::Line* const alice = Open("alice");
  pacer_.Push(alice, Event(1), At(0));
  EXPECT_THAT(Story(), ElementsAre("alice 1"));
  EXPECT_EQ(pacer_.NextDue(), absl::InfiniteFuture());

  for (int i = 2; i <= 100; ++i) pacer_.Push(alice, Event(i), At(9 * i));
  EXPECT_THAT(Story(), IsEmpty());
  EXPECT_EQ(pacer_.NextDue(), At(1000));
  EXPECT_EQ(pacer_.holding(), 1u);
  pacer_.OnTimer(At(999));
  EXPECT_THAT(Story(), IsEmpty());
  pacer_.OnTimer(At(1000));
  EXPECT_THAT(Story(), ElementsAre("alice 100"));
  EXPECT_EQ(pacer_.replaced_count(), 98u) << "2 to 99";
  EXPECT_EQ(pacer_.NextDue(), absl::InfiniteFuture());

  pacer_.Push(alice, Event(101), At(1999));
  EXPECT_THAT(Story(), IsEmpty()) << "999 ms after the last one";
  pacer_.OnTimer(At(2300));
  EXPECT_THAT(Story(), ElementsAre("alice 101")) << "the timer was late";
  pacer_.Push(alice, Event(102), At(3100));
  EXPECT_EQ(pacer_.NextDue(), At(3300)) << "an interval after it really went";
  pacer_.OnTimer(At(3300));
  EXPECT_THAT(Story(), ElementsAre("alice 102"));

  pacer_.Push(alice, Event(103), At(9000));
  EXPECT_THAT(Story(), ElementsAre("alice 103")) << "after a quiet time at once";
}

TEST_F(EventPacerTest, AnEventThatComesBeforeALateTimerIsTheNewest) {
  EventPacer::Line* const alice = Open("alice");
  pacer_.Push(alice, Event(1), At(0));
  pacer_.Push(alice, Event(2), At(10));
  pacer_.Push(alice, Event(3), At(1001));
  EXPECT_THAT(Story(), ElementsAre("alice 1", "alice 3"));
  EXPECT_EQ(pacer_.NextDue(), absl::InfiniteFuture());
  pacer_.Push(alice, Event(4), At(2000));
  EXPECT_EQ(pacer_.NextDue(), At(2001));
}

TEST_F(EventPacerTest, AfterASnapshotTheFirstEventWaits) {
  EventPacer::Line* const alice = Open("alice", kSecond, At(1000));
  pacer_.Push(alice, Event(5), At(20));
  EXPECT_THAT(Story(), IsEmpty());
  EXPECT_EQ(pacer_.NextDue(), At(1000));
  pacer_.OnTimer(At(1000));
  EXPECT_THAT(Story(), ElementsAre("alice 5"));
}

// Each key keeps its newest event, and the sequences never step back.
TEST_F(EventPacerTest, KeysOfATopicGoInOrderOfSequence) {
  constexpr uint64_t kKospi = 1, kKosdaq = 2, kNxt = 3;
  EventPacer::Line* const alice = Open("alice");
  pacer_.Push(alice, Event(1, kKospi), At(0));
  pacer_.Push(alice, Event(2, kKosdaq), At(100));
  pacer_.Push(alice, Event(3, kNxt), At(200));
  pacer_.Push(alice, Event(4, kKospi), At(300));
  pacer_.Push(alice, Event(5, kKosdaq), At(400));
  EXPECT_THAT(Story(), ElementsAre("alice 1"));
  pacer_.OnTimer(At(1000));
  EXPECT_THAT(Story(), ElementsAre("alice 3", "alice 4", "alice 5"));
  pacer_.Push(alice, Event(6, kNxt), At(1999));
  EXPECT_EQ(pacer_.NextDue(), At(2000));
}

TEST_F(EventPacerTest, AFlushDeliversWhatIsHeld) {
  EventPacer::Line* const alice = Open("alice");
  pacer_.Flush(alice, At(0));
  EXPECT_THAT(Story(), IsEmpty()) << "nothing is held";
  pacer_.Push(alice, Event(1), At(0));
  pacer_.Push(alice, Event(2), At(100));
  pacer_.Push(alice, Event(3), At(200));
  pacer_.Flush(alice, At(300));
  EXPECT_THAT(Story(), ElementsAre("alice 1", "alice 3"));
  EXPECT_EQ(pacer_.NextDue(), absl::InfiniteFuture());
  pacer_.OnTimer(At(1000));
  EXPECT_THAT(Story(), IsEmpty()) << "not twice";
  pacer_.Push(alice, Event(4), At(1100));
  EXPECT_EQ(pacer_.NextDue(), At(1300)) << "the flush began a new interval";
}

TEST_F(EventPacerTest, TheNewestEventOfAnEpochGoesBeforeTheNextEpoch) {
  EventPacer::Line* const alice = Open("alice");
  pacer_.Push(alice, Event(8, 0, 7), At(0));
  pacer_.Push(alice, Event(9, 0, 7), At(100));
  pacer_.Push(alice, Event(1, 0, 11), At(200));
  EXPECT_THAT(Story(), ElementsAre("alice 8", "alice 9"));
  EXPECT_EQ(pacer_.NextDue(), At(1200));
  pacer_.OnTimer(At(1200));
  EXPECT_THAT(Story(), ElementsAre("alice 1"));
}

TEST_F(EventPacerTest, KeysOfAnEarlierEpochDoNotMatter) {
  constexpr uint64_t kKospi = 1, kKosdaq = 2;
  EventPacer::Line* const alice = Open("alice");
  pacer_.Push(alice, Event(1, kKospi, 7), At(0));
  pacer_.Push(alice, Event(2, kKospi, 7), At(100));
  pacer_.Flush(alice, At(200));
  pacer_.Push(alice, Event(2, kKosdaq, 11), At(300));
  pacer_.Push(alice, Event(3, kKospi, 11), At(400));
  Story();
  pacer_.OnTimer(At(1200));
  EXPECT_THAT(Story(), ElementsAre("alice 2", "alice 3")) << "both belong to the new epoch";
}

TEST_F(EventPacerTest, ClosingDeliversWhatIsHeldAndLeavesOthersAlone) {
  EventPacer::Line* const alice = Open("alice");
  EventPacer::Line* const bob = Open("bob");
  for (EventPacer::Line* line : {alice, bob}) {
    pacer_.Push(line, Event(1), At(0));
    pacer_.Push(line, Event(2), At(100));
  }
  Story();
  pacer_.Close(alice, At(200));
  EXPECT_THAT(Story(), ElementsAre("alice 2"));
  EXPECT_EQ(pacer_.holding(), 1u);
  pacer_.OnTimer(At(1000));
  EXPECT_THAT(Story(), ElementsAre("bob 2"));
}

TEST_F(EventPacerTest, EachLineHasItsOwnInterval) {
  EventPacer::Line* const alice = Open("alice", absl::Milliseconds(500));
  EventPacer::Line* const bob = Open("bob", absl::Milliseconds(200));
  EventPacer::Line* const carol = Open("carol", absl::Milliseconds(500));
  for (EventPacer::Line* line : {carol, bob, alice}) {
    pacer_.Push(line, Event(1), At(0));
    pacer_.Push(line, Event(2), At(100));
  }
  Story();
  EXPECT_EQ(pacer_.NextDue(), At(200));
  pacer_.OnTimer(At(350));
  EXPECT_THAT(Story(), ElementsAre("bob 2"));
  EXPECT_EQ(pacer_.NextDue(), At(500));
  pacer_.Push(bob, Event(3), At(360));
  pacer_.OnTimer(At(600));
  EXPECT_THAT(Story(), ElementsAre("alice 2", "carol 2", "bob 3")) << "by due time, then by order of opening";
}

TEST_F(EventPacerTest, FlushAllEmptiesEveryLine) {
  std::vector<EventPacer::Line*> lines;
  for (int i = 0; i < 3000; ++i) lines.push_back(Open(std::to_string(i)));
  for (EventPacer::Line* line : lines) {
    pacer_.Push(line, Event(1), At(0));
    pacer_.Push(line, Event(2), At(100));
  }
  EXPECT_EQ(pacer_.holding(), 3000u);
  Story();
  pacer_.FlushAll(At(200));
  const auto story = Story();
  ASSERT_EQ(story.size(), 3000u);
  EXPECT_EQ(story.front(), "0 2");
  EXPECT_EQ(story.back(), "2999 2");
  EXPECT_EQ(pacer_.NextDue(), absl::InfiniteFuture());
  pacer_.Push(lines[5], Event(3), At(1000));
  EXPECT_EQ(pacer_.NextDue(), At(1200));
}

}  // namespace
}  // namespace kiwoom::fanout

#include "service/fanout/event_replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/fanout/event_fields.h"
#include "service/fanout/event_memory.h"
#include "service/fanout/notices.h"
#include "service/fanout/test_log.h"
#include "service/fanout/test_story.h"

namespace kiwoom::fanout {
namespace {

using Kind = QueuedEvent::Kind;
using ::testing::ElementsAre;

size_t BytesOf(uint64_t events) {
  TestLog log;
  log.Begin(7, 0);
  log.Events(7, 1, events, 0);
  return log.log.bytes();
}

// "trade 3", "trade 4 replayed", "gap 8", "live", "end".
std::string Next(EventReplay& replay) {
  const std::optional<EventReplay::Item> item = replay.Next();
  if (!item.has_value()) return "end";
  v1::Event event;
  EXPECT_TRUE(event.ParseFromArray(item->event.bytes().data(), static_cast<int>(item->event.bytes().size())));
  std::string word = Word(event);
  if (event.sequence() != 0) word += " " + std::to_string(event.sequence());
  if (event.has_gap() && !event.gap().registrations().empty()) {
    word += " " + std::to_string(event.gap().registrations(0).epoch());
  }
  if (item->kind == Kind::kReplayed) word += " replayed";
  return word;
}

std::vector<std::string> Rest(EventReplay& replay) {
  std::vector<std::string> story;
  do story.push_back(Next(replay));
  while (story.back() != "end");
  story.pop_back();
  return story;
}

EventRef Live() {
  const sessions::Registration registration{kSamsung, 7};
  return MakeLive({&registration, 1});
}

class ReplayTest : public ::testing::Test {
 protected:
  void EventOfHynix(TestLog& log, uint64_t sequence) {
    const EventIdentity identity{.item = "000660", .epoch = 3, .sequence = sequence, .received = TestLog::At(1)};
    log.log.Append(*hynix_, EventEncoder::Encode(identity, 1013, ""), TestLog::At(1), TestLog::At(1));
  }

  StreamCursor cursor_, other_;
  std::shared_ptr<TopicLog> hynix_;
};

TEST_F(ReplayTest, GoesFromThePositionToTheLiveEdge) {
  TestLog log;
  log.Begin(7, 0);
  log.Events(7, 1, 3, 1);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 1, .next_epoch = 1, .from = TestLog::At(1)});
  EXPECT_EQ(cursor_.queued, 1u) << "it must not be released";
  EXPECT_EQ(Next(replay), "trade 2 replayed");
  log.Event(7, 4, 2);
  EXPECT_THAT(Rest(replay), ElementsAre("trade 3 replayed", "trade 4")) << "the last one is newer than the replay";
  EXPECT_THAT(replay.TakeEnded(), ElementsAre(&cursor_));
}

TEST_F(ReplayTest, TopicsMergeInTheOrderOfTheirEvents) {
  TestLog log;
  hynix_ = log.log.Use(kHynix);
  log.Begin(7, 0);
  log.log.Begin(*hynix_, 3, nullptr, TestLog::At(0));
  log.Event(7, 1, 1);
  EventOfHynix(log, 1);
  log.Event(7, 2, 1);
  EventOfHynix(log, 2);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1});
  replay.Add(hynix_, &other_, {.next_event = 0, .next_epoch = 1});
  EXPECT_EQ(Next(replay), "trade 1 replayed");
  // Samsung's queue of old events does not hold back what happens now, and the other way around.
  EventOfHynix(log, 3);
  log.Event(7, 3, 2);
  EventOfHynix(log, 4);
  EXPECT_THAT(Rest(replay),
              ElementsAre("book 1 replayed", "trade 2 replayed", "book 2 replayed", "book 3", "trade 3", "book 4"));
}

TEST_F(ReplayTest, TellsTheGapsOfThePastInTheirPlaces) {
  TestLog log;
  log.Begin(7, 0);
  log.Event(7, 1, 1);
  log.End(2);
  log.Renew(8, 2, 4);
  log.Event(8, 1, 5);
  log.log.AddMark(TestLog::At(5), TestLog::At(6));
  log.Event(8, 2, 7);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1, .marks = 0});
  EXPECT_THAT(Rest(replay), ElementsAre("trade 1 replayed", "gap 8", "trade 1 replayed", "gap", "trade 2 replayed"));
}

TEST_F(ReplayTest, UnreadableMessagesOfThePastConcernOnlyPositionsBeforeThem) {
  TestLog log;
  log.Begin(7, 0);
  log.log.AddMark(TestLog::At(0), TestLog::At(1));
  log.Event(7, 1, 2);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1, .marks = log.topic->event(0).ordinal});
  log.log.AddMark(TestLog::At(2), TestLog::At(3));
  EXPECT_THAT(Rest(replay), ElementsAre("trade 1 replayed", "gap"));
}

TEST_F(ReplayTest, NoticesOfTheStreamKeepTheirPlaceAmongTheEvents) {
  TestLog log;
  log.Begin(7, 0);
  log.Event(7, 1, 1);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1});
  replay.Push({.event = Live()});
  log.Event(7, 2, 2);
  log.Renew(8, 2, 4);  // its notice comes from the announcer
  replay.Push({.event = Live()});
  log.Event(8, 1, 5);
  EXPECT_THAT(Rest(replay), ElementsAre("trade 1 replayed", "live", "trade 2", "live", "trade 1"));
}

// A reader that removes and adds a topic again and again, and reads nothing.
TEST_F(ReplayTest, SnapshotsOfAClosedCursorLeaveWithTheNextAcknowledgement) {
  TestLog log;
  log.Begin(7, 0);
  log.Event(7, 1, 1);
  const size_t before = EventMemory::bytes();
  {
    EventReplay replay(log.log);
    replay.Add(log.topic, &cursor_, {.next_event = 1, .next_epoch = 1});
    for (StreamCursor* const cursor : {&cursor_, &other_, &cursor_}) {
      replay.Push({log.topic->event(0).event, cursor, Kind::kSnapshot});
    }
    EXPECT_EQ(cursor_.queued, 3u);
    const size_t full = replay.memory();
    EXPECT_GT(EventMemory::bytes(), before);
    cursor_.closed = true;
    replay.Close(&cursor_);
    replay.Push({.event = EventEncoder::Encode(kAcknowledgement, ""), .acknowledgement = true});
    EXPECT_THAT(replay.TakeEnded(), ElementsAre(&cursor_, &cursor_, &cursor_)) << "its track and two snapshots";
    EXPECT_LT(replay.memory(), full);
    EXPECT_THAT(Rest(replay), ElementsAre("trade 1", "ack")) << "the one of the other cursor";
    EXPECT_EQ(other_.queued, 0u);
    EXPECT_EQ(replay.memory(), 0u);
    replay.Push({.event = Live()});
  }
  EXPECT_EQ(EventMemory::bytes(), before);
}

TEST_F(ReplayTest, TheEventsOfALaterChangeFollowItsNotices) {
  TestLog log;
  hynix_ = log.log.Use(kHynix);
  log.log.Begin(*hynix_, 3, nullptr, TestLog::At(0));
  EventOfHynix(log, 1);
  log.Begin(7, 0);
  log.Events(7, 1, 2, 1);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1});
  EXPECT_EQ(Next(replay), "trade 1 replayed");
  replay.Push({.event = Live()});  // of the change that adds Hynix from a position
  replay.Add(hynix_, &other_, {.next_event = 0, .next_epoch = 1});
  EXPECT_THAT(Rest(replay), ElementsAre("trade 2 replayed", "live", "book 1 replayed"));
}

TEST_F(ReplayTest, EvictionBeforeTheReaderPullsIsAGap) {
  TestLog log({.byte_limit = BytesOf(3)});
  log.Begin(7, 0);
  log.Events(7, 1, 3, 1);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1, .from = TestLog::At(0)});
  EXPECT_EQ(Next(replay), "trade 1 replayed");
  log.Events(7, 4, 6, 2);
  EXPECT_THAT(Rest(replay), ElementsAre("gap 7", "trade 4", "trade 5", "trade 6"));
}

TEST_F(ReplayTest, AClosedTopicGetsWhatHappenedBefore) {
  TestLog log;
  log.Begin(7, 0);
  log.Events(7, 1, 2, 1);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1});
  replay.Close(&cursor_);
  replay.Push({.event = Live()});
  log.Event(7, 3, 2);
  EXPECT_THAT(Rest(replay), ElementsAre("trade 1 replayed", "trade 2 replayed", "live"));
  EXPECT_THAT(replay.TakeEnded(), ElementsAre(&cursor_));
}

TEST_F(ReplayTest, OnlyTheLastHeartbeatWaits) {
  TestLog log;
  EventReplay replay(log.log);
  const sessions::SessionName* const names[] = {&sessions::kDefaultSession};
  const Upstreams upstreams(names);
  for (int i = 0; i < 3; ++i) {
    replay.Push({.event = MakeHeartbeat(TestLog::At(i), sessions::State::kLive, upstreams), .kind = Kind::kHeartbeat});
  }
  EXPECT_THAT(Rest(replay), ElementsAre("heartbeat"));
}

TEST_F(ReplayTest, AClosedTopicIsToldWhatItLostBeforeItsEnd) {
  TestLog log({.byte_limit = BytesOf(3)});
  log.Begin(7, 0);
  log.Events(7, 1, 3, 1);
  EventReplay replay(log.log);
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1, .from = TestLog::At(0)});
  replay.Close(&cursor_);
  log.Events(7, 4, 9, 2);
  EXPECT_THAT(Rest(replay), ElementsAre("gap 7"));
  EXPECT_THAT(replay.TakeEnded(), ElementsAre(&cursor_));
}

// A session that flaps while the reader stalls.
TEST_F(ReplayTest, EpochsMayBeForgottenWhileTheReaderStalls) {
  TestLog log;
  hynix_ = log.log.Use(kHynix);
  log.log.Begin(*hynix_, 3, nullptr, TestLog::At(0));
  EventOfHynix(log, 1);
  log.Begin(7, 0);
  log.End(1);
  log.Renew(8, 1, 2);
  EventReplay replay(log.log);
  replay.Add(hynix_, &other_, {.next_event = 0, .next_epoch = 1});
  replay.Add(log.topic, &cursor_, {.next_event = 0, .next_epoch = 1});
  EXPECT_EQ(Next(replay), "book 1 replayed");
  for (uint64_t epoch = 9; epoch < 9 + 2 * TopicLog::kMostEpochs; ++epoch) {
    log.End(static_cast<double>(epoch));
    log.Renew(epoch, static_cast<double>(epoch), static_cast<double>(epoch) + 0.5);
  }
  EXPECT_THAT(Rest(replay), ::testing::Each(::testing::StartsWith("gap")));
}

TEST_F(ReplayTest, ManyChangesWithoutReadingLeaveNoTracksBehind) {
  TestLog log;
  log.Begin(7, 0);
  EventReplay replay(log.log);
  for (int i = 0; i < 1000; ++i) {
    replay.Add(log.topic, &cursor_, {.next_event = log.topic->end_event(), .next_epoch = log.topic->end_epoch()});
    replay.Close(&cursor_);
    EXPECT_THAT(replay.TakeEnded(), ElementsAre(&cursor_)) << "nothing was waiting for it";
  }
}

TEST_F(ReplayTest, LargeAcknowledgementsSupersedeOneAnother) {
  TestLog log;
  EventReplay replay(log.log);
  const EventRef large = EventEncoder::Encode(16, std::string(200 << 10, '\0'));
  for (int i = 0; i < 100; ++i) replay.Push({.event = large, .acknowledgement = true});
  EXPECT_EQ(replay.notice_count(), 1u);
  EXPECT_LT(replay.notice_bytes(), size_t{300} << 10);
}

}  // namespace
}  // namespace kiwoom::fanout

#include "service/fanout/reader_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "service/fanout/event_fields.h"
#include "service/fanout/test_story.h"

namespace kiwoom::fanout {
namespace {

constexpr uint64_t kEpoch1 = 1'000'000, kEpoch2 = 2'000'000;

EventRef Data(uint64_t epoch, uint64_t sequence) {
  return EventEncoder::Encode(
      {.item = "005930", .epoch = epoch, .sequence = sequence, .received = absl::FromUnixMicros(42)},
      /*event_field=*/1054, "");
}

EventRef Notice() { return EventEncoder::Encode(kSessionRestored, ""); }
EventRef Heartbeat() { return EventEncoder::Encode(kHeartbeat, ""); }

std::vector<uint64_t> Sequences(const v1::SubscribeResponse& response) {
  std::vector<uint64_t> sequences;
  for (const auto& event : response.events()) sequences.push_back(event.sequence());
  return sequences;
}

TEST(ReaderQueue, DeliversEverythingInOrderAndIdentifiesIt) {
  ReaderQueue queue({});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  queue.Push(Data(kEpoch1, 1), cursor);
  queue.PushNotice(Notice());
  queue.Push(Data(kEpoch1, 2), cursor);

  const auto response = Take(queue);
  ASSERT_EQ(response.events_size(), 3);
  EXPECT_EQ(response.events(0).item(), "005930");
  EXPECT_EQ(response.events(0).epoch(), kEpoch1);
  EXPECT_EQ(response.events(0).received_time().nanos(), 42'000);
  EXPECT_TRUE(response.events(0).has_market_status());
  EXPECT_EQ(response.events(0).skipped(), 0);
  EXPECT_TRUE(response.events(1).has_session_restored());
  EXPECT_EQ(response.events(2).sequence(), 2);
  EXPECT_TRUE(queue.empty());
}

TEST(ReaderQueue, BatchesEndAtTheLimitButContainAtLeastOneEvent) {
  ReaderQueue queue({});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  for (uint64_t sequence = 1; sequence <= 5; ++sequence) queue.Push(Data(kEpoch1, sequence), cursor);
  EXPECT_EQ(Sequences(Take(queue, 1)), (std::vector<uint64_t>{1}));
  EXPECT_EQ(Sequences(Take(queue)), (std::vector<uint64_t>{2, 3, 4, 5}));
  EXPECT_EQ(queue.TakeBatch(100), 0);
}

TEST(ReaderQueue, ABatchHasTheArrivalOfItsOldestEvent) {
  ReaderQueue queue({});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  queue.PushNotice(Notice());
  Take(queue);
  EXPECT_EQ(queue.batch_arrival(), 0) << "a notice does not arrive";

  queue.PushNotice(Notice());
  queue.Push(Data(kEpoch1, 1), cursor);
  queue.Push(Data(kEpoch1, 2), cursor, 1, 500);
  queue.Push(Data(kEpoch1, 3), cursor, 2, 600);
  queue.Push(Data(kEpoch1, 4), cursor, 3, 700);
  queue.TakeBatch(1 << 20);
  EXPECT_EQ(queue.batch_arrival(), 500);

  queue.TakeBatch(1);
  EXPECT_EQ(queue.batch_arrival(), 0) << "nothing is left";
}

TEST(ReaderQueue, JoiningMidEpochSkipsNothing) {
  ReaderQueue queue({});
  StreamCursor* const cursor = queue.OpenCursor(true, kEpoch1, 7);
  queue.PushSnapshot(Data(kEpoch1, 7), cursor);
  queue.Push(Data(kEpoch1, 8), cursor);
  const auto response = Take(queue);
  ASSERT_EQ(response.events_size(), 2);
  EXPECT_TRUE(response.events(0).snapshot());
  EXPECT_FALSE(response.events(1).snapshot());
  EXPECT_EQ(response.events(1).skipped(), 0);
}

TEST(ReaderQueue, ASlowReaderOfEventsSkipsTheOldestAndLearnsHowMany) {
  ReaderQueue queue({.event_limit = 8});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  for (uint64_t sequence = 1; sequence <= 20; ++sequence) queue.Push(Data(kEpoch1, sequence), cursor);
  const auto response = Take(queue);
  uint64_t previous = 0, told = 0;
  for (const auto& event : response.events()) {
    EXPECT_EQ(event.sequence() - previous - 1, event.skipped());
    previous = event.sequence();
    told += event.skipped();
  }
  EXPECT_EQ(previous, 20) << "the newest is never skipped";
  EXPECT_GT(told, 0u);
  EXPECT_EQ(told, queue.skipped_count());
  EXPECT_EQ(told + static_cast<uint64_t>(response.events_size()), 20u);
}

TEST(ReaderQueue, ASlowReaderOfStateKeepsTheLastValueOfEachItem) {
  ReaderQueue queue({.event_limit = 8});
  StreamCursor* const a = queue.OpenCursor(true, kEpoch1, 0);
  StreamCursor* const b = queue.OpenCursor(true, kEpoch1, 0);
  queue.Push(Data(kEpoch1, 1), b);
  for (uint64_t sequence = 1; sequence <= 9; ++sequence) queue.Push(Data(kEpoch1, sequence), a);
  const auto response = Take(queue);
  // The only value of b stays, however old. Of a, the last value from before the queue was full stays, and all later
  // ones.
  EXPECT_EQ(Sequences(response), (std::vector<uint64_t>{1, 7, 8, 9}));
  EXPECT_EQ(response.events(1).skipped(), 6);
}

TEST(ReaderQueue, NoticesAreNeverSkipped) {
  ReaderQueue queue({.event_limit = 8});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  for (int i = 0; i < 20; ++i) queue.PushNotice(Notice());
  for (uint64_t sequence = 1; sequence <= 20; ++sequence) queue.Push(Data(kEpoch1, sequence), cursor);
  int notices = 0;
  const auto response = Take(queue);
  for (const auto& event : response.events()) notices += event.has_session_restored();
  EXPECT_EQ(notices, 20);
}

TEST(ReaderQueue, TooManyNoticesEndTheStreamWhateverThePolicy) {
  for (const auto policy : {SlowReaderPolicy::kSkip, SlowReaderPolicy::kDisconnect}) {
    ReaderQueue queue({.policy = policy, .event_limit = 8});
    for (size_t i = 0; i < ReaderQueue::kFewNotices; ++i) queue.PushNotice(Notice());
    EXPECT_EQ(queue.overflow(), Overflow::kNone);
    queue.PushNotice(Notice());
    EXPECT_EQ(queue.overflow(), Overflow::kNotices);
    EXPECT_EQ(Take(queue).events_size(), static_cast<int>(ReaderQueue::kFewNotices) + 1);
    queue.PushNotice(Notice());
    EXPECT_TRUE(queue.empty()) << "nothing may follow a missing notice";
  }
}

TEST(ReaderQueue, DeliveredNoticesDoNotCount) {
  ReaderQueue queue({.event_limit = 8});
  for (size_t i = 0; i < 4 * ReaderQueue::kFewNotices; ++i) {
    queue.PushNotice(Notice());
    if (i % 100 == 99) Take(queue);
  }
  EXPECT_EQ(queue.overflow(), Overflow::kNone);
}

TEST(ReaderQueue, NoticesAreBoundedInBytesToo) {
  ReaderQueue queue({.event_limit = 8, .byte_limit = 1000});
  const EventRef large = EventEncoder::Encode(kSessionRestored, std::string(300, 'x'));
  queue.PushNotice(large);
  EXPECT_EQ(queue.overflow(), Overflow::kNone);
  queue.PushNotice(large);
  EXPECT_EQ(queue.overflow(), Overflow::kNotices);
}

TEST(ReaderQueue, OnlyTheLastHeartbeatIsQueued) {
  ReaderQueue queue({.event_limit = 8});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  for (uint64_t sequence = 1; sequence <= 100; ++sequence) {
    queue.PushHeartbeat(Heartbeat());
    queue.PushHeartbeat(Heartbeat());
    queue.Push(Data(kEpoch1, sequence), cursor);
  }
  EXPECT_LE(queue.size(), 8u) << "heartbeats do not accumulate";
  uint64_t accounted = 0;
  int heartbeats = 0;
  const auto response = Take(queue);
  for (const auto& event : response.events()) {
    heartbeats += event.has_heartbeat();
    if (event.sequence() != 0) accounted += 1 + event.skipped();
  }
  EXPECT_EQ(accounted, 100u);
  EXPECT_GE(heartbeats, 1);
  EXPECT_EQ(queue.skipped_count() + static_cast<uint64_t>(response.events_size() - heartbeats), 100u)
      << "a skipped heartbeat is not a skipped event";
}

// The newest event of each cursor stays, even if there are more cursors than the queue's limit.
TEST(ReaderQueue, UnskippableEventsMayExceedTheLimit) {
  constexpr uint64_t kCursors = 100, kRounds = 50;
  ReaderQueue queue({.event_limit = 8});
  std::vector<StreamCursor*> cursors;
  for (uint64_t i = 0; i < kCursors; ++i) cursors.push_back(queue.OpenCursor(true, kEpoch1, 0));
  size_t most = 0;
  for (uint64_t sequence = 1; sequence <= kRounds; ++sequence) {
    for (StreamCursor* cursor : cursors) {
      queue.Push(Data(kEpoch1, sequence), cursor);
      most = std::max(most, queue.size());
    }
  }
  EXPECT_EQ(most, kCursors + 1) << "the one overtaken by the last push is skipped by the next";
  uint64_t accounted = 0;
  const auto response = Take(queue);
  for (const auto& event : response.events()) accounted += 1 + event.skipped();
  EXPECT_EQ(accounted, kCursors * kRounds);
  EXPECT_EQ(queue.overflow(), Overflow::kNone);
}

// Full queues must not delay the readers that keep up: the queues of 300 stalled readers fill up at the same push. The
// difference in size after a push shows how many events it skipped.
TEST(ReaderQueue, EachPushSkipsOnlyAFewEvents) {
  constexpr size_t kLimit = 16384;
  const struct {
    const char* what;
    int topics;  // the first of them gets half of the events
    bool state;
    size_t most;
  } kCases[] = {
      {"one event type", 1, false, 1},
      {"many event types", 500, false, 1},
      {"one state", 1, true, ReaderQueue::kSkippedAtOnce},
      {"many states", 500, true, ReaderQueue::kSkippedAtOnce},
      {"more states than the limit", 20000, true, ReaderQueue::kSkippedAtOnce},
  };
  for (const auto& test : kCases) {
    ReaderQueue queue({.event_limit = kLimit});
    std::vector<StreamCursor*> cursors;
    for (int i = 0; i < test.topics; ++i) cursors.push_back(queue.OpenCursor(test.state, kEpoch1, 0));
    std::vector<uint64_t> sequences(cursors.size(), 0);
    size_t most = 0, longest = 0;
    for (size_t i = 0; i < 4 * kLimit; ++i) {
      const size_t topic = i % 2 == 0 ? 0 : i / 2 % cursors.size();
      const size_t before = queue.size();
      queue.Push(Data(kEpoch1, ++sequences[topic]), cursors[topic]);
      most = std::max(most, before + 1 - queue.size());
      longest = std::max(longest, queue.size());
    }
    EXPECT_EQ(most, test.most) << test.what;
    EXPECT_LE(longest, std::max(kLimit, cursors.size() + 1)) << test.what;
    EXPECT_GT(queue.skipped_count(), 0u) << test.what;
  }
}

// A full queue of states shrinks to their last values, so a temporarily slow reader does not stay a whole queue behind.
TEST(ReaderQueue, AFullQueueOfStatesShrinksToTheirLastValues) {
  ReaderQueue queue({.event_limit = 1000});
  StreamCursor* const cursor = queue.OpenCursor(true, kEpoch1, 0);
  uint64_t sequence = 0;
  while (queue.size() < 1000) queue.Push(Data(kEpoch1, ++sequence), cursor);
  size_t shortest = queue.size();
  for (int i = 0; i < 150; ++i) {
    queue.Push(Data(kEpoch1, ++sequence), cursor);
    shortest = std::min(shortest, queue.size());
  }
  EXPECT_LE(shortest, 2u);
  EXPECT_LE(queue.size(), 10u);
}

TEST(ReaderQueue, CursorsAreClosedInAnyOrder) {
  ReaderQueue queue({});
  std::vector<StreamCursor*> cursors;
  for (int i = 0; i < 20; ++i) cursors.push_back(queue.OpenCursor(false, kEpoch1, 0));
  for (int i = 0; i < 20; ++i) queue.Push(Data(kEpoch1, 1), cursors[static_cast<size_t>(i)]);
  for (const int i : {19, 0, 7, 18, 1, 2, 17, 3, 16, 4, 15, 5, 14, 6, 13, 8, 12, 9, 11, 10}) {
    queue.CloseCursor(cursors[static_cast<size_t>(i)]);
  }
  EXPECT_EQ(Take(queue).events_size(), 20);
}

TEST(ReaderQueue, DisconnectDeliversTheQueueAndAcceptsNothingMore) {
  ReaderQueue queue({.policy = SlowReaderPolicy::kDisconnect, .event_limit = 4});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  for (uint64_t sequence = 1; sequence <= 9; ++sequence) queue.Push(Data(kEpoch1, sequence), cursor);
  EXPECT_EQ(queue.overflow(), Overflow::kEvents);
  EXPECT_EQ(Sequences(Take(queue)), (std::vector<uint64_t>{1, 2, 3, 4}));
  queue.PushNotice(Notice());
  EXPECT_TRUE(queue.empty()) << "nothing may follow an unreported gap";
}

TEST(ReaderQueue, ANewEpochCountsFromItsFirstEvent) {
  ReaderQueue queue({});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 4);
  queue.Push(Data(kEpoch1, 5), cursor);
  queue.Push(Data(kEpoch2, 1), cursor);
  queue.Push(Data(kEpoch2, 2), cursor);
  const auto response = Take(queue);
  for (const auto& event : response.events()) EXPECT_EQ(event.skipped(), 0);
}

// A slow reader and a lost session: events skipped in the old epoch are reported before the gap, those in the new epoch
// after it.
TEST(ReaderQueue, SkippedEventsAreReportedInTheirEpoch) {
  for (const bool state : {false, true}) {
    ReaderQueue queue({.event_limit = 8});
    StreamCursor* const cursor = queue.OpenCursor(state, kEpoch1, 0);
    for (uint64_t sequence = 1; sequence <= 20; ++sequence) queue.Push(Data(kEpoch1, sequence), cursor);
    queue.PushNotice(Notice());
    for (uint64_t sequence = 1; sequence <= 30; ++sequence) queue.Push(Data(kEpoch2, sequence), cursor);
    const auto response = Take(queue);
    uint64_t accounted[2] = {0, 0};
    int notices = 0;
    for (const auto& event : response.events()) {
      notices += event.has_session_restored();
      if (event.sequence() == 0) continue;
      EXPECT_EQ(event.epoch(), notices == 0 ? kEpoch1 : kEpoch2) << "in order with respect to the notice";
      accounted[notices] += 1 + event.skipped();
    }
    EXPECT_EQ(accounted[0], 20u);
    EXPECT_EQ(accounted[1], 30u);
  }
}

TEST(ReaderQueue, SkippedEventsAreReportedAfterTheCursorCloses) {
  ReaderQueue queue({.event_limit = 8});
  StreamCursor* const ended = queue.OpenCursor(false, kEpoch1, 0);
  for (uint64_t sequence = 1; sequence <= 6; ++sequence) queue.Push(Data(kEpoch1, sequence), ended);
  queue.CloseCursor(ended);
  StreamCursor* const other = queue.OpenCursor(false, kEpoch2, 0);
  for (uint64_t sequence = 1; sequence <= 50; ++sequence) queue.Push(Data(kEpoch2, sequence), other);
  uint64_t accounted = 0;
  const auto response = Take(queue);
  for (const auto& event : response.events()) accounted += event.epoch() == kEpoch1 ? 1 + event.skipped() : 0;
  EXPECT_EQ(accounted, 6u);
}

TEST(ReaderQueue, ClosingACursorStillDeliversItsQueue) {
  ReaderQueue queue({});
  StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
  queue.Push(Data(kEpoch1, 1), cursor);
  queue.CloseCursor(cursor);
  EXPECT_EQ(Sequences(Take(queue)), (std::vector<uint64_t>{1}));
}

// Whoever removes a topic before its last values were sent does not need them. Otherwise they would pile up for a
// reader that removes and adds topics again and again.
TEST(ReaderQueue, ClosingACursorDropsItsSnapshots) {
  ReaderQueue queue({});
  StreamCursor* const closed = queue.OpenCursor(true, kEpoch1, 3);
  StreamCursor* const open = queue.OpenCursor(true, kEpoch1, 5);
  for (const uint64_t key : {1, 2}) {
    const EventIdentity identity{.item = "005930", .epoch = kEpoch1, .sequence = key, .key = key};
    queue.PushSnapshot(EventEncoder::Encode(identity, 1054, ""), closed);
  }
  queue.PushSnapshot(Data(kEpoch1, 5), open);
  queue.Push(Data(kEpoch1, 4), closed);
  queue.CloseCursor(closed);
  const auto response = Take(queue);
  EXPECT_EQ(Sequences(response), (std::vector<uint64_t>{5, 4})) << "an event is not dropped: it happened before";
  EXPECT_TRUE(response.events(0).snapshot());
  EXPECT_EQ(response.events(1).skipped(), 0u);
  EXPECT_EQ(queue.skipped_count(), 0u);
}

TEST(ReaderQueue, AQueueThatHasOverflowedIsDeliveredWithItsSnapshots) {
  ReaderQueue queue({.policy = SlowReaderPolicy::kDisconnect, .event_limit = 2});
  StreamCursor* const cursor = queue.OpenCursor(true, kEpoch1, 3);
  queue.PushSnapshot(Data(kEpoch1, 3), cursor);
  for (const uint64_t sequence : {4, 5}) queue.Push(Data(kEpoch1, sequence), cursor);
  EXPECT_EQ(queue.overflow(), Overflow::kEvents);
  queue.CloseCursor(cursor);  // so that its topics are free
  EXPECT_EQ(Sequences(Take(queue)), (std::vector<uint64_t>{3, 4}));
}

// A snapshot that a newer event has overtaken is one of those that may be skipped.
TEST(ReaderQueue, SnapshotsMayBeOvertakenAndThenClosed) {
  ReaderQueue queue({.event_limit = 3});
  StreamCursor* const cursor = queue.OpenCursor(true, kEpoch1, 3);
  queue.PushSnapshot(Data(kEpoch1, 3), cursor);
  for (const uint64_t sequence : {4, 5, 6}) queue.Push(Data(kEpoch1, sequence), cursor);
  queue.CloseCursor(cursor);
  const auto response = Take(queue);
  EXPECT_EQ(Sequences(response), (std::vector<uint64_t>{5, 6}));
  EXPECT_EQ(response.events(0).skipped(), 1u);
}

EventRef Acknowledgement(size_t bytes) { return EventEncoder::Encode(kAcknowledgement, std::string(bytes, '\0')); }

// A reader with 9,990 items that reads nothing and changes its subscription again and again.
TEST(ReaderQueue, LargeAcknowledgementsSupersedeOneAnotherButNotTheFirst) {
  ReaderQueue queue({});
  for (int i = 0; i < 1000; ++i) queue.PushAcknowledgement(Acknowledgement(ReaderQueue::kAcknowledgementBytes / 2));
  EXPECT_EQ(queue.size(), 2u) << "the first event of the stream, and the latest";
  EXPECT_EQ(queue.overflow(), Overflow::kNone);
  for (int i = 0; i < 100; ++i) queue.PushAcknowledgement(Acknowledgement(10));
  EXPECT_EQ(queue.size(), 102u) << "small ones all stay";
}

TEST(ReaderQueue, OneFrameOfManyRowsDoesNotMakeAReaderSlow) {
  for (const SlowReaderPolicy policy : {SlowReaderPolicy::kSkip, SlowReaderPolicy::kDisconnect}) {
    ReaderQueue queue({.policy = policy, .event_limit = 1000});
    StreamCursor* const cursor = queue.OpenCursor(false, kEpoch1, 0);
    uint64_t sequence = 0;
    for (int i = 0; i < 17'000; ++i) queue.Push(Data(kEpoch1, ++sequence), cursor, 1);
    EXPECT_EQ(queue.overflow(), Overflow::kNone);
    EXPECT_EQ(queue.size(), 17'000u);
    // With the next frame it is slow, unless it has read meanwhile.
    queue.Push(Data(kEpoch1, ++sequence), cursor, 2);
    if (policy == SlowReaderPolicy::kDisconnect) {
      EXPECT_EQ(queue.overflow(), Overflow::kEvents);
      continue;
    }
    for (int i = 0; i < 3000; ++i) queue.Push(Data(kEpoch1, ++sequence), cursor, 2);
    EXPECT_LE(queue.size(), 1001u) << "a few events per push";
    EXPECT_EQ(Take(queue).events(0).skipped(), queue.skipped_count());
  }
}

}  // namespace
}  // namespace kiwoom::fanout

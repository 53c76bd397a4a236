// Compares the queue with a naive model that scans everything at each push, and checks both against the contract's
// promises.

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "service/fanout/event_fields.h"
#include "service/fanout/reader_queue.h"
#include "service/fanout/test_story.h"

namespace kiwoom::fanout {
namespace {

constexpr size_t kLimit = 24, kByteLimit = 1500;
constexpr int kCursors = 6, kSteps = 2000, kSeeds = 20;

// A queued event as text. An overtaken one records when that happened.
struct Waiting {
  std::string kind;  // "event", "notice", "heartbeat"
  int cursor = -1;
  uint64_t epoch = 0, sequence = 0, key = 0;
  size_t bytes = 0;
  int overtaken = 0;
};

class Model {
 public:
  explicit Model(std::vector<bool> states) : states_(std::move(states)) {}

  void Push(Waiting entry) {
    if (entry.kind == "event" && (Full() || conflating_)) MakeRoom();
    if (entry.kind == "heartbeat" && !waiting_.empty() && waiting_.back().kind == "heartbeat") waiting_.pop_back();
    if (entry.kind != "notice") {
      // The newest of its kind is the last one that has not been overtaken.
      for (auto older = waiting_.rbegin(); older != waiting_.rend(); ++older) {
        if (older->kind == "notice" || older->cursor != entry.cursor || older->key != entry.key) continue;
        if (older->epoch == entry.epoch && older->overtaken == 0) older->overtaken = ++overtakings_;
        break;
      }
    }
    waiting_.push_back(std::move(entry));
  }

  Waiting Take() {
    Waiting first = waiting_.front();
    waiting_.erase(waiting_.begin());
    return first;
  }

  bool empty() const { return waiting_.empty(); }
  size_t size() const { return waiting_.size(); }

 private:
  bool Full() const {
    size_t bytes = 0;
    for (const Waiting& entry : waiting_) bytes += entry.bytes;
    return waiting_.size() >= kLimit || bytes >= kByteLimit;
  }

  // The event overtaken first, among states or among other types.
  std::vector<Waiting>::iterator First(bool state) {
    auto first = waiting_.end();
    for (auto entry = waiting_.begin(); entry != waiting_.end(); ++entry) {
      if (entry->overtaken == 0 || (entry->cursor < 0 || states_[static_cast<size_t>(entry->cursor)]) != state)
        continue;
      if (first == waiting_.end() || entry->overtaken < first->overtaken) first = entry;
    }
    return first;
  }

  void MakeRoom() {
    int skipped = 0;
    for (; skipped < ReaderQueue::kSkippedAtOnce && First(true) != waiting_.end(); ++skipped) {
      waiting_.erase(First(true));
    }
    for (; skipped < ReaderQueue::kSkippedAtOnce && Full() && First(false) != waiting_.end(); ++skipped) {
      waiting_.erase(First(false));
    }
    conflating_ = First(true) != waiting_.end();
  }

  const std::vector<bool> states_;
  std::vector<Waiting> waiting_;
  int overtakings_ = 0;
  bool conflating_ = false;
};

// One topic on the broker's side.
struct Source {
  StreamCursor* cursor;
  uint64_t keys;  // 0: a single key
  uint64_t epoch = 1;
  uint64_t sequence = 0;  // made
  uint64_t told_epoch = 1, told_sequence = 0;
  std::map<uint64_t, uint64_t> made;                              // by epoch
  std::map<std::pair<uint64_t, uint64_t>, uint64_t> newest, got;  // by epoch and key
  std::map<uint64_t, uint64_t> accounted;                         // by epoch
};

class ReaderQueueModelTest : public ::testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    // Events, states, and states with several keys.
    for (int i = 0; i < kCursors; ++i) {
      sources_.push_back({.cursor = queue_.OpenCursor(States()[static_cast<size_t>(i)], 1, 0),
                          .keys = i >= 4 ? uint64_t{3} : uint64_t{0}});
    }
  }
  static std::vector<bool> States() { return {false, false, true, true, true, true}; }

  int Draw(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  void PushEvent() {
    const int number = Draw(kCursors);
    Source& source = sources_[static_cast<size_t>(number)];
    const uint64_t key = source.keys == 0 ? 0 : 1 + random_() % source.keys;
    const std::string row(static_cast<size_t>(Draw(20) == 0 ? 400 : 5), 'x');
    ++source.made[source.epoch];
    source.newest[{source.epoch, key}] = ++source.sequence;
    const EventRef event = EventEncoder::Encode({.item = std::to_string(number),
                                                 .epoch = source.epoch,
                                                 .sequence = source.sequence,
                                                 .received = absl::FromUnixMicros(42),
                                                 .account = std::to_string(key),
                                                 .key = key},
                                                1013, TextField(500, row));
    model_.Push({"event", number, source.epoch, source.sequence, key, event.bytes().size()});
    queue_.Push(event, source.cursor);
  }

  // The session was lost and re-established: everything is in a new epoch.
  void Renew() {
    for (Source& source : sources_) {
      ++source.epoch;
      source.sequence = 0;
    }
    PushNotice();
  }

  void PushNotice() {
    const EventRef notice = EventEncoder::Encode(kSessionRestored, "");
    model_.Push({"notice", -1, 0, 0, 0, notice.bytes().size()});
    queue_.PushNotice(notice);
    ++notices_;
  }

  void PushHeartbeat() {
    const EventRef heartbeat = EventEncoder::Encode(kHeartbeat, "");
    model_.Push({"heartbeat", -1, 0, 0, 0, heartbeat.bytes().size()});
    queue_.PushHeartbeat(heartbeat);
  }

  void TakeSome(size_t limit) {
    const v1::SubscribeResponse response = Take(queue_, limit);
    for (const v1::Event& event : response.events()) {
      ASSERT_FALSE(model_.empty());
      const Waiting expected = model_.Take();
      if (event.sequence() == 0) {
        EXPECT_EQ(event.has_session_restored() ? "notice" : "heartbeat", expected.kind);
        notices_ -= event.has_session_restored();
        continue;
      }
      ASSERT_EQ(event.item(), std::to_string(expected.cursor));
      ASSERT_EQ(event.epoch(), expected.epoch);
      ASSERT_EQ(event.sequence(), expected.sequence);
      Source& source = sources_[static_cast<size_t>(expected.cursor)];
      const uint64_t previous = event.epoch() == source.told_epoch ? source.told_sequence : 0;
      EXPECT_GE(event.epoch(), source.told_epoch);
      EXPECT_EQ(event.sequence() - previous - 1, event.skipped());
      source.told_epoch = event.epoch();
      source.told_sequence = event.sequence();
      source.accounted[event.epoch()] += 1 + event.skipped();
      source.got[{event.epoch(), std::stoull(event.account())}] = event.sequence();
    }
  }

  std::mt19937 random_{static_cast<unsigned>(GetParam())};
  ReaderQueue queue_{{.event_limit = kLimit, .byte_limit = kByteLimit}};
  Model model_{States()};
  std::vector<Source> sources_;
  int notices_ = 0;  // queued
};

TEST_P(ReaderQueueModelTest, MatchesTheModelAndTheContract) {
  const int reads_one_in = 2 + Draw(60);  // from a reader that keeps up to one that hardly reads
  for (int step = 0; step < kSteps; ++step) {
    const int what = Draw(1000);
    if (what < 4) {
      Renew();
    } else if (what < 14) {
      PushNotice();
    } else if (what < 40) {
      PushHeartbeat();
    } else {
      PushEvent();
    }
    ASSERT_EQ(queue_.size(), model_.size()) << "step " << step;
    if (notices_ > 100 || Draw(reads_one_in) == 0) TakeSome(static_cast<size_t>(1 + Draw(600)));
    if (HasFatalFailure()) return;
  }
  TakeSome(1 << 20);
  EXPECT_TRUE(queue_.empty());
  EXPECT_TRUE(model_.empty());
  EXPECT_EQ(queue_.overflow(), Overflow::kNone);
  EXPECT_EQ(notices_, 0) << "every notice was delivered";
  for (const Source& source : sources_) {
    EXPECT_EQ(source.accounted, source.made) << "delivered or reported as skipped, epoch by epoch";
    for (const auto& [kind, sequence] : source.newest) {
      ASSERT_TRUE(source.got.contains(kind));
      EXPECT_EQ(source.got.at(kind), sequence) << "the newest of an epoch is never skipped";
    }
  }
  if (reads_one_in > 10) {
    EXPECT_GT(queue_.skipped_count(), 0u) << "the test exercised nothing";
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ReaderQueueModelTest, ::testing::Range(1, 1 + kSeeds));

}  // namespace
}  // namespace kiwoom::fanout

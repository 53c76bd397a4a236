#include "service/fanout/hub_counters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/fanout/test_hub.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;

class HubCountersTest : public HubTest {
 protected:
  void SetUp() override { port_.OnState(sessions::State::kLive); }

  uint64_t Gaps(GapCause cause) const { return hub_.counters().gaps[static_cast<size_t>(cause)]; }
  // A message of the broker with one row.
  void Message(const Topic& topic) {
    port_.OnMessage(now_);
    Row(topic);
  }
  // Writes what the reader has, as a stream does.
  void Write(Reader* reader) {
    if (reader->TakeBatch(1 << 20) == 0) return;
    hub_.OnWrite(*reader);
    std::string out(1 << 20, '\0');
    reader->WriteBatch(out.data());
  }
};

TEST_F(HubCountersTest, CountsEventsByTypeOnceForAllReaders) {
  Open({kSamsung, kSamsungBook});
  Open({kSamsung});
  Live({kSamsung, kSamsungBook}, 7);
  Message(kSamsung);
  Message(kSamsung);
  Message(kSamsungBook);
  EXPECT_EQ(hub_.counters().events.at(kSamsung.tr), 2);
  EXPECT_EQ(hub_.counters().events.at(kSamsungBook.tr), 1);
}

TEST_F(HubCountersTest, AFirstRegistrationIsNoGap) {
  Open({kSamsung});
  Live({kSamsung}, 7);
  for (const uint64_t count : hub_.counters().gaps) EXPECT_EQ(count, 0);
}

TEST_F(HubCountersTest, CountsGapsByCause) {
  Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);

  Lost({kSamsung, kHynix}, "reset");
  Restored();
  Renewed({kSamsung, kHynix}, 8);
  EXPECT_EQ(Gaps(GapCause::kSessionLost), 2);

  Renewed({kSamsung}, 9);  // without a loss: its registration was in doubt
  EXPECT_EQ(Gaps(GapCause::kUnanswered), 1);

  port_.OnLost(std::vector<Topic>{kHynix}, "moved", now_);
  Live({kHynix}, 10);  // as on another session
  EXPECT_EQ(Gaps(GapCause::kMoved), 1);

  port_.OnUnreadable(now_);
  EXPECT_EQ(Gaps(GapCause::kUnreadable), 1);

  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {3, 40}, .received = now_ - absl::Hours(1)};
  hub_.Change(*hub_.Open({}, [] {}), std::vector<Topic>{kSamsung}, {}, terms);
  EXPECT_EQ(Gaps(GapCause::kResumption), 1);

  EXPECT_THAT(hub_.counters().gaps, ElementsAre(2, 1, 1, 1, 0, 1));
}

TEST_F(HubCountersTest, RowsThatComeBeforeTheAnswerMayOverflow) {
  Open({kSamsung});
  port_.OnRequested(std::vector<Topic>{kSamsung});
  const std::string large(1 << 20, 'x');
  for (int i = 0; i < 200; ++i) port_.OnRow(*kSamsung.tr, kSamsung.item, large, now_);
  Live({kSamsung}, 7);
  EXPECT_EQ(Gaps(GapCause::kOverflow), 1);
}

TEST_F(HubCountersTest, MeasuresTheOldestEventOfEachWrite) {
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Write(alice);
  EXPECT_EQ(hub_.counters().frame_to_write_seconds.count(), 0) << "a notice arrived in no frame";

  Message(kSamsung);
  now_ += absl::Milliseconds(250);
  Message(kSamsung);
  now_ += absl::Milliseconds(250);
  Write(alice);
  EXPECT_EQ(hub_.counters().frame_to_write_seconds.count(), 1);
  EXPECT_DOUBLE_EQ(hub_.counters().frame_to_write_seconds.sum(), 0.5);

  Message(kSamsung);
  now_ += absl::Milliseconds(125);
  Write(alice);
  EXPECT_DOUBLE_EQ(hub_.counters().frame_to_write_seconds.sum(), 0.625);
}

TEST_F(HubCountersTest, EndedReadersKeepTheirNumbersAndAReason) {
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kSamsung}, {.queue = {.policy = SlowReaderPolicy::kDisconnect, .event_limit = 3}});
  Reader* const carol = Open({kSamsung}, {.queue = {.event_limit = 3}});
  Live({kSamsung}, 7);
  for (int i = 0; i < 8; ++i) Message(kSamsung);
  Write(alice);
  Write(carol);
  const uint64_t sent = alice->queue().sent_count() + carol->queue().sent_count();
  const uint64_t skipped = carol->queue().skipped_count();
  EXPECT_GT(skipped, 0);
  hub_.Close(*alice);
  hub_.Close(*bob);
  hub_.Drain(absl::Seconds(1), absl::Seconds(1));
  hub_.Close(*carol);
  hub_.Close(*Open({kSamsung}), ReaderEnd::kRevoked);
  EXPECT_THAT(hub_.counters().readers_ended, ElementsAre(1, 1, 0, 1, 1))
      << "cancelled, too slow, notices unread, draining, credentials invalid";
  EXPECT_EQ(hub_.counters().sent, sent);
  EXPECT_EQ(hub_.counters().skipped, skipped);
}

}  // namespace
}  // namespace kiwoom::fanout

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "service/fanout/hub.h"
#include "service/fanout/test_hub.h"
#include "service/fanout/test_story.h"

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Alice reads, loses her connection, and comes back with the position of the last event that she got.
class HubResumeTest : public HubTest {
 protected:
  void SetUp() override { port_.OnState(sessions::State::kLive); }

  Reader* Resume(const std::vector<sessions::Topic>& topics, const InterestTerms& terms, ReaderOptions options = {}) {
    Reader* const reader = hub_.Open(std::move(options), [] {});
    hub_.Change(*reader, topics, {}, terms);
    return reader;
  }
  Reader* Resume(const sessions::Topic& topic, EventPlace place) { return Resume({topic}, At(topic, place)); }
  InterestTerms At(const sessions::Topic& topic, EventPlace place) const {
    InterestTerms terms;
    terms.resume[topic] = {.place = place, .received = now_};
    return terms;
  }

  void Rows(const sessions::Topic& topic, int count) {
    for (int i = 0; i < count; ++i) Row(topic);
  }
  static v1::ResumptionResult Result(const std::vector<v1::Event>& events) {
    for (const v1::Event& event : events) {
      if (event.has_resumption()) return event.resumption().results(0);
    }
    return {};
  }
};

TEST_F(HubResumeTest, NothingIsLostAcrossTheReadersOwnReconnect) {
  Reader* alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 2);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "trade 2"));
  hub_.Close(*alice);
  Rows(kSamsung, 3);
  alice = Resume(kSamsung, {7, 2});
  EXPECT_THAT(Story(alice),
              ElementsAre("ack", "resumption", "trade 3 replayed", "trade 4 replayed", "trade 5 replayed"));
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("trade 6")) << "live again";
}

TEST_F(HubResumeTest, NothingMissedIsTold) {
  Reader* alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 2);
  hub_.Close(*alice);
  alice = Resume(kSamsung, {7, 2});
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(Result(events).outcome(), v1::RESUMPTION_OUTCOME_NOTHING_MISSED);
  EXPECT_EQ(Result(events).registration().epoch(), 7u);
  EXPECT_EQ(Result(events).registration().item(), "005930");
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("trade 3"));
}

TEST_F(HubResumeTest, EventsThatArriveDuringTheReplayFollowIt) {
  Reader* alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 3);
  hub_.Close(*alice);
  alice = Resume(kSamsung, {7, 0});
  EXPECT_EQ(Take(alice, 1).size(), 1u) << "the acknowledgement; she reads one event at a time";
  EXPECT_EQ(Take(alice, 1).at(0).resumption().results(0).replayed_count(), 3u);
  EXPECT_EQ(Take(alice, 1).at(0).sequence(), 1u);
  Rows(kSamsung, 2);
  EXPECT_THAT(Story(alice), ElementsAre("trade 2 replayed", "trade 3 replayed", "trade 4", "trade 5"));
}

// A queue of two events would have ended her stream.
TEST_F(HubResumeTest, AReplayDoesNotEndAStreamThatMustNotMissAnything) {
  Reader* const bob = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 100);
  ReaderOptions options;
  options.queue = {.policy = SlowReaderPolicy::kDisconnect, .event_limit = 2};
  Reader* const alice = Resume({kSamsung}, At(kSamsung, {7, 0}), options);
  Rows(kSamsung, 100);
  uint64_t sequence = 0;
  for (auto events = Take(alice, 500); !events.empty(); events = Take(alice, 500)) {
    for (const v1::Event& event : events) {
      if (event.has_trade()) EXPECT_EQ(event.sequence(), ++sequence);
    }
  }
  EXPECT_EQ(sequence, 200u);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  hub_.Close(*bob);
}

TEST_F(HubResumeTest, ARenewalWhileSheWasAwayIsToldInItsPlace) {
  Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 2);
  Lost({kSamsung}, "the connection was lost");
  Restored();
  Renewed({kSamsung}, 8);
  Rows(kSamsung, 2);
  const auto events = Take(Resume(kSamsung, {7, 1}));
  ASSERT_EQ(events.size(), 6u);
  EXPECT_EQ(Result(events).outcome(), v1::RESUMPTION_OUTCOME_RESUMED);
  EXPECT_EQ(events[2].sequence(), 2u);
  EXPECT_EQ(events[3].gap().registrations(0).epoch(), 8u);
  EXPECT_EQ(events[3].gap().start_time().seconds(), absl::ToUnixSeconds(now_) - 3);
  EXPECT_EQ(events[4].epoch(), 8u);
  EXPECT_EQ(events[4].sequence(), 1u);
}

TEST_F(HubResumeTest, ARenewalAfterSheCameBackIsToldOnce) {
  Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 2);
  Lost({kSamsung}, "the connection was lost");
  Reader* const alice = Resume(kSamsung, {7, 1});
  Restored();
  Renewed({kSamsung}, 8);
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "lost", "resumption", "trade 2 replayed", "restored", "gap", "trade 1"));
}

TEST_F(HubResumeTest, ATopicThatNobodyWantedMeanwhileHasAGapUntilItsNewRegistration) {
  Reader* alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 3);
  hub_.Close(*alice);
  now_ += absl::Seconds(6);
  hub_.OnTimer(now_);
  ASSERT_THAT(unregistered_, ElementsAre(kSamsung));
  const absl::Time ended = now_;
  now_ += absl::Seconds(4);
  alice = Resume(kSamsung, {7, 2});
  auto events = Take(alice);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[2].sequence(), 3u) << "the log has it";
  now_ += absl::Seconds(1);
  Live({kSamsung}, 9);
  Row(kSamsung);
  events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].gap().registrations(0).epoch(), 9u);
  EXPECT_EQ(events[0].gap().start_time().seconds(), absl::ToUnixSeconds(ended));
  EXPECT_EQ(events[0].gap().end_time().seconds(), absl::ToUnixSeconds(now_));
  EXPECT_EQ(events[1].sequence(), 1u);
}

TEST_F(HubResumeTest, APositionOfThePredecessorIsASingleGap) {
  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {5, 40}, .received = now_ - absl::Seconds(10)};
  terms.resume[kHynix] = {.place = {5, 3}, .received = now_ - absl::Seconds(12)};
  Reader* const alice = Resume({kSamsung, kHynix}, terms);
  auto events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  for (const auto& result : events[1].resumption().results()) {
    EXPECT_EQ(result.outcome(), v1::RESUMPTION_OUTCOME_GAP);
    EXPECT_EQ(result.registration().epoch(), 0u) << "not registered yet";
  }
  Live({kSamsung, kHynix}, 9);
  Row(kSamsung);
  events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].gap().registrations_size(), 2);
  EXPECT_EQ(events[0].gap().start_time().seconds(), absl::ToUnixSeconds(now_) - 12) << "the earlier one";
  EXPECT_EQ(events[0].gap().end_time().seconds(), absl::ToUnixSeconds(now_));
  EXPECT_EQ(events[1].sequence(), 1u);
  EXPECT_EQ(events[1].skipped(), 0u);
}

TEST_F(HubResumeTest, AStateWhoseEventsAreLostGetsAFreshSnapshot) {
  Open({kSamsungBook});
  Live({kSamsungBook}, 7);
  Rows(kSamsungBook, 3);
  InterestTerms terms;
  terms.resume[kSamsungBook] = {.place = {5, 40}};
  EXPECT_THAT(Story(Resume({kSamsungBook}, terms)),
              ElementsAre("ack", "resumption", "gap", "book 3 snapshot", "complete"));
}

TEST_F(HubResumeTest, TopicsWithoutAPositionBeginAnewBesideTheReplay) {
  Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Rows(kSamsung, 2);
  Rows(kHynix, 2);
  Reader* const alice = Resume({kSamsung, kHynix}, At(kSamsung, {7, 1}));
  Row(kHynix);
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "resumption", "live", "trade 2 replayed", "trade 3", "trade 3"));
}

TEST_F(HubResumeTest, AnOpenStreamCanAddATopicFromAPosition) {
  Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Reader* const alice = Open({kHynix});
  Row(kHynix);
  Rows(kSamsung, 2);
  hub_.Change(*alice, std::vector{kSamsung}, {}, At(kSamsung, {7, 0}));
  Row(kHynix);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 8u);
  EXPECT_EQ(events[2].item(), "000660");
  EXPECT_TRUE(events[3].has_acknowledgement());
  EXPECT_TRUE(events[4].has_resumption());
  EXPECT_TRUE(events[6].replayed());
  EXPECT_EQ(events[7].item(), "000660");
  EXPECT_EQ(events[7].sequence(), 2u);
  EXPECT_EQ(events[7].skipped(), 0u);
}

TEST_F(HubResumeTest, AnUnreadableMessageWhileSheWasAwayIsToldInItsPlace) {
  Open({kSamsung});
  Live({kSamsung}, 7);
  Row(kSamsung);
  port_.OnMessage(now_);
  port_.OnUnreadable(now_);
  Row(kSamsung);
  EXPECT_THAT(Story(Resume(kSamsung, {7, 1})), ElementsAre("ack", "resumption", "gap", "trade 2 replayed"));
  EXPECT_THAT(Story(Resume(kSamsung, {7, 2})), ElementsAre("ack", "resumption"));
}

// The predecessor's reader comes: what this process could not read before its first event is missing as well.
TEST_F(HubResumeTest, AnUnreadableMessageIsToldToAReaderOfThePredecessor) {
  Open({kSamsung});
  Live({kSamsung}, 7);
  const absl::Time came = now_ - absl::Seconds(10);
  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {5, 40}, .received = came};
  now_ += absl::Seconds(1);
  port_.OnMessage(now_);
  port_.OnUnreadable(now_);
  EXPECT_THAT(Story(Resume({kSamsung}, terms)), ElementsAre("ack", "resumption", "gap", "gap")) << "no event yet";
  Row(kSamsung);
  EXPECT_THAT(Story(Resume({kSamsung}, terms)), ElementsAre("ack", "resumption", "gap", "gap", "trade 1 replayed"));
  terms.resume[kSamsung].received = now_ - absl::Milliseconds(1);
  EXPECT_THAT(Story(Resume({kSamsung}, terms)), ElementsAre("ack", "resumption", "gap", "gap", "trade 1 replayed"));
  now_ += absl::Seconds(1);
  Row(kSamsung);
  terms.resume[kSamsung].received = now_ - absl::Milliseconds(1);
  EXPECT_THAT(Story(Resume({kSamsung}, terms)), ElementsAre("ack", "resumption", "gap", "trade 2 replayed"))
      << "the message was before her position";
}

TEST_F(HubResumeTest, AResumingReaderThatReadsNothingCostsNoMemory) {
  Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 1);
  Reader* const alice = Resume(kSamsung, {7, 0});
  EXPECT_EQ(alice->queue().size(), 2u);
  Rows(kSamsung, 1000);
  EXPECT_EQ(alice->queue().size(), 2u) << "nothing is pushed";
  EXPECT_EQ(Take(alice).size(), 2u + 1001u) << "and nothing is lost";
}

TEST_F(HubResumeTest, UnsubscribingDuringTheReplayEndsIt) {
  Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Rows(kSamsung, 2);
  Reader* const alice = Resume({kSamsung, kHynix}, At(kSamsung, {7, 0}));
  hub_.Change(*alice, {}, std::vector{kSamsung});
  Rows(kSamsung, 2);
  Row(kHynix);
  EXPECT_THAT(Story(alice),
              ElementsAre("ack", "resumption", "live", "trade 1 replayed", "trade 2 replayed", "ack", "trade 1"));
  Row(kHynix);
  EXPECT_THAT(Story(alice), ElementsAre("trade 2"));
}

// She resumes a second topic while she is still on her way: a message between its events could not be read.
TEST_F(HubResumeTest, AnUnreadableMessageIsToldInItsPlaceAlsoInALaterChange) {
  Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Rows(kHynix, 2);
  port_.OnMessage(now_);
  port_.OnUnreadable(now_);
  Rows(kHynix, 1);
  Rows(kSamsung, 1);
  Reader* const alice = Resume(kSamsung, {7, 0});
  hub_.Change(*alice, std::vector{kHynix}, {}, At(kHynix, {7, 1}));
  EXPECT_THAT(Story(alice), ElementsAre("ack", "resumption", "trade 1 replayed", "ack", "resumption",
                                        "trade 2 replayed", "gap", "trade 3 replayed"));
}

TEST_F(HubResumeTest, ManySnapshotsDoNotEndAReplayingStream) {
  std::vector<sessions::Topic> books;
  for (int i = 0; i < 600; ++i) books.push_back({&kBooks, std::to_string(100'000 + i)});
  Open(books);
  Open({kSamsung});
  Live({kSamsung}, 7);
  Live(books, 8);
  for (const sessions::Topic& book : books) Row(book);
  Rows(kSamsung, 1);
  ReaderOptions options;
  options.queue.event_limit = 512;
  Reader* const alice = Resume({kSamsung}, At(kSamsung, {7, 0}), options);
  hub_.Change(*alice, books, {});
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  int snapshots = 0;
  for (const v1::Event& event : Take(alice)) snapshots += event.snapshot();
  EXPECT_EQ(snapshots, 600);
}

TEST_F(HubResumeTest, ARefusedRenewalThatSucceedsLaterIsAGap) {
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 1);
  Lost({kSamsung}, "reset");
  Restored();
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  Live({kSamsung}, 9);
  Rows(kSamsung, 1);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "lost", "restored", "refused", "gap", "trade 1"));
}

TEST_F(HubResumeTest, ARefusedRegistrationIsNotLive) {
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Rows(kSamsung, 2);
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  EXPECT_THAT(Story(Open({kSamsung})), ElementsAre("ack"));
  const auto events = Take(Resume(kSamsung, {7, 2}));
  EXPECT_EQ(Result(events).outcome(), v1::RESUMPTION_OUTCOME_RESUMED) << "not: nothing missed";
  EXPECT_EQ(Result(events).registration().epoch(), 0u);
  EXPECT_THAT(Story(alice), ::testing::Contains("refused"));
}

TEST_F(HubResumeTest, AStateWithSeveralValuesGetsAllOfThemAfterAGap) {
  Open({kMarket});
  Live({kMarket}, 7);
  port_.OnRow(kStatus, "", TextField(215, "3"), now_);
  port_.OnRow(kStatus, "", TextField(215, "P"), now_);
  InterestTerms terms;
  terms.resume[kMarket] = {.place = {5, 40}, .received = now_ - absl::Seconds(1)};
  EXPECT_THAT(Story(Resume({kMarket}, terms)),
              ElementsAre("ack", "resumption", "gap", "field 1054 1 snapshot", "field 1054 2 snapshot", "complete"));
}

TEST_F(HubResumeTest, WithoutSnapshotsAStateWithSeveralValuesIsReplayed) {
  Open({kMarket});
  Live({kMarket}, 7);
  port_.OnRow(kStatus, "", TextField(215, "3"), now_);
  port_.OnRow(kStatus, "", TextField(215, "P"), now_);
  InterestTerms terms;
  terms.resume[kMarket] = {.place = {5, 40}, .received = now_ - absl::Seconds(1)};
  EXPECT_THAT(Story(Resume({kMarket}, terms, {.without_snapshot = true})),
              ElementsAre("ack", "resumption", "gap", "field 1054 1 replayed", "field 1054 2 replayed"));
}

// Snapshots replace events, so what they replace is missing.
TEST_F(HubResumeTest, TheGapBeforeSnapshotsReachesUntilNow) {
  Open({kMarket});
  const absl::Time came = now_ - absl::Seconds(10);
  Live({kMarket}, 7);
  now_ += absl::Seconds(1);
  port_.OnRow(kStatus, "", TextField(215, "3"), now_);
  now_ += absl::Seconds(1);
  InterestTerms terms;
  terms.resume[kMarket] = {.place = {5, 40}, .received = came};
  Reader* const alice = Resume({kMarket}, terms);
  auto events = Take(alice);
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[2].gap().start_time().seconds(), absl::ToUnixSeconds(came));
  EXPECT_EQ(events[2].gap().end_time().seconds(), absl::ToUnixSeconds(now_));
  port_.OnRow(kStatus, "", TextField(215, "4"), now_);
  events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].skipped(), 0u) << "the gap has told it";
}

TEST_F(HubResumeTest, WithoutARegistrationTheGapOfAStateReachesUntilTheNextOne) {
  Open({kMarket});
  const absl::Time came = now_ - absl::Seconds(10);
  Live({kMarket}, 7);
  port_.OnRow(kStatus, "", TextField(215, "3"), now_);
  Lost({kMarket}, "reset");
  now_ += absl::Seconds(1);
  InterestTerms terms;
  terms.resume[kMarket] = {.place = {5, 40}, .received = came};
  Reader* const alice = Resume({kMarket}, terms);
  EXPECT_THAT(Take(alice),
              ::testing::Each(::testing::ResultOf([](const v1::Event& event) { return event.has_gap(); }, false)));
  now_ += absl::Seconds(5);
  Restored();
  Renewed({kMarket}, 9);
  const auto events = Take(alice);
  const auto gap = std::ranges::find_if(events, [](const v1::Event& event) { return event.has_gap(); });
  ASSERT_NE(gap, events.end());
  EXPECT_EQ(gap->gap().start_time().seconds(), absl::ToUnixSeconds(came));
  EXPECT_EQ(gap->gap().end_time().seconds(), absl::ToUnixSeconds(now_));
}

TEST_F(HubResumeTest, AFutureTimeOfAReaderCountsAsNow) {
  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {5, 40}, .received = now_ + absl::Hours(1)};
  Reader* const alice = Resume({kSamsung}, terms);
  Live({kSamsung}, 9);
  const v1::GapNotice gap = Take(alice).back().gap();
  EXPECT_LE(gap.start_time().seconds(), gap.end_time().seconds());
}

}  // namespace
}  // namespace kiwoom::fanout

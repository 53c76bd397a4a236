#include "service/fanout/hub.h"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "service/fanout/test_hub.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(HubTest, AliceGetsAcknowledgementLiveThenData) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  EXPECT_THAT(registered_, ElementsAre(kSamsung));
  Live({kSamsung}, 7);
  Row(kSamsung);
  Row(kSamsung);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[0].acknowledgement().subscription_id(), alice->id());
  ASSERT_EQ(events[0].acknowledgement().interests_size(), 1);
  EXPECT_EQ(events[0].acknowledgement().interests(0).type(), v1::REALTIME_TYPE_TRADE);
  EXPECT_EQ(events[1].live().registrations(0).epoch(), 7u);
  EXPECT_EQ(events[2].item(), "005930");
  EXPECT_EQ(events[2].epoch(), 7u);
  EXPECT_EQ(events[3].sequence(), 2u);
}

TEST_F(HubTest, BobSharesAlicesRegistration) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Row(kSamsung);
  Reader* const bob = Open({kSamsung});
  Row(kSamsung);
  EXPECT_EQ(registered_.size(), 1u);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "trade 2"));
  EXPECT_THAT(Story(bob), ElementsAre("ack", "live", "trade 2"));
}

TEST_F(HubTest, CarolGetsASnapshotUnlessSheDeclines) {
  port_.OnState(sessions::State::kLive);
  Open({kSamsungBook});
  Live({kSamsungBook}, 7);
  Row(kSamsungBook);
  Row(kSamsungBook);
  Reader* const carol = Open({kSamsungBook});
  Reader* const dave = Open({kSamsungBook}, {.without_snapshot = true});
  Row(kSamsungBook);
  EXPECT_THAT(Story(carol), ElementsAre("ack", "live", "book 2 snapshot", "complete", "book 3"));
  EXPECT_THAT(Story(dave), ElementsAre("ack", "live", "book 3"));
}

TEST_F(HubTest, EarlyRowsWaitForTheirEpoch) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Row(kSamsung);
  Live({kSamsung}, 7);
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "trade 2"));
}

TEST_F(HubTest, MarketTypesAreRoutedByTypeAndKeepTheItemOfTheRow) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kMarketWide});
  Live({kMarketWide}, 7);
  port_.OnRow(kInterruptions, "005930", "", now_);
  const auto events = Take(alice);
  EXPECT_EQ(events.back().item(), "005930");
  EXPECT_TRUE(events.back().has_volatility_interruption());
}

TEST_F(HubTest, CountsRowsWithoutSubscribers) {
  Row(kHynix);
  EXPECT_EQ(hub_.counters().unrouted, 1u);
}

TEST_F(HubTest, ALostNoticeThenAGapThenANewEpoch) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Row(kSamsung);
  Lost({kSamsung, kHynix}, "reset by the broker");
  Restored();
  Renewed({kSamsung, kHynix}, 9);
  Row(kSamsung);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 7u);
  EXPECT_EQ(events[2].event_case(), v1::Event::kTrade);
  EXPECT_EQ(events[1].live().registrations(0).session(), "default");
  EXPECT_EQ(events[3].lost().reason(), "reset by the broker");
  EXPECT_EQ(events[3].lost().session(), "default");
  EXPECT_EQ(events[3].lost().state(), v1::UPSTREAM_STATE_LOST);
  ASSERT_EQ(events[3].lost().registrations_size(), 2);
  EXPECT_EQ(events[3].lost().registrations(0).item(), "000660") << "sorted";
  EXPECT_EQ(events[3].lost().registrations(1).item(), "005930");
  EXPECT_EQ(events[3].lost().registrations(1).epoch(), 7u) << "the epoch that ends";
  EXPECT_EQ(events[4].session_restored().session(), "default");
  EXPECT_TRUE(events[4].has_session_restored());
  EXPECT_EQ(events[5].gap().registrations_size(), 2);
  EXPECT_EQ(events[5].gap().end_time().seconds() - events[5].gap().start_time().seconds(), 3);
  EXPECT_EQ(events[6].epoch(), 9u);
  EXPECT_EQ(events[6].sequence(), 1u);
  EXPECT_EQ(events[6].skipped(), 0u);
}

TEST_F(HubTest, ALossNamesEachReadersLiveTopics) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kHynix, kSamsungBook});
  Live({kSamsung, kHynix}, 7);
  port_.OnState(sessions::State::kReplaced);
  const Topic lost[] = {kSamsung, kHynix, kSamsungBook};
  port_.OnLost(lost, "another login", now_);
  Reader* const carol = Open({kSamsung});
  const v1::LostNotice to_alice = Take(alice).back().lost();
  ASSERT_EQ(to_alice.registrations_size(), 1);
  EXPECT_EQ(to_alice.registrations(0).item(), "005930");
  EXPECT_EQ(to_alice.state(), v1::UPSTREAM_STATE_REPLACED);
  const v1::LostNotice to_bob = Take(bob).back().lost();
  ASSERT_EQ(to_bob.registrations_size(), 1) << "his book was never live";
  EXPECT_EQ(to_bob.registrations(0).item(), "000660");
  EXPECT_THAT(Story(carol), ElementsAre("ack", "lost"));
}

// This happens when the broker's answers contradict each other, so the registration is uncertain.
TEST_F(HubTest, ARenewalWithoutALossIsAGapThenANewEpoch) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Row(kSamsung);
  Renewed({kSamsung}, 9);
  Row(kSamsung);
  Row(kHynix);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 6u);
  EXPECT_EQ(events[3].gap().registrations(0).item(), "005930");
  EXPECT_EQ(events[4].epoch(), 9u);
  EXPECT_EQ(events[4].sequence(), 1u);
  EXPECT_EQ(events[5].epoch(), 7u) << "other topics are unaffected";
}

TEST_F(HubTest, BobJoinsDuringALossAndGetsLiveWithoutAGap) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Lost({kSamsung}, "reset");
  Reader* const bob = Open({kSamsung});
  Restored();
  Renewed({kSamsung}, 9);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "lost", "restored", "gap"));
  EXPECT_THAT(Story(bob), ElementsAre("ack", "lost", "restored", "live"));
}

// One of several sessions is lost: only its topics are affected.
TEST_F(HubTest, ALossConcernsOnlyReadersOfItsTopics) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kHynix});
  Reader* const carol = Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  const Topic lost[] = {kSamsung, kSamsungBook};
  port_.OnLost(lost, "reset", now_);
  Row(kHynix);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "lost"));
  EXPECT_THAT(Story(bob), ElementsAre("ack", "live", "trade 1"));
  EXPECT_THAT(Story(carol), ElementsAre("ack", "live", "lost", "trade 1"));
  Restored();
  Renewed({kSamsung}, 9);
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("restored", "gap", "trade 1"));
  EXPECT_THAT(Story(bob), ElementsAre());
  EXPECT_THAT(Story(carol), ElementsAre("restored", "gap", "trade 1"));
}

TEST_F(HubTest, ARefusalReachesOnlyItsReadersAndCanBeRetried) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung, kHynix});
  Reader* const bob = Open({kSamsung});
  Live({kSamsung}, 7);
  const Topic refused[] = {kHynix};
  port_.OnRefused(refused, "105116", "없는 종목");
  const auto events = Take(alice);
  EXPECT_EQ(events.back().refused().registrations(0).item(), "000660");
  EXPECT_EQ(events.back().refused().broker_code(), "105116");
  EXPECT_TRUE(events.back().refused().retried());
  EXPECT_FALSE(events.back().refused().has_next_attempt_time()) << "only after a reconnect";
  EXPECT_THAT(Story(bob), ElementsAre("ack", "live"));
  registered_.clear();
  hub_.Change(*alice, refused, {});
  EXPECT_THAT(registered_, ElementsAre(kHynix));
}

TEST_F(HubTest, ATopicLingersAfterItsLastReader) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  hub_.Close(*alice);
  hub_.OnTimer(now_);
  EXPECT_TRUE(unregistered_.empty());
  // Bob subscribes in time, so the registration is uninterrupted.
  Reader* const bob = Open({kSamsung});
  now_ += absl::Seconds(6);
  hub_.OnTimer(now_);
  EXPECT_TRUE(unregistered_.empty());
  EXPECT_THAT(Story(bob), ElementsAre("ack", "live"));
  hub_.Close(*bob);
  now_ += absl::Seconds(6);
  hub_.OnTimer(now_);
  EXPECT_THAT(unregistered_, ElementsAre(kSamsung));
}

TEST_F(HubTest, LingeringTopicsMakeRoomForWantedOnes) {
  Reader* const alice = Open({kSamsung, kHynix});
  Live({kSamsung, kHynix}, 7);
  Open({kMarketWide});
  hub_.Close(*alice);
  full_ = true;
  Open({kHynix});
  EXPECT_TRUE(unregistered_.empty()) << "nothing new to register";
  Open({kSamsungBook});
  EXPECT_THAT(unregistered_, ElementsAre(kSamsung)) << "the others have readers";
  EXPECT_EQ(registered_.back(), kSamsungBook);
  Open({kSamsung});
  EXPECT_THAT(unregistered_, ElementsAre(kSamsung));
  EXPECT_EQ(registered_.back(), kSamsung);
}

TEST_F(HubTest, AChangeKeepsUnchangedTopics) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Row(kSamsung);
  const Topic add[] = {kHynix, kSamsung};
  hub_.Change(*alice, add, {});
  Live({kHynix}, 8);
  Row(kSamsung);
  const Topic remove[] = {kSamsung};
  hub_.Change(*alice, {}, remove);
  Row(kSamsung);
  Row(kHynix);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "ack", "live", "trade 2", "ack", "trade 1"));
}

TEST_F(HubTest, ATopicAddedAndRemovedInOneChangeIsNotRegistered) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  registered_.clear();
  const Topic both[] = {kSamsung, kHynix};
  hub_.Change(*alice, both, both);
  EXPECT_TRUE(registered_.empty());
  EXPECT_TRUE(alice->cursors().empty());
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "ack"));
}

TEST_F(HubTest, AReaderThatRejoinsStartsAgain) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  Row(kSamsung);
  const Topic samsung[] = {kSamsung};
  hub_.Change(*alice, {}, samsung);
  Row(kSamsung);
  Row(kSamsung);
  hub_.Change(*alice, samsung, {});
  Row(kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "ack", "ack", "live", "trade 4"));
}

TEST_F(HubTest, AnOverflowedReaderHoldsNoRegistration) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung}, {.queue = {.policy = SlowReaderPolicy::kDisconnect, .event_limit = 4}});
  Live({kSamsung}, 7);
  for (int i = 0; i < 9; ++i) Row(kSamsung);
  ASSERT_EQ(alice->queue().overflow(), Overflow::kEvents);
  hub_.UnsubscribeAll(*alice);
  hub_.OnTimer(now_ + absl::Minutes(1));
  EXPECT_THAT(unregistered_, ElementsAre(kSamsung));
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1", "trade 2"));
}

// An unreadable message may have contained rows of any topic. The gap stands where the loss is: in front of the
// reader's next event. A flood of such messages with no event between them is one gap, at most one notice per second.
TEST_F(HubTest, AnUnreadableMessageIsAGapForAllReaders) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kHynix});
  Live({kSamsung, kHynix}, 7);
  port_.OnMessage(now_);
  Row(kSamsung);
  const absl::Time before = now_;
  for (int i = 0; i < 1000; ++i) {
    now_ += absl::Milliseconds(1);
    port_.OnMessage(now_);
    port_.OnUnreadable(now_);
  }
  Row(kSamsung);
  EXPECT_THAT(Story(bob), ElementsAre("ack", "live", "gap"));
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 6u);
  EXPECT_EQ(events[3].gap().registrations_size(), 0);
  EXPECT_EQ(events[3].gap().reason(), "the broker sent data that could not be read completely");
  EXPECT_EQ(events[3].gap().start_time().seconds(), absl::ToUnixSeconds(before));
  EXPECT_EQ(events[3].gap().end_time().nanos(), 1'000'000);
  EXPECT_EQ(events[4].gap().start_time().nanos(), 1'000'000) << "from the end of the last reported gap";
  EXPECT_EQ(events[4].gap().end_time().seconds(), absl::ToUnixSeconds(before) + 1);
  EXPECT_EQ(events[5].sequence(), 2u) << "the epoch continues";

  EXPECT_EQ(hub_.NextTimer(), before + absl::Milliseconds(1001));
  now_ = hub_.NextTimer();
  hub_.OnTimer(now_);
  EXPECT_THAT(Take(alice), IsEmpty()) << "she knows already";
  const auto rest = Take(bob);
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(rest[0].gap().end_time().seconds(), absl::ToUnixSeconds(before) + 1);
  EXPECT_EQ(rest[0].gap().end_time().nanos(), 0) << "when the last of them arrived, not when the notice was due";
  EXPECT_GT(hub_.NextTimer(), now_ + absl::Seconds(1)) << "no notice is pending";
}

TEST_F(HubTest, AShutdownDeliversTheGapThatIsOwedAndSaysWhenTheStreamEnds) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  for (int i = 0; i < 2; ++i) {
    port_.OnMessage(now_);
    port_.OnUnreadable(now_);
  }
  hub_.Drain(absl::Seconds(7), absl::Seconds(2));
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 5u);
  EXPECT_TRUE(events[2].has_gap());
  EXPECT_TRUE(events[3].has_gap());
  EXPECT_EQ(events[4].draining().end_time().seconds(), absl::ToUnixSeconds(now_) + 7);
  EXPECT_GT(events[4].draining().retry_delay().seconds(), 0);
}

TEST_F(HubTest, HeartbeatsAreOnTimeAndReportTheState) {
  Reader* const alice = Open({kSamsung});
  Take(alice);
  EXPECT_LE(hub_.NextTimer() - now_, absl::Seconds(10));
  now_ = hub_.NextTimer();
  hub_.OnTimer(now_);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].heartbeat().upstream_state(), v1::UPSTREAM_STATE_CONNECTING);
  ASSERT_EQ(events[0].heartbeat().sessions_size(), 1);
  EXPECT_EQ(events[0].heartbeat().sessions(0).name(), "default");
  EXPECT_EQ(events[0].heartbeat().sessions(0).state(), v1::UPSTREAM_STATE_CONNECTING);
  EXPECT_FALSE(events[0].heartbeat().sessions(0).has_last_upstream_time());
  EXPECT_FALSE(events[0].heartbeat().sessions(0).has_last_market_row_time());
  EXPECT_LE(hub_.NextTimer() - now_, absl::Seconds(10));
}

TEST_F(HubTest, AHeartbeatDistinguishesLastMessageAndLastMarketRow) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = Open({kSamsung});
  const absl::Time row = now_;
  port_.OnMessage(row);
  Row(kHynix);
  now_ = hub_.NextTimer();
  port_.OnMessage(now_);  // a PING
  hub_.OnTimer(now_);
  const v1::SessionHealth session = Take(alice).back().heartbeat().sessions(0);
  EXPECT_EQ(session.last_upstream_time().seconds(), absl::ToUnixSeconds(now_));
  EXPECT_EQ(session.last_market_row_time().seconds(), absl::ToUnixSeconds(row)) << "of any item";
}

TEST_F(HubTest, FindsReadersById) {
  std::set<std::string> ids;
  for (int i = 0; i < 100; ++i) ids.insert(Open({kSamsung})->id());
  EXPECT_EQ(ids.size(), 100u);
  EXPECT_EQ(hub_.Find(*ids.begin())->id(), *ids.begin());
  EXPECT_EQ(hub_.Find("none"), nullptr);
  EXPECT_EQ(hub_.Readers().size(), 100u);
}

}  // namespace
}  // namespace kiwoom::fanout

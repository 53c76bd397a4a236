#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/fanout/hub.h"
#include "service/fanout/test_story.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using sessions::State;
using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const sessions::SessionName kMain = "main";
const sessions::SessionName kSecond = "second";
const Topic kMainPositions{&kPositions, "", &kMain};
const Topic kSecondPositions{&kPositions, "", &kSecond};

HubOptions TwoSessions() {
  HubOptions options;
  options.sessions = {&kMain, &kSecond};
  return options;
}

// Two sessions with the broker. The test plays the pool that places topics on them.
class HubSessionsTest : public ::testing::Test, public Registrations {
 protected:
  void SetUp() override {
    main_.OnState(State::kLive);
    second_.OnState(State::kLive);
  }

  bool HasRoom(std::span<const Topic>) const override { return true; }
  void Register(std::vector<Topic>) override {}
  void Unregister(std::vector<Topic>) override {}

  Reader* Open(std::vector<Topic> topics, const InterestTerms& terms = {}) {
    Reader* const reader = hub_.Open({}, [] {});
    hub_.Change(*reader, topics, {}, terms);
    return reader;
  }
  void Live(UpstreamPort& port, const Topic& topic, uint64_t epoch) {
    port.OnAccepted({&topic, 1});
    const sessions::Registration registration{topic, epoch};
    port.OnLive({&registration, 1});
  }
  void Lose(UpstreamPort& port, const std::vector<Topic>& topics) {
    port.OnState(State::kLost);
    port.OnLost(topics, "reset", now_ - absl::Seconds(3));
  }
  void Row(UpstreamPort& port, const Topic& topic, const std::string& message = "") {
    port.OnMessage(now_);
    port.OnRow(*topic.tr, topic.item, message, now_);
  }
  void Pass(absl::Duration time) {
    now_ += time;
    hub_.OnTimer(now_);
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  Hub hub_{TwoSessions(), *this, [this] { return now_; }};
  UpstreamPort& main_ = hub_.port(kMain);
  UpstreamPort& second_ = hub_.port(kSecond);
};

TEST_F(HubSessionsTest, NoticesNameTheSession) {
  Reader* const alice = Open({kSamsung, kHynix});
  Live(main_, kSamsung, 7);
  Live(second_, kHynix, 8);
  auto events = Take(alice);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[1].live().registrations(0).session(), "main");
  EXPECT_EQ(events[2].live().registrations(0).session(), "second");

  Lose(second_, {kHynix});
  events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].lost().session(), "second");
  ASSERT_EQ(events[0].lost().registrations_size(), 1);
  EXPECT_EQ(events[0].lost().registrations(0).session(), "second");

  second_.OnState(State::kLive);
  events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].session_restored().session(), "second");
}

// The loss of one session is no matter of readers that use only the other.
TEST_F(HubSessionsTest, ALossConcernsItsReaders) {
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kHynix});
  Live(main_, kSamsung, 7);
  Live(second_, kHynix, 8);
  Story(alice), Story(bob);
  Lose(second_, {kHynix});
  EXPECT_THAT(Story(alice), IsEmpty());
  EXPECT_THAT(Story(bob), ElementsAre("lost"));
  Row(main_, kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("trade 1"));
  second_.OnState(State::kLive);
  EXPECT_THAT(Story(alice), IsEmpty());
  EXPECT_THAT(Story(bob), ElementsAre("restored"));
}

TEST_F(HubSessionsTest, AHeartbeatHasTheWorstStateOfTheReadersSessions) {
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kSamsung, kHynix});
  Live(main_, kSamsung, 7);
  Live(second_, kHynix, 8);
  Row(second_, kHynix);
  Lose(second_, {kHynix});
  Story(alice), Story(bob);
  Pass(absl::Seconds(9));
  const auto to_alice = Take(alice), to_bob = Take(bob);
  ASSERT_EQ(to_alice.size(), 1u);
  ASSERT_EQ(to_bob.size(), 1u);
  EXPECT_EQ(to_alice[0].heartbeat().upstream_state(), v1::UPSTREAM_STATE_LIVE);
  EXPECT_EQ(to_bob[0].heartbeat().upstream_state(), v1::UPSTREAM_STATE_LOST);
  for (const auto& heartbeat : {to_alice[0].heartbeat(), to_bob[0].heartbeat()}) {
    ASSERT_EQ(heartbeat.sessions_size(), 2);
    EXPECT_EQ(heartbeat.sessions(0).name(), "main");
    EXPECT_EQ(heartbeat.sessions(0).state(), v1::UPSTREAM_STATE_LIVE);
    EXPECT_FALSE(heartbeat.sessions(0).has_last_market_row_time());
    EXPECT_EQ(heartbeat.sessions(1).state(), v1::UPSTREAM_STATE_LOST);
    EXPECT_TRUE(heartbeat.sessions(1).has_last_market_row_time());
  }
}

// Lost, a gap from the last message of the old session to the new registration, and a new epoch.
TEST_F(HubSessionsTest, ATopicThatMovesHasAGap) {
  Reader* const alice = Open({kHynix});
  Live(second_, kHynix, 8);
  Row(second_, kHynix);
  Story(alice);
  now_ += absl::Seconds(3);
  Lose(second_, {kHynix});
  const absl::Time lost = now_ - absl::Seconds(3);
  Pass(absl::Seconds(4));
  Live(main_, kHynix, 9);
  Row(main_, kHynix);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_TRUE(events[0].has_lost());
  ASSERT_TRUE(events[1].has_gap());
  EXPECT_EQ(events[1].gap().registrations(0).session(), "main");
  EXPECT_EQ(events[1].gap().registrations(0).epoch(), 9u);
  EXPECT_EQ(events[1].gap().start_time().seconds(), absl::ToUnixSeconds(lost));
  EXPECT_EQ(events[1].gap().end_time().seconds(), absl::ToUnixSeconds(now_));
  EXPECT_EQ(events[2].epoch(), 9u);
  EXPECT_EQ(events[2].sequence(), 1u);
}

// The new session is lost as well before it could register the topic: it knows only of its own loss.
TEST_F(HubSessionsTest, AGapBeginsAtTheFirstLoss) {
  Reader* const alice = Open({kHynix});
  Live(second_, kHynix, 8);
  Lose(second_, {kHynix});
  const absl::Time lost = now_ - absl::Seconds(3);
  Pass(absl::Seconds(70));
  main_.OnAccepted({&kHynix, 1});
  Lose(main_, {kHynix});
  const absl::Time from = now_ - absl::Seconds(3);
  main_.OnState(State::kLive);
  Story(alice);
  const sessions::Registration registration{kHynix, 9};
  main_.OnRenewed({&registration, 1}, from, now_, "reset");
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].gap().start_time().seconds(), absl::ToUnixSeconds(lost));
}

// The broker may still send what the gateway has just ended or given to the other session.
TEST_F(HubSessionsTest, RowsOfASessionThatDoesNotHaveTheTopicAreNotDelivered) {
  Reader* const alice = Open({kSamsung});
  Live(main_, kSamsung, 7);
  Story(alice);
  Row(second_, kSamsung);
  EXPECT_THAT(Story(alice), IsEmpty());
  EXPECT_EQ(hub_.counters().unrouted, 1u);
  Row(main_, kSamsung);
  EXPECT_THAT(Story(alice), ElementsAre("trade 1"));
}

TEST_F(HubSessionsTest, EarlyRowsOfTheOldSessionDoNotEnterTheNewEpoch) {
  Reader* const alice = Open({kSamsung});
  main_.OnAccepted({&kSamsung, 1});
  main_.OnRequested({&kSamsung, 1});
  Row(second_, kSamsung);
  Row(main_, kSamsung);
  Live(main_, kSamsung, 7);
  EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "trade 1"));
}

// A type of an account is a topic on each session, with events, epochs and last values of its own.
TEST_F(HubSessionsTest, AccountsAreApart) {
  Reader* const alice = Open({kMainPositions, kSecondPositions});
  Live(main_, kMainPositions, 7);
  Live(second_, kSecondPositions, 8);
  Story(alice);
  Row(main_, {&kPositions, "005930"}, TextField(9201, "1111111111"));
  Row(second_, {&kPositions, "005930"}, TextField(9201, "2222222222"));
  auto events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].session(), "main");
  EXPECT_EQ(events[0].epoch(), 7u);
  EXPECT_EQ(events[1].session(), "second");
  EXPECT_EQ(events[1].epoch(), 8u);
  EXPECT_EQ(events[1].sequence(), 1u);

  Lose(second_, {kSecondPositions});
  events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  ASSERT_EQ(events[0].lost().registrations_size(), 1);
  EXPECT_EQ(events[0].lost().registrations(0).session(), "second");

  Reader* const bob = Open({kMainPositions, kSecondPositions});
  events = Take(bob);
  EXPECT_EQ(events[0].acknowledgement().interests_size(), 1) << "one interest, as he asked";
  EXPECT_EQ(events[1].lost().session(), "second") << "at once: his account there is not served";
  EXPECT_EQ(events[2].live().registrations(0).session(), "main");
}

TEST_F(HubSessionsTest, APositionBelongsToItsSession) {
  Reader* const alice = Open({kMainPositions, kSecondPositions});
  Live(main_, kMainPositions, 7);
  Live(second_, kSecondPositions, 8);
  for (int i = 0; i < 2; ++i) Row(second_, {&kPositions, "005930"}, TextField(9201, "2222222222"));
  Row(main_, {&kPositions, "005930"}, TextField(9201, "1111111111"));
  hub_.Close(*alice);

  InterestTerms terms;
  terms.resume[kMainPositions] = {.place = {7, 1}, .received = now_, .session = "main"};
  terms.resume[kSecondPositions] = {.place = {8, 1}, .received = now_, .session = "second"};
  Reader* const again = Open({kMainPositions, kSecondPositions}, terms);
  const auto events = Take(again);
  ASSERT_TRUE(events[1].has_resumption());
  const auto& results = events[1].resumption().results();
  ASSERT_EQ(results.size(), 2);
  EXPECT_EQ(results[0].registration().session(), "main");
  EXPECT_EQ(results[0].outcome(), v1::RESUMPTION_OUTCOME_NOTHING_MISSED);
  EXPECT_EQ(results[1].registration().session(), "second");
  EXPECT_EQ(results[1].outcome(), v1::RESUMPTION_OUTCOME_RESUMED);
  EXPECT_EQ(results[1].replayed_count(), 1u);
}

// It was live on the old session, which still holds it: nothing of the old epoch may follow, nor be missing in silence.
TEST_F(HubSessionsTest, ALiveTopicThatChangesSessionsHasAGap) {
  Reader* const alice = Open({kHynix});
  Live(main_, kHynix, 7);
  Row(main_, kHynix);
  Story(alice);
  const absl::Time last = now_;
  now_ += absl::Seconds(2);
  second_.OnAccepted({&kHynix, 1});
  Row(main_, kHynix);
  second_.OnRequested({&kHynix, 1});
  Row(second_, kHynix);
  const sessions::Registration registration{kHynix, 9};
  second_.OnLive({&registration, 1});
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  ASSERT_TRUE(events[0].has_gap());
  EXPECT_EQ(events[0].gap().start_time().seconds(), absl::ToUnixSeconds(last));
  EXPECT_EQ(events[1].epoch(), 9u);
  EXPECT_EQ(events[1].sequence(), 1u);
}

// The session does not know whether the broker still has the registration. Whatever comes next, the gap begins there.
TEST_F(HubSessionsTest, AGapBeginsWhereADoubtBegan) {
  Reader* const alice = Open({kHynix, kSamsung});
  Live(main_, kHynix, 7);
  Live(main_, kSamsung, 7);
  Story(alice);
  const absl::Time since = now_;
  now_ += absl::Seconds(2);
  const Topic doubted[] = {kHynix, kSamsung};
  main_.OnDoubted(doubted, since);
  now_ += absl::Seconds(2);
  main_.OnRefused({&kHynix, 1}, "105115", "full");
  Lose(main_, {kSamsung});
  now_ += absl::Seconds(60);
  Live(second_, kSamsung, 9);
  Live(second_, kHynix, 9);
  std::vector<v1::GapNotice> gaps;
  for (const v1::Event& event : Take(alice)) {
    if (event.has_gap()) gaps.push_back(event.gap());
  }
  ASSERT_EQ(gaps.size(), 2u);
  for (const v1::GapNotice& gap : gaps) EXPECT_EQ(gap.start_time().seconds(), absl::ToUnixSeconds(since));
}

TEST_F(HubSessionsTest, AnUnreadableGapCoversBothSessions) {
  Reader* const alice = Open({kSamsung, kHynix});
  Live(main_, kSamsung, 7);
  Live(second_, kHynix, 8);
  const absl::Time start = now_;
  second_.OnMessage(now_);
  now_ += absl::Seconds(5);
  main_.OnMessage(now_);
  main_.OnMessage(now_);
  main_.OnUnreadable(now_);
  Story(alice);
  main_.OnMessage(now_);
  main_.OnUnreadable(now_);
  second_.OnMessage(now_);
  second_.OnUnreadable(now_);
  Row(main_, kSamsung);
  const auto events = Take(alice);
  ASSERT_TRUE(events[0].has_gap());
  EXPECT_EQ(events[0].gap().start_time().seconds(), absl::ToUnixSeconds(start));
}

// A message that cannot be read comes between rows that wait for the answer to their REG. The gap stands there, too.
TEST_F(HubSessionsTest, AHoleBetweenEarlyRowsStaysInItsPlace) {
  Reader* const alice = Open({kSamsung});
  main_.OnAccepted({&kSamsung, 1});
  main_.OnRequested({&kSamsung, 1});
  Row(main_, kSamsung);
  main_.OnMessage(now_);
  main_.OnUnreadable(now_);
  Row(main_, kSamsung);
  main_.OnMessage(now_);
  main_.OnUnreadable(now_);
  Live(main_, kSamsung, 7);
  Row(main_, kSamsung);
  Pass(absl::Seconds(2));
  EXPECT_THAT(Story(alice), ElementsAre("ack", "gap", "gap", "live", "trade 1", "gap", "trade 2", "gap", "trade 3"));
}

// A live session is full, and the other one is reconnecting: the reader hears why its topic waits.
TEST_F(HubSessionsTest, ATopicThatWaitsForALostSessionIsTold) {
  Lose(second_, {});
  Reader* const alice = Open({kHynix});
  EXPECT_THAT(Story(alice), ElementsAre("ack"));
  second_.OnAccepted({&kHynix, 1});
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].lost().session(), "second");
  EXPECT_EQ(events[0].lost().reason(), "reset");
  second_.OnAccepted({&kHynix, 1});
  EXPECT_THAT(Story(alice), IsEmpty()) << "once";
}

}  // namespace
}  // namespace kiwoom::fanout

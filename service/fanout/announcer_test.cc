#include "service/fanout/announcer.h"

#include <gmock/gmock.h>

#include "service/fanout/test_story.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using sessions::State;
using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AnnouncerTest : public ::testing::Test {
 protected:
  Reader* Open() {
    return readers_.Open({}, now_, [] {});
  }

  void Subscribe(Reader* reader, const std::vector<Topic>& topics) {
    const auto joined = interests_.Apply(*reader, topics, {}, now_);
    for (const auto& [channel, cursor] : joined) channel->log = log_.Use(channel->topic);
    announcer_.Acknowledge(*reader, joined, {}, now_);
  }
  Reader* Open(const std::vector<Topic>& topics) {
    Reader* const reader = Open();
    Subscribe(reader, topics);
    return reader;
  }

  std::vector<Channel*> Channels(const std::vector<Topic>& topics) {
    std::vector<Channel*> channels;
    for (const Topic& topic : topics) channels.push_back(interests_.Find(topic));
    return channels;
  }
  void Live(const std::vector<Topic>& topics, const GapSpan* gap = nullptr) {
    const std::vector<Channel*> channels = Channels(topics);
    for (Channel* channel : channels) {
      channel->publisher.Begin(7);
      log_.Begin(*channel->log, 7, gap, now_);
    }
    announcer_.Live(channels, gap, now_);
  }
  void Renewed(const std::vector<Topic>& topics) {
    const GapSpan gap{now_ - absl::Seconds(3), now_, "the connection was lost"};
    Live(topics, &gap);
  }
  void Lost(const std::vector<Topic>& topics, State state, std::string_view reason) {
    announcer_.SetState(upstream_, state, now_);
    const std::vector<Channel*> channels = Channels(topics);
    for (Channel* channel : channels) channel->publisher.End();
    announcer_.Lost(upstream_, channels, reason, now_ - absl::Seconds(3));
    upstream_.SetReason(reason);
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  ReaderList readers_;
  InterestMap interests_{absl::Seconds(5)};
  const sessions::SessionName* const names_[1] = {&sessions::kDefaultSession};
  Upstreams upstreams_{names_};
  Upstream& upstream_ = upstreams_.of(sessions::kDefaultSession);
  EventLog log_{{}};
  Announcer announcer_{{}, readers_, upstreams_, now_};
};

TEST_F(AnnouncerTest, AliceGetsAnAcknowledgementThenALiveNotice) {
  announcer_.SetState(upstream_, State::kLive, now_);
  Reader* const alice = Open({kSamsung, kHynix});
  EXPECT_THAT(Story(alice), ElementsAre("ack"));
  Live({kSamsung});
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  ASSERT_EQ(events[0].live().registrations_size(), 1);
  EXPECT_EQ(events[0].live().registrations(0).type(), v1::REALTIME_TYPE_TRADE);
  EXPECT_EQ(events[0].live().registrations(0).item(), "005930");
  EXPECT_EQ(events[0].live().registrations(0).epoch(), 7u);
}

TEST_F(AnnouncerTest, LiveTopicsFollowTheAcknowledgement) {
  announcer_.SetState(upstream_, State::kLive, now_);
  Open({kSamsung});
  Live({kSamsung});
  Reader* const bob = Open({kSamsung, kHynix});
  const auto events = Take(bob);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].acknowledgement().interests(0).items_size(), 2);
  EXPECT_EQ(events[1].live().registrations_size(), 1);
}

TEST_F(AnnouncerTest, EachReaderGetsNoticesOfItsOwnTopics) {
  announcer_.SetState(upstream_, State::kLive, now_);
  Reader* const alice = Open({kSamsung});
  Reader* const bob = Open({kSamsung, kHynix});
  Reader* const carol = Open({kSamsungBook});
  for (Reader* reader : {alice, bob, carol}) Take(reader);
  Live({kSamsung, kHynix});
  EXPECT_EQ(Take(alice).at(0).live().registrations_size(), 1);
  EXPECT_EQ(Take(bob).at(0).live().registrations_size(), 2);
  EXPECT_THAT(Story(carol), IsEmpty());

  announcer_.Refused({{bob, {kHynix}}}, "105115", "가득 참", now_ + absl::Seconds(30));
  const auto events = Take(bob);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_TRUE(events[0].refused().retried());
  EXPECT_EQ(events[0].refused().next_attempt_time().seconds(), absl::ToUnixSeconds(now_) + 30);
  EXPECT_EQ(events[0].refused().registrations(0).item(), "000660");
  EXPECT_EQ(events[0].refused().broker_code(), "105115");
  EXPECT_EQ(events[0].refused().broker_message(), "가득 참");
  EXPECT_THAT(Story(alice), IsEmpty());

  Lost({kSamsung}, State::kLost, "reset");
  EXPECT_THAT(Story(alice), ElementsAre("lost"));
  EXPECT_THAT(Story(bob), ElementsAre("lost")) << "one notice for all its lost topics";
  EXPECT_THAT(Story(carol), IsEmpty());
  announcer_.SetState(upstream_, State::kLive, now_);
  EXPECT_THAT(Story(alice), ElementsAre("restored"));
  EXPECT_THAT(Story(bob), ElementsAre("restored"));
  EXPECT_THAT(Story(carol), IsEmpty()) << "she got no lost notice";
}

// Bob has never seen Samsung live, so nothing of it was interrupted for him; of Hynix it was.
TEST_F(AnnouncerTest, AGapNamesOnlyTopicsThatTheReaderKnewLive) {
  announcer_.SetState(upstream_, State::kLive, now_);
  Reader* const alice = Open({kSamsung, kHynix});
  Reader* const bob = Open({kHynix});
  Live({kSamsung, kHynix});
  Lost({kSamsung, kHynix}, State::kLost, "reset");
  Subscribe(bob, {kSamsung});
  announcer_.SetState(upstream_, State::kLive, now_);
  Take(alice), Take(bob);
  Renewed({kSamsung, kHynix});
  const auto to_alice = Take(alice);
  ASSERT_EQ(to_alice.size(), 1u);
  EXPECT_EQ(to_alice[0].gap().registrations_size(), 2);
  EXPECT_EQ(to_alice[0].gap().reason(), "the connection was lost");
  EXPECT_EQ(to_alice[0].gap().start_time().seconds(), absl::ToUnixSeconds(now_) - 3);
  EXPECT_EQ(to_alice[0].gap().end_time().seconds(), absl::ToUnixSeconds(now_));
  const auto to_bob = Take(bob);
  ASSERT_EQ(to_bob.size(), 2u);
  ASSERT_EQ(to_bob[0].gap().registrations_size(), 1);
  EXPECT_EQ(to_bob[0].gap().registrations(0).item(), "000660");
  ASSERT_EQ(to_bob[1].live().registrations_size(), 1);
  EXPECT_EQ(to_bob[1].live().registrations(0).item(), "005930");
}

// A reader that joins while the session is down learns the reason at once, and later that the session is back.
TEST_F(AnnouncerTest, BobJoinsWhileTheSessionIsDownAndLearnsWhy) {
  const struct {
    State state;
    const char* reason;
  } kCases[] = {
      {State::kLost, "the broker closed the connection: 1001 maintenance"},
      {State::kReplaced, "The broker ended the session: R10001 다른 곳에서 로그인"},
      {State::kRefused, "The broker refused the LOGIN: 8005 Token이 유효하지 않습니다"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.reason);
    announcer_.SetState(upstream_, State::kLive, now_);
    Reader* const alice = Open({kSamsung});
    Live({kSamsung});
    Lost({kSamsung}, test.state, test.reason);
    upstream_.SetReason("the next attempt failed too");
    EXPECT_THAT(Story(alice), ElementsAre("ack", "live", "lost"));
    Reader* const bob = Open({kSamsung});
    const auto events = Take(bob);
    ASSERT_EQ(events.size(), 2u);
    EXPECT_TRUE(events[0].has_acknowledgement());
    EXPECT_EQ(events[1].lost().reason(), test.reason);
    EXPECT_EQ(events[1].lost().last_upstream_time().seconds(), absl::ToUnixSeconds(now_) - 3);
    Subscribe(bob, {kHynix});
    EXPECT_THAT(Story(bob), ElementsAre("ack", "heartbeat")) << "he knows the reason";
    announcer_.SetState(upstream_, State::kLive, now_);
    EXPECT_THAT(Story(alice), ElementsAre("restored"));
    EXPECT_THAT(Story(bob), ElementsAre("restored"));
    Renewed({kSamsung, kHynix});
    EXPECT_THAT(Story(alice), ElementsAre("gap"));
    EXPECT_THAT(Story(bob), ElementsAre("live"));
    for (Reader* reader : {alice, bob}) interests_.LeaveAll(*reader, now_);
    interests_.TakeLingering();
  }
}

// The key was refused at the first login: there was no session to lose and no message from the broker.
TEST_F(AnnouncerTest, ReadersLearnOfARefusalAtTheFirstLogin) {
  Reader* const alice = Open({kSamsung});
  announcer_.SetState(upstream_, State::kRefused, now_);
  upstream_.SetReason("the app key is refused");
  EXPECT_EQ(Take(alice).back().heartbeat().upstream_state(), v1::UPSTREAM_STATE_REFUSED);
  Reader* const bob = Open({kSamsung});
  const auto events = Take(bob);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[1].lost().reason(), "the app key is refused");
  EXPECT_FALSE(events[1].lost().has_last_upstream_time());
  announcer_.SetState(upstream_, State::kLive, now_);
  Live({kSamsung});
  EXPECT_THAT(Story(alice), ElementsAre("live"));
  EXPECT_THAT(Story(bob), ElementsAre("restored", "live"));
}

// A loss, then a refused key: the reported reason belongs to the current state.
TEST_F(AnnouncerTest, TheReasonBelongsToTheCurrentState) {
  announcer_.SetState(upstream_, State::kLive, now_);
  Open({kSamsung});
  Lost({kSamsung}, State::kLost, "reset");
  announcer_.SetState(upstream_, State::kRefused, now_);
  upstream_.SetReason("the app key is refused");
  const auto events = Take(Open({kSamsung}));
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[1].lost().reason(), "the app key is refused");
  EXPECT_EQ(events[1].lost().last_upstream_time().seconds(), absl::ToUnixSeconds(now_) - 3) << "since the loss";
}

TEST_F(AnnouncerTest, AHeartbeatReportsTheFirstConnectionAttempt) {
  upstream_.SetReason("the broker cannot be reached");
  const auto events = Take(Open({kSamsung}));
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[1].heartbeat().upstream_state(), v1::UPSTREAM_STATE_CONNECTING);
}

TEST_F(AnnouncerTest, HeartbeatsAreOnTimeAndReportTheLastMessage) {
  Reader* const alice = Open();
  EXPECT_EQ(announcer_.NextTimer(), now_ + absl::Seconds(8));
  announcer_.OnTimer(now_ + absl::Seconds(7));
  EXPECT_THAT(Story(alice), IsEmpty());
  upstream_.last_message = now_ + absl::Seconds(7);
  now_ = announcer_.NextTimer();
  announcer_.OnTimer(now_);
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].heartbeat().time().seconds(), absl::ToUnixSeconds(now_));
  EXPECT_EQ(events[0].heartbeat().sessions(0).last_upstream_time().seconds(), absl::ToUnixSeconds(now_) - 1);
  EXPECT_EQ(announcer_.NextTimer(), now_ + absl::Seconds(8));
}

TEST_F(AnnouncerTest, AnUnreadableMessageConcernsAllReaders) {
  Reader* const alice = Open();
  Reader* const bob = Open();
  upstream_.before_last_message = now_ - absl::Seconds(4);
  upstream_.last_message = now_;
  announcer_.OnUnreadable(upstream_, now_);
  for (Reader* reader : {alice, bob}) {
    const auto events = Take(reader);
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].gap().registrations_size(), 0);
    EXPECT_EQ(events[0].gap().start_time().seconds(), absl::ToUnixSeconds(now_) - 4);
    EXPECT_EQ(events[0].gap().end_time().seconds(), absl::ToUnixSeconds(now_));
  }
  announcer_.OnUnreadable(upstream_, now_);
  EXPECT_THAT(Story(alice), IsEmpty());
  announcer_.OnTimer(announcer_.NextTimer());
  EXPECT_THAT(Story(alice), ElementsAre("gap"));
}

}  // namespace
}  // namespace kiwoom::fanout

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "service/fanout/hub.h"
#include "service/fanout/test_hub.h"
#include "service/fanout/test_story.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Topic kNaver{&kTrades, "035420"};

// A broker's connection with room for a few items. The registrar refuses what does not fit, as the real one does.
class HubRoomTest : public ::testing::Test, public Registrations {
 protected:
  bool HasRoom(std::span<const Topic> topics) const override {
    std::set<std::string> items = items_;
    for (const Topic& topic : topics) items.insert(topic.item);
    return items.size() <= room_;
  }
  void Register(std::vector<Topic> topics) override {
    for (const Topic& topic : topics) {
      if (!HasRoom({&topic, 1})) {
        port_.OnRefused({&topic, 1}, "", "The connection is full.");
        continue;
      }
      items_.insert(topic.item);
      registered_.push_back(topic);
      port_.OnAccepted({&topic, 1});
    }
  }
  void Unregister(std::vector<Topic> topics) override {
    for (const Topic& topic : topics) items_.erase(topic.item);
  }

  void SetUp() override { port_.OnState(sessions::State::kLive); }

  Reader* Open(const std::string& caller, RoomPolicy policy, std::vector<Topic> topics) {
    Reader* const reader = hub_.Open({.caller = caller, .room_policy = policy}, [] {});
    hub_.Change(*reader, topics, {});
    return reader;
  }
  std::vector<Topic> TakeRegistered() { return std::exchange(registered_, {}); }
  void Pass(absl::Duration time) {
    now_ += time;
    hub_.OnTimer(now_);
  }
  void Live(const Topic& topic, uint64_t epoch) {
    const sessions::Registration registration{topic, epoch};
    port_.OnLive({&registration, 1});
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  size_t room_ = 2;
  std::set<std::string> items_;
  std::vector<Topic> registered_;
  Hub hub_{{}, *this, [this] { return now_; }};
  UpstreamPort& port_ = hub_.port(sessions::kDefaultSession);
};

TEST_F(HubRoomTest, AReaderThatWaitsGetsInWhenAnotherLeaves) {
  Reader* const alice = Open("alice", RoomPolicy::kRefuse, {kSamsung, kHynix});
  Reader* const bob = Open("bob", RoomPolicy::kWait, {kNaver});
  EXPECT_THAT(Story(bob), ElementsAre("ack", "waiting"));
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung, kHynix));
  hub_.Close(*alice);
  Pass(absl::Seconds(31));
  EXPECT_THAT(TakeRegistered(), ElementsAre(kNaver)) << "the lingering topics made room";
  Live(kNaver, 7);
  EXPECT_THAT(Story(bob), ::testing::Contains("live"));
}

TEST_F(HubRoomTest, AReaderThatDoesNotWaitIsRefusedAtOnceAndTriedAgainLater) {
  Open("alice", RoomPolicy::kRefuse, {kSamsung, kHynix});
  Reader* const bob = Open("bob", RoomPolicy::kRefuse, {kNaver});
  const auto events = Take(bob);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[1].refused().broker_code(), "");
  EXPECT_EQ(events[1].refused().next_attempt_time().seconds(), absl::ToUnixSeconds(now_) + 30);
  TakeRegistered();
  Pass(absl::Seconds(31));
  EXPECT_THAT(TakeRegistered(), IsEmpty());
  int refusals = 0;
  for (const v1::Event& event : Take(bob)) refusals += event.has_refused();
  EXPECT_EQ(refusals, 0) << "no news";
  room_ = 3;
  Pass(absl::Minutes(2));
  EXPECT_THAT(TakeRegistered(), ElementsAre(kNaver));
  Live(kNaver, 7);
  EXPECT_THAT(Story(bob), ::testing::Contains("live"));
}

TEST_F(HubRoomTest, TheBrokersOwnLimitLetsReadersWaitToo) {
  Reader* const alice = Open("alice", RoomPolicy::kWait, {kSamsung});
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung));
  items_.clear();  // the registrar gives the place back
  port_.OnRefused({&kSamsung, 1}, "105115", "가득 참");
  EXPECT_THAT(Story(alice), ElementsAre("ack", "waiting"));
  Pass(absl::Seconds(31));
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung)) << "tried again";
}

// Several wait, and the broker's limit is lower than the configured one: they are not all tried again at once, even
// when their readers know already.
TEST_F(HubRoomTest, AFullBrokerIsTriedWithOneItemAtATime) {
  Reader* const alice = Open("alice", RoomPolicy::kWait, {kSamsung, kHynix});
  for (int i = 0; i < 3; ++i) {
    const std::vector<Topic> tried = TakeRegistered();
    EXPECT_EQ(tried.size(), i == 0 ? 2u : 1u);
    items_.clear();
    port_.OnRefused(tried, "105115", "가득 참");
    Pass(absl::Seconds(31));
  }
  int waiting = 0;
  for (const v1::Event& event : Take(alice)) waiting += event.has_waiting();
  EXPECT_EQ(waiting, 1);
}

TEST_F(HubRoomTest, RefusedItemsAreTriedAgainAfterAReconnect) {
  Reader* const alice = Open("alice", RoomPolicy::kRefuse, {kSamsung});
  items_.clear();
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  EXPECT_THAT(Story(alice), ElementsAre("ack", "refused"));
  TakeRegistered();
  Pass(absl::Hours(1));
  EXPECT_THAT(TakeRegistered(), IsEmpty()) << "the same connection gives the same answer";
  port_.OnState(sessions::State::kLost);
  port_.OnState(sessions::State::kLive);
  Pass(absl::ZeroDuration());
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung));
}

TEST_F(HubRoomTest, WhoAsksAgainDoesNotWaitForTheNextAttempt) {
  Reader* const alice = Open("alice", RoomPolicy::kRefuse, {kSamsung});
  items_.clear();
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  TakeRegistered();
  Story(alice);
  hub_.Change(*alice, {&kSamsung, 1}, {});
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung));
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  EXPECT_THAT(Story(alice), ElementsAre("ack", "refused")) << "the answer to her question";
}

TEST_F(HubRoomTest, ALaterReaderOfARefusedTopicTriesItAgain) {
  Open("alice", RoomPolicy::kRefuse, {kSamsung});
  items_.clear();
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  TakeRegistered();
  Reader* const bob = Open("bob", RoomPolicy::kRefuse, {kSamsung});
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung));
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  EXPECT_THAT(Story(bob), ElementsAre("ack", "refused")) << "news for Bob";
}

TEST_F(HubRoomTest, ALeavingReaderNoLongerWaits) {
  Open("alice", RoomPolicy::kRefuse, {kSamsung, kHynix});
  Reader* const bob = Open("bob", RoomPolicy::kWait, {kNaver});
  hub_.Close(*bob);
  TakeRegistered();
  room_ = 9;
  Pass(absl::Minutes(5));
  EXPECT_THAT(TakeRegistered(), IsEmpty());
}

// Bob does not wait and Carol does, for the same topic.
TEST_F(HubRoomTest, EachReaderIsToldOnceHoweverOftenItIsTriedInVain) {
  Open("alice", RoomPolicy::kRefuse, {kSamsung, kHynix});
  Reader* const bob = Open("bob", RoomPolicy::kRefuse, {kNaver});
  Reader* const carol = Open("carol", RoomPolicy::kWait, {kNaver});
  for (int i = 0; i < 4; ++i) Pass(absl::Seconds(31));
  int refused = 0, waiting = 0;
  for (const v1::Event& event : Take(bob)) refused += event.has_refused();
  for (const v1::Event& event : Take(carol)) waiting += event.has_waiting();
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(waiting, 1);
}

TEST_F(HubRoomTest, WhatIsLiveIsNotReportedAsWaiting) {
  Reader* const alice = Open("alice", RoomPolicy::kRefuse, {kSamsung, kHynix});
  Reader* const bob = Open("bob", RoomPolicy::kWait, {kNaver});
  hub_.Close(*alice);
  Open("carol", RoomPolicy::kRefuse, {kNaver});
  Live(kNaver, 7);
  Story(bob);
  room_ = 1;
  hub_.Change(*bob, std::vector{kHynix}, {});
  for (const v1::Event& event : Take(bob)) {
    if (event.has_waiting()) EXPECT_EQ(event.waiting().registrations_size(), 1);
  }
}

// Samsung was refused while it lingered.
TEST_F(HubRoomTest, WhatNobodyWantsAnyMoreIsNotTriedAgain) {
  Reader* const alice = Open("alice", RoomPolicy::kRefuse, {kSamsung});
  hub_.Close(*alice);
  items_.clear();
  port_.OnRefused({&kSamsung, 1}, "105116", "없는 종목");
  TakeRegistered();
  port_.OnState(sessions::State::kLost);
  port_.OnState(sessions::State::kLive);
  Pass(absl::Minutes(1));
  EXPECT_THAT(TakeRegistered(), IsEmpty());
}

// Bob was refused, with another attempt to come, which the waiting room would have made for Carol.
TEST_F(HubRoomTest, WhoWasRefusedIsTriedAgainAlsoWhenWhoWaitsLeaves) {
  Reader* const bob = Open("bob", RoomPolicy::kRefuse, {kSamsung});
  Reader* const carol = Open("carol", RoomPolicy::kWait, {kSamsung});
  items_.clear();
  port_.OnRefused({&kSamsung, 1}, "105115", "가득 참");
  TakeRegistered();
  hub_.Close(*carol);
  Pass(absl::Minutes(1));
  EXPECT_THAT(TakeRegistered(), ElementsAre(kSamsung));
  Story(bob);
}

class HubShareTest : public HubRoomTest {
 protected:
  HubShareTest() { room_ = 100; }
};

TEST_F(HubShareTest, NoCallerTakesMoreThanItsShare) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = hub_.Open({.caller = "alice", .item_limit = 2}, [] {});
  hub_.Change(*alice, std::vector{kSamsung, kSamsungBook, kHynix, kNaver}, {});
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 3u) << "and the snapshots are complete";
  EXPECT_EQ(events[0].acknowledgement().interests_size(), 2);
  ASSERT_EQ(events[1].refused().registrations_size(), 1);
  EXPECT_EQ(events[1].refused().registrations(0).item(), "035420");
  EXPECT_FALSE(events[1].refused().retried());
  EXPECT_THAT(events[1].refused().broker_message(), ::testing::HasSubstr("2 different items"));

  // Her second stream counts too; Bob has a share of his own.
  Reader* const second = hub_.Open({.caller = "alice", .item_limit = 2}, [] {});
  hub_.Change(*second, std::vector{kNaver}, {});
  EXPECT_THAT(Story(second), ElementsAre("ack", "refused"));
  Reader* const bob = hub_.Open({.caller = "bob", .item_limit = 2}, [] {});
  hub_.Change(*bob, std::vector{kNaver}, {});
  EXPECT_THAT(Story(bob), ElementsAre("ack"));

  hub_.Change(*alice, {}, std::vector{kHynix});
  hub_.Change(*second, std::vector{kNaver}, {});
  EXPECT_THAT(Story(second), ElementsAre("ack")) << "there is room in her share again";
}

// The operator has changed the list of callers.
TEST_F(HubShareTest, ALowerLimitTakesNothingAwayAndAHigherOneHoldsAtOnce) {
  port_.OnState(sessions::State::kLive);
  Reader* const alice = hub_.Open({.caller = "alice", .item_limit = 2, .owner = "alice"}, [] {});
  Reader* const bob = hub_.Open({.caller = "bob", .item_limit = 2, .owner = "bob"}, [] {});
  hub_.Change(*alice, std::vector{kSamsung, kHynix}, {});
  Take(alice);
  const auto limit_alice = [&](int limit) {
    hub_.SetItemLimits([&](const Reader& reader) { return &reader == alice ? limit : reader.item_limit(); });
  };
  limit_alice(1);
  EXPECT_EQ(alice->cursors().size(), 2u) << "what is live stays";
  hub_.Change(*alice, {}, std::vector{kHynix});
  Take(alice);
  hub_.Change(*alice, std::vector{kNaver}, {});
  const auto events = Take(alice);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_THAT(events[1].refused().broker_message(), ::testing::HasSubstr("1 different items"));
  hub_.Change(*bob, std::vector{kNaver, kHynix}, {});
  EXPECT_EQ(bob->cursors().size(), 2u) << "his limit is his own";
  limit_alice(2);
  hub_.Change(*alice, std::vector{kNaver}, {});
  EXPECT_EQ(alice->cursors().size(), 2u);
}

}  // namespace
}  // namespace kiwoom::fanout

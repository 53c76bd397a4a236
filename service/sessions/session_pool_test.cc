#include "service/sessions/session_pool.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const SessionName kMain = "main";
const SessionName kSecond = "second";

std::string Items(std::span<const Topic> topics) {
  return absl::StrJoin(topics, " ", [](std::string* out, const Topic& topic) {
    absl::StrAppend(out, std::string(topic.tr->code), ":", topic.item);
  });
}

// A session with some room that the test plays.
class FakeSession final : public PooledSession {
 public:
  explicit FakeSession(int room) : room_(room) {}

  int free_items() const override { return room_ - static_cast<int>(items().size()); }
  bool IsRegistered(const Topic& topic) const override { return registered_.contains(topic); }
  void Register(const std::vector<Topic>& topics) override { wanted_.insert(topics.begin(), topics.end()); }
  void Unregister(const std::vector<Topic>& topics) override {
    for (const Topic& topic : topics) wanted_.erase(topic);
  }

  std::string wanted() const { return Items(std::vector<Topic>(wanted_.begin(), wanted_.end())); }
  std::vector<Topic> topics() const { return {wanted_.begin(), wanted_.end()}; }
  void Forget(const Topic& topic) { wanted_.erase(topic); }
  void Confirm(const Topic& topic) { registered_.insert(topic); }

 private:
  std::set<std::string> items() const {
    std::set<std::string> items;
    for (const Topic& topic : wanted_) {
      if (!topic.item.empty()) items.insert(topic.item);
    }
    return items;
  }

  const int room_;
  std::set<Topic> wanted_, registered_;
};

// What a listener hears, one line each.
class Listener final : public SessionObserver {
 public:
  Listener(std::string name, std::vector<std::string>& heard) : name_(std::move(name)), heard_(heard) {}

  void OnState(State state) override { Hear(std::string(StateName(state))); }
  void OnAccepted(std::span<const Topic> topics) override { Hear("accepted " + Items(topics)); }
  void OnLive(std::span<const Registration> registrations) override {
    for (const auto& registration : registrations) Hear("live " + Items({&registration.topic, 1}));
  }
  void OnRefused(std::span<const Topic> topics, std::string_view code, std::string_view) override {
    Hear(absl::StrCat("refused ", std::string(code), " ", Items(topics)));
  }
  void OnLost(std::span<const Topic> topics, std::string_view, absl::Time) override { Hear("lost " + Items(topics)); }
  void OnResumed(absl::Time) override {}
  void OnRenewed(std::span<const Registration> registrations, absl::Time, absl::Time, std::string_view) override {
    for (const auto& registration : registrations) Hear("renewed " + Items({&registration.topic, 1}));
  }

 private:
  void Hear(const std::string& what) { heard_.push_back(absl::StrCat(name_, " ", what)); }

  const std::string name_;
  std::vector<std::string>& heard_;
};

// Two sessions: "main" has room for three items, "second" for two.
class SessionPoolTest : public ::testing::Test {
 protected:
  SessionPoolTest() {
    pool_.Attach(kMain, main_);
    pool_.Attach(kSecond, second_);
  }

  void BothLive() {
    to_main_.OnState(State::kLive);
    to_second_.OnState(State::kLive);
    heard_.clear();
  }
  void Want(const std::vector<Topic>& topics) { pool_.Register(topics); }
  static Topic Trade(std::string item) { return {&kTrade, std::move(item)}; }
  static Topic Book(std::string item) { return {&kOrderBook, std::move(item)}; }
  void Pass(absl::Duration duration) {
    now_ += duration;
    pool_.OnTimer(now_);
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<std::string> heard_;
  FakeSession main_{3}, second_{2};
  Listener hears_main_{"main", heard_}, hears_second_{"second", heard_};
  SessionPool pool_{{.is_full = [](std::string_view code) { return code == "full"; }},
                    [this] { return clock::Moment(now_); }};
  SessionObserver& to_main_ = pool_.Open(kMain, hears_main_);
  SessionObserver& to_second_ = pool_.Open(kSecond, hears_second_);
};

TEST_F(SessionPoolTest, ItemsGoWhereMostRoomIs) {
  BothLive();
  Want({Trade("A"), Trade("B"), Trade("C"), Trade("D"), Trade("E")});
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B 0B:D");
  EXPECT_EQ(second_.wanted(), "0B:C 0B:E");
  EXPECT_THAT(heard_, ElementsAre("main accepted 0B:A 0B:B 0B:D", "second accepted 0B:C 0B:E"));
  EXPECT_FALSE(pool_.HasRoom({{Trade("F")}}));
  EXPECT_TRUE(pool_.HasRoom({{Book("A"), Book("E")}})) << "further types of registered items";
}

TEST_F(SessionPoolTest, AllTypesOfAnItemGoTogether) {
  BothLive();
  Want({Trade("A")});
  Want({Trade("B"), Book("A"), Book("B")});
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B 0D:A 0D:B");
  EXPECT_EQ(second_.wanted(), "");
}

TEST_F(SessionPoolTest, RoomIsCountedOverAllSessions) {
  BothLive();
  std::vector<Topic> five, six;
  for (const char* item : {"A", "B", "C", "D", "E"}) five.push_back(Trade(item));
  six = five;
  EXPECT_TRUE(pool_.HasRoom(five));
  six.push_back(Book("E"));
  EXPECT_TRUE(pool_.HasRoom(six)) << "another type of an item of the same batch";
  six.push_back(Trade("F"));
  EXPECT_FALSE(pool_.HasRoom(six));
}

TEST_F(SessionPoolTest, ATopicOfAnAccountStaysWithItsSession) {
  BothLive();
  const Topic orders{&kTrade, "", &kSecond};
  Want({orders, {&kTrade, "", &kMain}});
  EXPECT_EQ(main_.wanted(), "0B:");
  EXPECT_EQ(second_.wanted(), "0B:");
  to_second_.OnState(State::kLost);
  to_second_.OnLost({{orders}}, "reset", now_);
  Pass(absl::Minutes(10));
  EXPECT_EQ(second_.topics(), (std::vector<Topic>{orders})) << "nobody else has this account";
  EXPECT_EQ(pool_.NextTimer(), absl::InfiniteFuture());
  pool_.Unregister({{orders}});
  EXPECT_EQ(second_.wanted(), "");
}

// Topics stay during a short outage: the session renews them itself. After a minute they move, told in order.
TEST_F(SessionPoolTest, TopicsOfALostSessionMoveAfterAMinute) {
  BothLive();
  Want({Trade("A"), Trade("B"), Trade("C")});
  ASSERT_EQ(second_.wanted(), "0B:C");
  ASSERT_EQ(main_.wanted(), "0B:A 0B:B");
  heard_.clear();
  to_second_.OnState(State::kLost);
  to_second_.OnLost({{Trade("C")}}, "reset", now_);
  EXPECT_EQ(pool_.NextTimer(), now_ + absl::Seconds(60));
  Pass(absl::Seconds(59));
  EXPECT_EQ(second_.wanted(), "0B:C");
  Pass(absl::Seconds(1));
  EXPECT_EQ(second_.wanted(), "");
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B 0B:C");
  to_main_.OnLive({{Registration{Trade("C"), 9}}});
  EXPECT_THAT(heard_, ElementsAre("second lost", "second lost 0B:C", "main accepted 0B:C", "main live 0B:C"));

  to_second_.OnState(State::kLive);
  Pass(absl::Minutes(10));
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B 0B:C") << "they do not move back";
}

TEST_F(SessionPoolTest, WhatFindsNoRoomStaysAndIsTriedAgain) {
  BothLive();
  Want({Trade("A"), Trade("B"), Trade("C"), Trade("D"), Trade("E")});
  to_second_.OnState(State::kReplaced);
  Pass(absl::Seconds(60));
  EXPECT_EQ(second_.wanted(), "0B:C 0B:E") << "main is full";
  EXPECT_EQ(pool_.NextTimer(), now_ + absl::Seconds(5));
  pool_.Unregister({{Trade("A")}});
  Pass(absl::Seconds(5));
  EXPECT_EQ(main_.wanted(), "0B:B 0B:C 0B:D");
  EXPECT_EQ(second_.wanted(), "0B:E");
}

TEST_F(SessionPoolTest, NothingMovesWhileNoSessionIsLive) {
  BothLive();
  Want({Trade("A"), Trade("B"), Trade("C")});
  to_main_.OnState(State::kLost);
  to_second_.OnState(State::kLost);
  EXPECT_EQ(pool_.NextTimer(), absl::InfiniteFuture());
  Pass(absl::Minutes(5));
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B");
  to_main_.OnState(State::kLive);
  EXPECT_EQ(pool_.NextTimer(), now_ + absl::Seconds(60)) << "second may be about to come back, too";
  Pass(absl::Seconds(60));
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B 0B:C");
}

// A session whose key is refused from the start does not keep what it was given.
TEST_F(SessionPoolTest, ASessionThatNeverGetsLiveGivesItsTopicsAway) {
  Want({Trade("A"), Trade("B"), Trade("C")});
  EXPECT_EQ(second_.wanted(), "0B:C") << "none was live, so the room decided";
  to_main_.OnState(State::kLive);
  to_second_.OnState(State::kRefused);
  Pass(absl::Seconds(60));
  EXPECT_EQ(main_.wanted(), "0B:A 0B:B 0B:C");
}

TEST_F(SessionPoolTest, ALiveSessionComesFirst) {
  to_second_.OnState(State::kLive);
  Want({Trade("A"), Trade("B"), Trade("C")});
  EXPECT_EQ(second_.wanted(), "0B:A 0B:B");
  EXPECT_EQ(main_.wanted(), "0B:C") << "it is connecting, and second is full";
  Pass(absl::Minutes(2));
  EXPECT_FALSE(pool_.HasRoom({{Trade("D")}})) << "main does not come; nobody should count on it";
}

// What the old session still sends or says about a topic that has moved is not the topic's business any more.
TEST_F(SessionPoolTest, ASessionIsNotHeardAboutTopicsThatHaveLeftIt) {
  BothLive();
  Want({Trade("A"), Trade("B"), Trade("C")});
  to_second_.OnState(State::kLost);
  Pass(absl::Seconds(60));
  heard_.clear();
  to_second_.OnLive({{Registration{Trade("C"), 9}}});
  to_second_.OnRefused({{Trade("C")}}, "105103", "x");
  EXPECT_THAT(heard_, IsEmpty());
}

// The broker has less room on this session than configured: the other one takes the item, and new ones.
TEST_F(SessionPoolTest, AnItemThatDoesNotFitGoesToAnotherSession) {
  BothLive();
  Want({Trade("A")});
  ASSERT_EQ(main_.wanted(), "0B:A");
  heard_.clear();
  main_.Forget(Trade("A"));
  to_main_.OnRefused({{Trade("A")}}, "full", "x");
  EXPECT_EQ(second_.wanted(), "0B:A");
  EXPECT_THAT(heard_, ElementsAre("second accepted 0B:A"));
  Want({Trade("B")});
  EXPECT_EQ(second_.wanted(), "0B:A 0B:B");
  Want({Trade("C")});
  EXPECT_EQ(main_.wanted(), "0B:C") << "in doubt, but there is no other room";
  second_.Forget(Trade("B"));
  heard_.clear();
  to_second_.OnRefused({{Trade("B")}}, "full", "x");
  EXPECT_THAT(heard_, ElementsAre("second refused full 0B:B")) << "main has just been full as well";
}

TEST_F(SessionPoolTest, AnItemThatDoesNotFitGoesWithAllItsTypes) {
  BothLive();
  Want({Trade("A"), Book("A")});
  ASSERT_EQ(main_.wanted(), "0B:A 0D:A");
  heard_.clear();
  main_.Forget(Trade("A"));
  to_main_.OnRefused({{Trade("A")}}, "full", "x");
  EXPECT_EQ(main_.wanted(), "");
  EXPECT_EQ(second_.wanted(), "0B:A 0D:A");
  EXPECT_THAT(heard_, ElementsAre("second accepted 0B:A 0D:A")) << "nobody is refused";
}

TEST_F(SessionPoolTest, AnItemStaysWhereOneOfItsTypesIsRegistered) {
  BothLive();
  Want({Trade("A"), Book("A")});
  main_.Confirm(Trade("A"));
  main_.Forget(Book("A"));
  heard_.clear();
  to_main_.OnRefused({{Book("A")}}, "full", "x");
  EXPECT_THAT(heard_, ElementsAre("main refused full 0D:A"));
  EXPECT_EQ(second_.wanted(), "");
}

TEST_F(SessionPoolTest, ARefusedTopicIsForgotten) {
  BothLive();
  Want({Trade("A"), Trade("B")});
  heard_.clear();
  main_.Forget(Trade("A"));
  to_main_.OnRefused({{Trade("A")}}, "105103", "x");
  EXPECT_THAT(heard_, ElementsAre("main refused 105103 0B:A"));
  pool_.Unregister({{Trade("A")}});
  EXPECT_EQ(main_.wanted(), "0B:B");
}

// One key: everything is there, whatever its state.
TEST(SessionPool, OfOneSession) {
  std::vector<std::string> heard;
  FakeSession session(2);
  Listener listener("default", heard);
  absl::Time now = absl::FromUnixSeconds(1'800'000'000);
  SessionPool pool({}, [&] { return clock::Moment(now); });
  SessionObserver& port = pool.Open(kDefaultSession, listener);
  pool.Attach(kDefaultSession, session);
  now += absl::Minutes(5);
  EXPECT_TRUE(pool.HasRoom({{Topic{&kTrade, "A"}, Topic{&kTrade, "B"}}}));
  EXPECT_FALSE(pool.HasRoom({{Topic{&kTrade, "A"}, Topic{&kTrade, "B"}, Topic{&kTrade, "C"}}}));
  pool.Register({{Topic{&kTrade, "A"}}});
  port.OnState(State::kLost);
  EXPECT_EQ(pool.NextTimer(), absl::InfiniteFuture());
  EXPECT_TRUE(pool.HasRoom({{Topic{&kTrade, "B"}}}));
  EXPECT_EQ(session.wanted(), "0B:A");
}

}  // namespace
}  // namespace kiwoom::sessions

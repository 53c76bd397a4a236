#include "service/fanout/waiting_room.h"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {

class Reader {};  // the room only identifies readers

namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

absl::Time At(int seconds) { return kStart + absl::Seconds(seconds); }

Topic Trades(const std::string& item) { return {&kTrades, item}; }
Topic Books(const std::string& item) { return {&kBooks, item}; }

class WaitingRoomTest : public ::testing::Test {
 protected:
  // Registers what the room admits: "0B A for alice, bob".
  std::vector<std::string> Take(int seconds) {
    return Register(room_.Take([this](std::span<const Topic> topics) { return HasRoom(topics); }, At(seconds)));
  }
  std::vector<std::string> Register(const std::vector<WaitingRoom::Admission>& admissions) {
    std::vector<std::string> words;
    for (const auto& [topic, readers] : admissions) {
      registered_.insert(topic.item);
      std::string word = std::string(topic.tr->code) + " " + topic.item + " for";
      for (const Reader* reader : readers) word += " " + Name(reader);
      words.push_back(word);
    }
    return words;
  }
  bool HasRoom(std::span<const Topic> topics) {
    ++questions_;
    std::set<std::string> items = registered_;
    for (const Topic& topic : topics) items.insert(topic.item);
    return items.size() <= capacity_;
  }
  std::string Name(const Reader* reader) {
    return reader == &alice_ ? "alice" : reader == &bob_ ? "bob" : reader == &carol_ ? "carol" : "nobody";
  }
  // An item is not registered any more.
  void Leave(const std::string& item) {
    registered_.erase(item);
    room_.Freed();
  }

  size_t capacity_ = 2;
  std::set<std::string> registered_{"X", "Y"};
  int questions_ = 0;
  Reader alice_, bob_, carol_;
  WaitingRoom room_;
};

TEST_F(WaitingRoomTest, ATopicGetsInWhenAnotherLeaves) {
  EXPECT_EQ(room_.NextTake(), absl::InfiniteFuture()) << "nothing waits";
  room_.Add(&alice_, "desk", Trades("A"));
  room_.Add(&alice_, "desk", Trades("B"));
  EXPECT_THAT(room_.WaitingFor(&alice_), ElementsAre(Trades("A"), Trades("B")));
  EXPECT_THAT(Take(0), IsEmpty());
  EXPECT_EQ(room_.NextTake(), At(30));

  Leave("X");
  EXPECT_LE(room_.NextTake(), At(5));
  EXPECT_THAT(Take(5), ElementsAre("0B A for alice"));
  EXPECT_THAT(room_.WaitingFor(&alice_), ElementsAre(Trades("B")));
  EXPECT_THAT(Take(34), IsEmpty()) << "the next attempt is at 35";
  registered_.erase("Y");
  EXPECT_THAT(Take(34), IsEmpty()) << "it was not told that something left";
  EXPECT_THAT(Take(35), ElementsAre("0B B for alice"));
  EXPECT_EQ(room_.size(), 0u);
  EXPECT_EQ(room_.NextTake(), absl::InfiniteFuture());
}

TEST_F(WaitingRoomTest, AllReadersOfAnItemGetInTogether) {
  room_.Add(&alice_, "desk", Trades("A"));
  room_.Add(&bob_, "risk", Trades("B"));
  room_.Add(&bob_, "risk", Trades("A"));
  room_.Add(&carol_, "desk", Books("A"));
  room_.Add(&alice_, "desk", Trades("A"));  // again
  Leave("X");
  EXPECT_THAT(Take(0), ElementsAre("0B A for alice bob", "0D A for carol")) << "types share the room of their item";
  EXPECT_THAT(room_.WaitingFor(&bob_), ElementsAre(Trades("B")));
  EXPECT_THAT(room_.WaitingFor(&carol_), IsEmpty());
}

TEST_F(WaitingRoomTest, AFurtherTypeOfARegisteredItemNeedsNoTurn) {
  for (const std::string item : {"A", "B", "C"}) room_.Add(&alice_, "desk", Trades(item));
  EXPECT_THAT(Register(room_.TakeItem("D")), IsEmpty());
  // Bob, who does not want to wait, was the first after X left.
  EXPECT_THAT(Register(room_.TakeItem("B")), ElementsAre("0B B for alice"));
  EXPECT_THAT(room_.WaitingFor(&alice_), ElementsAre(Trades("A"), Trades("C")));
  registered_.clear();
  room_.Freed();
  EXPECT_THAT(Take(0), ElementsAre("0B A for alice", "0B C for alice"));
}

TEST_F(WaitingRoomTest, CallersTakeTurns) {
  for (int i = 0; i < 5000; ++i) room_.Add(&alice_, "desk", Trades("D" + std::to_string(i)));
  room_.Add(&bob_, "risk", Trades("R0"));
  room_.Add(&bob_, "risk", Trades("R1"));
  capacity_ = 3;
  EXPECT_THAT(Take(0), ElementsAre("0B D0 for alice"));
  Leave("X");
  EXPECT_THAT(Take(1), ElementsAre("0B R0 for bob")) << "5,000 items of another caller delay it by one";
  room_.Add(&carol_, "audit", Trades("A0"));
  Leave("Y");
  EXPECT_THAT(Take(2), ElementsAre("0B A0 for carol")) << "after risk the round begins again";
  Leave("D0");
  Leave("R0");
  Leave("A0");
  EXPECT_THAT(Take(3), ElementsAre("0B D1 for alice", "0B R1 for bob", "0B D2 for alice"));
}

TEST_F(WaitingRoomTest, AnItemThatTwoCallersWantTakesTheTurnOfOne) {
  room_.Add(&alice_, "desk", Trades("A"));
  room_.Add(&alice_, "desk", Trades("B"));
  room_.Add(&bob_, "risk", Trades("A"));
  room_.Add(&bob_, "risk", Trades("C"));
  capacity_ = 4;
  EXPECT_THAT(Take(0), ElementsAre("0B A for alice bob", "0B C for bob"));
}

TEST_F(WaitingRoomTest, WhoLeavesGivesUpItsPlaces) {
  room_.Add(&alice_, "desk", Trades("A"));
  room_.Add(&carol_, "desk", Trades("A"));
  room_.Add(&alice_, "desk", Trades("B"));
  room_.Add(&alice_, "desk", Books("B"));
  room_.Add(&bob_, "risk", Trades("C"));
  EXPECT_TRUE(room_.Remove(&bob_, Trades("C")));
  EXPECT_FALSE(room_.Remove(&bob_, Trades("C")));
  EXPECT_FALSE(room_.Remove(&bob_, Trades("A"))) << "it is alice's";
  room_.RemoveAll(&alice_);
  EXPECT_THAT(room_.WaitingFor(&alice_), IsEmpty());
  EXPECT_EQ(room_.size(), 1u);
  registered_.clear();
  EXPECT_THAT(Take(0), ElementsAre("0B A for carol"));
  EXPECT_EQ(room_.size(), 0u);
}

TEST_F(WaitingRoomTest, AfterARefusalForRoomItAdmitsOneThenTwoThenFour) {
  for (int i = 0; i < 9; ++i) room_.Add(&alice_, "desk", Trades(std::to_string(i)));
  capacity_ = 100;
  // Something else was refused: the broker's limit is lower than ours.
  room_.Full(At(0));
  EXPECT_EQ(room_.NextTake(), At(30));
  EXPECT_THAT(Take(29), IsEmpty());
  EXPECT_THAT(Take(30), ElementsAre("0B 0 for alice"));

  // It is refused as well, and keeps its place.
  room_.PutBack(&alice_, "desk", Trades("0"));
  room_.Full(At(31));
  EXPECT_EQ(room_.NextTake(), At(61));
  // When something leaves, one more can be tried at once.
  Leave("X");
  EXPECT_THAT(Take(40), ElementsAre("0B 0 for alice"));
  room_.Live(Trades("Y"));
  EXPECT_EQ(room_.NextTake(), At(70)) << "that was another one";
  room_.Live(Trades("0"));
  EXPECT_LE(room_.NextTake(), At(41));
  EXPECT_THAT(Take(41), ElementsAre("0B 1 for alice", "0B 2 for alice"));
  room_.Live(Trades("1"));
  EXPECT_EQ(room_.NextTake(), At(71)) << "not all are in";
  room_.Live(Trades("2"));
  EXPECT_THAT(Take(42), ElementsAre("0B 3 for alice", "0B 4 for alice", "0B 5 for alice", "0B 6 for alice"));
  room_.PutBack(&alice_, "desk", Trades("6"));
  room_.Full(At(43));
  EXPECT_THAT(Take(73), ElementsAre("0B 6 for alice")) << "one again";
}

TEST_F(WaitingRoomTest, WhatIsPutBackGoesFirstEvenIfItWaitsAgainAlready) {
  room_.Add(&alice_, "desk", Trades("A"));
  room_.Add(&alice_, "desk", Trades("B"));
  room_.Add(&carol_, "desk", Trades("C"));
  room_.PutBack(&alice_, "desk", Trades("C"));
  Leave("X");
  EXPECT_THAT(Take(0), ElementsAre("0B C for carol alice"));
  Leave("Y");
  EXPECT_THAT(Take(1), ElementsAre("0B A for alice"));
}

TEST_F(WaitingRoomTest, OnceManyGetInTheLimitIsForgotten) {
  for (int i = 0; i < 500; ++i) room_.Add(&alice_, "desk", Trades(std::to_string(i)));
  capacity_ = 1000;
  room_.Full(At(0));
  std::vector<size_t> admitted;
  for (int attempt = 0; attempt < 8; ++attempt) {
    const auto admissions = room_.Take([this](auto topics) { return HasRoom(topics); }, At(100));
    admitted.push_back(admissions.size());
    room_.Live(admissions.back().topic);
  }
  EXPECT_THAT(admitted, ElementsAre(1u, 2u, 4u, 8u, 16u, 32u, 64u, 500u - 127u));
}

// The predicate may walk all topics that it is asked about.
TEST_F(WaitingRoomTest, AsksAFewTimes) {
  for (int i = 0; i < 5000; ++i) room_.Add(&alice_, "desk", Trades(std::to_string(i)));
  EXPECT_THAT(Take(0), IsEmpty());
  EXPECT_EQ(questions_, 1);
  questions_ = 0;
  capacity_ = 202;
  EXPECT_EQ(Take(30).size(), 200u);
  EXPECT_LE(questions_, 16) << "9 up to 256, then 7";
}

}  // namespace
}  // namespace kiwoom::fanout

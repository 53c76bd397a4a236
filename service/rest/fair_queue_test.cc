#include "service/rest/fair_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace kiwoom::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr codec::Tr kPrice = {.code = "ka20001"};
constexpr codec::Tr kDaily = {.code = "ka20009"};

bool All(const codec::Tr&) { return true; }

std::vector<FairQueue::Id> Drain(FairQueue& queue) {
  std::vector<FairQueue::Id> order;
  while (const auto id = queue.Next(All)) order.push_back(*id);
  return order;
}

TEST(FairQueue, CallersTakeTurnsAndEachKeepsItsOrder) {
  FairQueue queue;
  for (const FairQueue::Id id : {1, 2, 3, 4}) queue.Add(id, kPrice, "greedy");
  queue.Add(5, kPrice, "polite");
  queue.Add(6, kPrice, "polite");
  queue.Add(7, kPrice, "late");
  EXPECT_EQ(queue.Ahead(kPrice, "greedy"), 7) << "four of its own, and everybody else's";
  EXPECT_EQ(queue.Ahead(kPrice, "polite"), 6) << "two of its own, three of the greedy's, the late one";
  EXPECT_EQ(queue.Ahead(kPrice, "new"), 3) << "one of each";
  EXPECT_EQ(queue.Ahead(kDaily, "greedy"), 0);
  EXPECT_THAT(Drain(queue), ElementsAre(1, 5, 7, 2, 6, 3, 4));
  EXPECT_TRUE(queue.empty());
}

TEST(FairQueue, WhoeverWasServedLastIsNotNextBecauseItsLineWasEmpty) {
  FairQueue queue;
  queue.Add(1, kPrice, "one at a time");
  queue.Add(2, kPrice, "many");
  queue.Add(3, kPrice, "many");
  EXPECT_EQ(queue.Next(All), 1u);
  queue.Add(4, kPrice, "one at a time");
  EXPECT_EQ(queue.Next(All), 2u);
  EXPECT_EQ(queue.Next(All), 4u);
  EXPECT_EQ(queue.Next(All), 3u);
}

TEST(FairQueue, ATrThatMustWaitHoldsUpNoOther) {
  FairQueue queue;
  queue.Add(1, kPrice, "a");
  queue.Add(2, kDaily, "a");
  EXPECT_EQ(queue.Next([](const codec::Tr& tr) { return &tr != &kPrice; }), 2u);
  EXPECT_EQ(queue.Next([](const codec::Tr& tr) { return &tr != &kPrice; }), std::nullopt);
  EXPECT_THAT(queue.Trs(), ElementsAre(&kPrice));
  EXPECT_EQ(queue.Next(All), 1u);
  EXPECT_THAT(queue.Trs(), IsEmpty());
}

TEST(FairQueue, AmongTrsTheCallerGoesFirstThatWasServedLongestAgo) {
  FairQueue queue;
  queue.Add(1, kPrice, "a");
  queue.Add(2, kDaily, "a");
  queue.Add(3, kDaily, "b");
  EXPECT_THAT(Drain(queue), ElementsAre(1, 2, 3)) << "each TR has its own turns";
  queue.Add(4, kPrice, "b");
  queue.Add(5, kDaily, "a");
  EXPECT_EQ(queue.Next(All), 5u) << "a was served before b";
}

TEST(FairQueue, WhatIsRemovedIsNotServed) {
  FairQueue queue;
  for (const FairQueue::Id id : {1, 2, 3}) queue.Add(id, kPrice, "a");
  queue.Remove(2);
  queue.Remove(2);
  queue.Remove(99);
  EXPECT_EQ(queue.size(), 2u);
  EXPECT_THAT(Drain(queue), ElementsAre(1, 3));
}

// A greedy caller with many requests waiting, and four with one at a time, each asking again when it is answered.
TEST(FairQueue, SharesAreEqualHoweverManyWait) {
  FairQueue queue;
  FairQueue::Id last = 0;
  std::map<FairQueue::Id, std::string> owners;
  const auto add = [&](const std::string& caller) {
    queue.Add(++last, kPrice, caller);
    owners[last] = caller;
  };
  for (int i = 0; i < 20; ++i) add("greedy");
  for (const char* caller : {"b", "c", "d", "e"}) add(caller);
  std::map<std::string, int> served;
  for (int i = 0; i < 500; ++i) {
    const auto id = queue.Next(All);
    ASSERT_TRUE(id.has_value());
    ++served[owners[*id]];
    add(owners[*id]);
  }
  for (const auto& [caller, count] : served) EXPECT_EQ(count, 100) << caller;
}

// A caller of its own for each request, as a program is that connects for each.
TEST(FairQueue, NewCallersJoinAtTheEndOfTheRound) {
  FairQueue queue;
  queue.Add(1, kPrice, "polite");
  EXPECT_EQ(queue.Next(All), 1u);
  queue.Add(2, kPrice, "polite");
  queue.Add(3, kPrice, "new 3");
  EXPECT_EQ(queue.Next(All), 2u);
  queue.Add(4, kPrice, "polite");
  for (FairQueue::Id id = 5; id < 105; ++id) {
    queue.Add(id, kPrice, "new " + std::to_string(id));
    if (queue.Next(All) == 4u) {
      EXPECT_LE(id, 6u) << "after those who came before it";
      return;
    }
  }
  FAIL() << "the caller that stays is never served";
}

TEST(FairQueue, ASharedRequestGoesAtTheFirstTurnOfEitherCaller) {
  FairQueue queue;
  for (FairQueue::Id id = 1; id <= 5; ++id) queue.Add(id, kPrice, "greedy");
  queue.Share(5, "polite");
  queue.Share(5, "polite");
  queue.Share(99, "polite");
  EXPECT_THAT(Drain(queue), ElementsAre(1, 5, 2, 3, 4));
  queue.Add(6, kPrice, "greedy");
  queue.Share(6, "polite");
  queue.Remove(6);
  EXPECT_THAT(Drain(queue), IsEmpty());
}

// Callers that come and go for ever.
TEST(FairQueue, ForgetsCallersThatAreGone) {
  FairQueue queue;
  for (FairQueue::Id id = 1; id <= 10'000; ++id) {
    queue.Add(id, kPrice, "caller " + std::to_string(id));
    ASSERT_EQ(queue.Next(All), id);
  }
  EXPECT_LE(queue.remembered(kPrice), 1100u);
  for (FairQueue::Id id = 10'001; id <= 30'000; ++id) {  // none is served
    queue.Add(id, kPrice, "caller " + std::to_string(id));
    queue.Remove(id);
  }
  EXPECT_LE(queue.remembered(kPrice), 2100u);
}

}  // namespace
}  // namespace kiwoom::rest

// What the registrar does about answers that do not come, come late, or come twice.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "service/sessions/registrar.h"
#include "service/sessions/test_registrar.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kSentence[] =
    "The broker did not answer this registration, asked alone, within 10s; subscribe again to have it asked once more.";

class SilenceTest : public RegistrarTest {
 protected:
  // The answer to the request in hand does not come.
  RegistrarOutcome UnsubscribeAll() {
    now_ += absl::Seconds(10);
    return registrar_.OnTimer(now_);
  }
  void ExpectReg(const std::vector<Topic>& topics) {
    const auto request = Next();
    ASSERT_TRUE(request.has_value());
    EXPECT_FALSE(request->remove);
    EXPECT_EQ(request->topics, topics);
  }
  void ExpectRemove(const std::vector<Topic>& topics) {
    const auto request = Next();
    ASSERT_TRUE(request.has_value());
    EXPECT_TRUE(request->remove);
    EXPECT_EQ(request->topics, topics);
  }

  const std::vector<Topic> a_ = Topics(kTrade, {"A"}), b_ = Topics(kTrade, {"B"}), c_ = Topics(kTrade, {"C"}),
                           d_ = Topics(kTrade, {"D"});
};

TEST_F(SilenceTest, AnswersAreOverdueAfterATimeout) {
  registrar_.Add(a_, now_);
  Next();
  EXPECT_EQ(registrar_.NextTimer(), now_ + absl::Seconds(10));
  EXPECT_FALSE(registrar_.OnTimer(now_ + absl::Seconds(9)).anomaly.has_value());
  EXPECT_TRUE(registrar_.outstanding());
  const auto anomaly = UnsubscribeAll().anomaly;
  ASSERT_TRUE(anomaly.has_value());
  EXPECT_EQ(anomaly->what, "The broker did not answer a REG");
  EXPECT_EQ(anomaly->words, "of 1 registrations");
  EXPECT_FALSE(registrar_.outstanding());
  EXPECT_FALSE(registrar_.Hopeless());
}

// The story of the issue: A and B are live, and C is never answered.
TEST_F(SilenceTest, OneUnansweredTopicIsRefusedAndNobodyElseNoticesAnything) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(c_, now_);
  ExpectReg(c_);
  EXPECT_THAT(UnsubscribeAll().refused, IsEmpty()) << "not before the broker has answered something else";
  ExpectRemove(c_);
  const RegistrarOutcome outcome = Removal();
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].topics, c_);
  EXPECT_EQ(outcome.refused[0].broker_code, "");
  EXPECT_EQ(outcome.refused[0].broker_message, kSentence);
  EXPECT_FALSE(Next().has_value());
  EXPECT_FALSE(registrar_.Hopeless());
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_EQ(registrar_.item_count(), 2) << "its place is free";

  registrar_.OnLost(now_, "gone");
  registrar_.OnLogin();
  ExpectReg(Topics(kTrade, {"A", "B"}));
  Reg("0");
  EXPECT_FALSE(Next().has_value()) << "nobody asks for C by himself";
}

TEST_F(SilenceTest, HalvesAnUnansweredBatchUntilTheCulpritIsKnown) {
  registrar_.Add(ManyTopics(kTrade, 100), now_);
  const Topic culprit = ManyTopics(kTrade, 100)[37];
  const absl::Time begin = now_;
  std::vector<Registration> live;
  std::vector<RegistrarOutcome::Refusal> refused;
  std::vector<size_t> unanswered;
  while (const auto request = Next()) {
    ASSERT_LT(now_ - begin, absl::Minutes(10));
    const bool holds = std::ranges::find(request->topics, culprit) != request->topics.end();
    if (!request->remove && holds) unanswered.push_back(request->topics.size());
    RegistrarOutcome outcome = request->remove ? Removal() : holds ? UnsubscribeAll() : Reg("0");
    live.insert(live.end(), outcome.live.begin(), outcome.live.end());
    refused.insert(refused.end(), outcome.refused.begin(), outcome.refused.end());
    ASSERT_FALSE(registrar_.Hopeless());
  }
  EXPECT_THAT(unanswered, ElementsAre(100, 50, 25, 13, 6, 3, 1));
  EXPECT_THAT(live, SizeIs(99));
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_THAT(refused[0].topics, ElementsAre(culprit));
  EXPECT_LT(now_ - begin, absl::Seconds(7 * 10 + 30));
}

TEST_F(SilenceTest, NewTopicsWaitForNoSuspect) {
  registrar_.Add(Topics(kTrade, {"A", "B", "C", "D"}), now_);
  Next();
  const absl::Time asked = now_ - absl::Seconds(1);
  registrar_.Add(Topics(kOrderBook, {"E"}), now_);
  UnsubscribeAll();
  ExpectRemove(Topics(kTrade, {"A", "B", "C", "D"}));
  Removal();
  ExpectReg(Topics(kOrderBook, {"E"}));
  EXPECT_LE(now_ - asked, absl::Seconds(10 + 3)) << "one timeout and the pace of this test";
  EXPECT_THAT(Reg("0").live, SizeIs(1));
  ExpectReg(Topics(kTrade, {"A", "B"}));
  registrar_.Add(Topics(kOrderBook, {"F"}), now_);
  Reg("0");
  ExpectReg(Topics(kOrderBook, {"F"}));
  Reg("0");
  ExpectReg(Topics(kTrade, {"C", "D"}));
}

TEST_F(SilenceTest, WhatStoodIsRenewedFirstInRegsOfItsOwnAndSuspectsComeLast) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(Topics(kTrade, {"C", "D"}), now_);
  Next();
  UnsubscribeAll();
  registrar_.Add(Topics(kOrderBook, {"E"}), now_);
  registrar_.OnLost(now_, "gone");
  registrar_.OnLogin();
  ExpectReg(Topics(kTrade, {"A", "B"}));
  EXPECT_THAT(Reg("0").renewed, SizeIs(1));
  ExpectReg(Topics(kOrderBook, {"E"}));
  Reg("0");
  ExpectReg(c_);
  Reg("0");
  ExpectReg(d_);
}

TEST_F(SilenceTest, AskedForAnewItIsAskedLastAndAlone) {
  Establish(a_);
  registrar_.Add(c_, now_);
  Next();
  UnsubscribeAll();
  Next();
  Removal();
  registrar_.Add(Topics(kTrade, {"C", "D"}), now_);
  ExpectReg(d_);
  Reg("0");
  ExpectReg(c_);
  EXPECT_THAT(Reg("0").live, SizeIs(1)) << "the broker has changed its mind";
}

TEST_F(SilenceTest, GivenUpBeforeTheVerdictItIsToldNothing) {
  Establish(a_);
  registrar_.Add(c_, now_);
  Next();
  UnsubscribeAll();
  registrar_.Remove(c_);
  ExpectRemove(c_);
  EXPECT_THAT(Removal().refused, IsEmpty());
  EXPECT_FALSE(Next().has_value());
}

// Its answer would otherwise be taken for D's, which the broker refuses.
TEST_F(SilenceTest, ALateAnswerIsNotTakenForTheNextOne) {
  Establish(a_);
  registrar_.Add(c_, now_);
  Next();
  registrar_.Add(d_, now_);
  UnsubscribeAll();
  ExpectRemove(c_);
  const RegistrarOutcome late = Reg("0");
  EXPECT_THAT(late.live, IsEmpty());
  ASSERT_TRUE(late.anomaly.has_value());
  EXPECT_EQ(late.anomaly->what, "The broker answered too late");
  EXPECT_EQ(late.anomaly->code, "REG 0");
  EXPECT_TRUE(registrar_.outstanding());
  Removal();
  ExpectReg(d_);
  const RegistrarOutcome outcome = Reg("105111");
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].topics, d_);
}

// Without the fence two answers may come where one is expected. If C's came late, D would be told live and is not.
TEST_F(SilenceTest, WithoutTheFenceARegIsSentAgainUntilItsAnswerIsItsOwn) {
  for (const bool late_answer : {true, false}) {
    SCOPED_TRACE(late_answer ? "C is answered late" : "C is not answered");
    EpochClock epochs;
    Registrar registrar{{}, epochs};
    registrar.OnLogin();
    registrar.Add(c_, now_);
    registrar.Next(now_);
    registrar.OnTimer(now_ += absl::Seconds(10));
    EXPECT_TRUE(registrar.Next(now_)->remove);
    registrar.Add(d_, now_);
    registrar.OnTimer(now_ += absl::Seconds(10));
    const auto request = registrar.Next(now_);
    EXPECT_EQ(request->topics, d_);
    const char* first = late_answer ? "0" : "105111";
    RegistrarOutcome outcome = registrar.OnAnswer(Answer("REG", first), now_);
    EXPECT_THAT(outcome.live, IsEmpty());
    ASSERT_THAT(outcome.refused, SizeIs(1)) << "C, about which nothing can come any more";
    EXPECT_EQ(outcome.refused[0].topics, c_);
    const auto again = registrar.Next(now_);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->topics, d_);
    EXPECT_EQ(again->group, request->group);
    outcome = registrar.OnAnswer(Answer("REG", "105111"), now_);
    ASSERT_THAT(outcome.refused, SizeIs(1));
    EXPECT_EQ(outcome.refused[0].topics, d_);
    if (late_answer) {  // of the second time that D was sent
      EXPECT_EQ(registrar.OnAnswer(Answer("REG", "105111"), now_).anomaly->what, "The broker answered too late");
    }
  }
}

// The first time it may have been registered, whatever is said of the second.
TEST_F(SilenceTest, SentAgainTooFastItIsSentOnceMore) {
  registrar_.Add(c_, now_);
  Next();
  UnsubscribeAll();
  Next();
  registrar_.Add(d_, now_);
  UnsubscribeAll();
  ExpectReg(d_);
  registrar_.Remove(d_);
  Reg("0");
  ExpectReg(d_);
  Reg("105110");
  EXPECT_FALSE(registrar_.Next(now_).has_value()) << "not at once";
  ExpectReg(d_);
  Reg("0");
  ExpectRemove(d_);
}

TEST_F(SilenceTest, TheAnswerToALateFenceIsOneToo) {
  registrar_.Add(c_, now_);
  Next();
  UnsubscribeAll();
  ExpectRemove(c_);
  registrar_.Add(d_, now_);
  UnsubscribeAll();
  ExpectReg(d_);
  EXPECT_THAT(Removal().refused, SizeIs(1)) << "C";
  EXPECT_THAT(Reg("0").live, SizeIs(1)) << "now it can be D's alone";
}

// C is answered neither REG nor REMOVE: what stands is asked once more, to see whether the broker answers anything.
TEST_F(SilenceTest, WithoutTheFenceAProbeShowsWhoseSilenceItIs) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(c_, now_);
  Next();
  UnsubscribeAll();
  Next();
  EXPECT_EQ(UnsubscribeAll().anomaly->what, "The broker did not answer a REMOVE");
  ExpectReg(a_);
  const RegistrarOutcome outcome = Reg("0");
  EXPECT_THAT(outcome.live, IsEmpty());
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].topics, c_);
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_FALSE(Next().has_value());
}

TEST_F(SilenceTest, ABrokerThatAnswersNothingIsLeftAtLast) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(c_, now_);
  const absl::Time begin = now_;
  int probes = 0;
  while (!registrar_.Hopeless()) {
    ASSERT_LT(now_ - begin, absl::Minutes(3));
    const auto request = Next();
    ASSERT_TRUE(request.has_value());
    if (!request->remove && request->topics == a_) ++probes;
    EXPECT_THAT(UnsubscribeAll().refused, IsEmpty()) << "nobody is accused of the broker's silence";
  }
  EXPECT_EQ(probes, 5);
  EXPECT_GT(now_ - begin, absl::Minutes(1)) << "for what stands may still flow";
  EXPECT_EQ(registrar_.NextTimer(), absl::InfinitePast());
  EXPECT_FALSE(Next().has_value());
  registrar_.OnLost(now_, "left");
  EXPECT_FALSE(registrar_.Hopeless());
  registrar_.OnLogin();
  ExpectReg(Topics(kTrade, {"A", "B"}));
  Reg("0");
  ExpectReg(c_);
}

TEST_F(SilenceTest, WhereNothingStandsItIsLeftAtOnce) {
  registrar_.Add(ManyTopics(kTrade, 150), now_);
  Next();
  UnsubscribeAll();
  Next();
  UnsubscribeAll();
  EXPECT_FALSE(registrar_.Hopeless()) << "there are others to ask";
  ExpectReg(ManyTopics(kTrade, 50, 100));
  UnsubscribeAll();
  EXPECT_TRUE(registrar_.Hopeless());
}

// Nothing else is wanted, so nothing can show whether it is the topic or the broker.
TEST_F(SilenceTest, ATopicAloneLosesTheSessionOnceAndIsThenRefused) {
  registrar_.Add(c_, now_);
  for (const bool first : {true, false}) {
    ExpectReg(c_);
    UnsubscribeAll();
    ExpectRemove(c_);
    const RegistrarOutcome outcome = UnsubscribeAll();
    EXPECT_EQ(registrar_.Hopeless(), first);
    EXPECT_THAT(outcome.refused, SizeIs(first ? 0 : 1));
    if (!first) break;
    registrar_.OnLost(now_, "left");
    registrar_.OnLogin();
  }
  EXPECT_FALSE(Next().has_value());
}

TEST_F(SilenceTest, NobodyWaitsSoNothingIsHopeless) {
  registrar_.Add(c_, now_);
  Next();
  UnsubscribeAll();
  Next();
  UnsubscribeAll();
  EXPECT_TRUE(registrar_.Hopeless());
  registrar_.Remove(c_);
  EXPECT_FALSE(registrar_.Hopeless());
  EXPECT_EQ(registrar_.NextTimer(), absl::InfiniteFuture());
}

TEST_F(SilenceTest, AnUnansweredRemoveIsOver) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Remove(a_);
  ExpectRemove(a_);
  registrar_.Add(a_, now_);
  const RegistrarOutcome outcome = UnsubscribeAll();
  EXPECT_EQ(outcome.anomaly->what, "The broker did not answer a REMOVE");
  EXPECT_FALSE(registrar_.Hopeless());
  ExpectReg(a_);
  EXPECT_EQ(Removal().anomaly->what, "The broker answered too late");
  EXPECT_EQ(TopicsOf(Reg("0").live), a_);
  for (int i = 0; i < 20; ++i) {  // however many
    registrar_.Remove(a_);
    ExpectRemove(a_);
    UnsubscribeAll();
    registrar_.Add(a_, now_);
    ExpectReg(a_);
    Reg("0");
    ASSERT_FALSE(registrar_.Hopeless());
  }
}

TEST_F(SilenceTest, TooFastIsNoSilence) {
  registrar_.Add(Topics(kTrade, {"C", "D"}), now_);
  Next();
  UnsubscribeAll();
  Next();
  Removal();
  ExpectReg(c_);
  Reg("105110");
  registrar_.Add(Topics(kOrderBook, {"E"}), now_);
  ExpectReg(Topics(kOrderBook, {"E"}));
  Reg("0");
  ExpectReg(c_);
}

// The second answer to A was taken for C's, and C's, a refusal, comes when nothing is asked.
TEST_F(SilenceTest, AnAnswerThatComesTwiceMakesNobodyLiveForEver) {
  registrar_.Add(a_, now_);
  Next();
  Reg("0");
  const absl::Time since = now_;
  registrar_.Add(c_, now_);
  Next();
  EXPECT_EQ(TopicsOf(Reg("0").live), c_);
  EXPECT_EQ(Reg("105111").anomaly->what, "The broker answered what was not asked");
  EXPECT_EQ(registrar_.standing(), 0);
  ExpectRemove(Topics(kTrade, {"A", "C"}));
  Removal();
  ExpectReg(Topics(kTrade, {"A", "C"}));
  Reg("105111");
  ExpectReg(a_);
  const RegistrarOutcome outcome = Reg("0");
  ASSERT_THAT(outcome.renewed, SizeIs(1));
  EXPECT_EQ(TopicsOf(outcome.renewed[0].registrations), a_);
  EXPECT_EQ(outcome.renewed[0].from, since);
  EXPECT_EQ(outcome.renewed[0].reason, "the broker's answers to registrations did not match the requests");
  ExpectReg(c_);
  EXPECT_THAT(Reg("105111").refused, SizeIs(1));
  EXPECT_FALSE(Next().has_value());
}

TEST_F(SilenceTest, AnAnswerThatComesTwiceWhereAllAreTheSameChangesNothing) {
  Establish(Topics(kTrade, {"A", "B"}));
  EXPECT_TRUE(Reg("0").anomaly.has_value());
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_FALSE(Next().has_value());
}

}  // namespace
}  // namespace kiwoom::sessions

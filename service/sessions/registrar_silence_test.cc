// The registrar's handling of missing, late and duplicate answers.

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

constexpr char kSentence[] = "The broker did not answer this registration, which was sent alone, within 10s.";

class SilenceTest : public RegistrarTest {
 protected:
  // The request in hand times out.
  RegistrarOutcome TimeOut() {
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

TEST_F(SilenceTest, ARequestTimesOut) {
  registrar_.Add(a_, now_);
  Next();
  EXPECT_EQ(registrar_.NextTimer(), now_ + absl::Seconds(10));
  EXPECT_FALSE(registrar_.OnTimer(now_ + absl::Seconds(9)).anomaly.has_value());
  EXPECT_TRUE(registrar_.outstanding());
  const auto anomaly = TimeOut().anomaly;
  ASSERT_TRUE(anomaly.has_value());
  EXPECT_EQ(anomaly->what, "The broker did not answer a REG");
  EXPECT_EQ(anomaly->words, "of 1 registrations");
  EXPECT_FALSE(registrar_.outstanding());
  EXPECT_FALSE(registrar_.Hopeless());
}

// A and B are live, and C is never answered.
TEST_F(SilenceTest, OneUnansweredTopicIsRefusedWithoutAffectingOthers) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(c_, now_);
  ExpectReg(c_);
  EXPECT_THAT(TimeOut().refused, IsEmpty()) << "not until the broker has answered something else";
  ExpectRemove(c_);
  const RegistrarOutcome outcome = Removal();
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].topics, c_);
  EXPECT_EQ(outcome.refused[0].broker_code, "");
  EXPECT_EQ(outcome.refused[0].broker_message, kSentence);
  EXPECT_FALSE(Next().has_value());
  EXPECT_FALSE(registrar_.Hopeless());
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_EQ(registrar_.item_count(), 2) << "its slot is free";

  registrar_.OnLost(now_, "gone");
  registrar_.OnLogin();
  ExpectReg(Topics(kTrade, {"A", "B"}));
  Reg("0");
  EXPECT_FALSE(Next().has_value()) << "C is not retried automatically";
}

TEST_F(SilenceTest, HalvesAnUnansweredBatchUntilTheTopicIsFound) {
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
    RegistrarOutcome outcome = request->remove ? Removal() : holds ? TimeOut() : Reg("0");
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

TEST_F(SilenceTest, NewTopicsDoNotWaitForSuspects) {
  registrar_.Add(Topics(kTrade, {"A", "B", "C", "D"}), now_);
  Next();
  const absl::Time asked = now_ - absl::Seconds(1);
  registrar_.Add(Topics(kOrderBook, {"E"}), now_);
  TimeOut();
  ExpectRemove(Topics(kTrade, {"A", "B", "C", "D"}));
  Removal();
  ExpectReg(Topics(kOrderBook, {"E"}));
  EXPECT_LE(now_ - asked, absl::Seconds(10 + 3)) << "one timeout plus this test's delays";
  EXPECT_THAT(Reg("0").live, SizeIs(1));
  ExpectReg(Topics(kTrade, {"A", "B"}));
  registrar_.Add(Topics(kOrderBook, {"F"}), now_);
  Reg("0");
  ExpectReg(Topics(kOrderBook, {"F"}));
  Reg("0");
  ExpectReg(Topics(kTrade, {"C", "D"}));
}

TEST_F(SilenceTest, RegisteredTopicsAreRenewedFirstAndSuspectsLast) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(Topics(kTrade, {"C", "D"}), now_);
  Next();
  TimeOut();
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

TEST_F(SilenceTest, ARefusedTopicIsRetriedLastAndAlone) {
  Establish(a_);
  registrar_.Add(c_, now_);
  Next();
  TimeOut();
  Next();
  Removal();
  registrar_.Add(Topics(kTrade, {"C", "D"}), now_);
  ExpectReg(d_);
  Reg("0");
  ExpectReg(c_);
  EXPECT_THAT(Reg("0").live, SizeIs(1)) << "the broker answers now";
}

TEST_F(SilenceTest, ATopicGivenUpBeforeTheVerdictIsNotReported) {
  Establish(a_);
  registrar_.Add(c_, now_);
  Next();
  TimeOut();
  registrar_.Remove(c_);
  ExpectRemove(c_);
  EXPECT_THAT(Removal().refused, IsEmpty());
  EXPECT_FALSE(Next().has_value());
}

// Otherwise its answer would be taken for D's, which the broker refuses.
TEST_F(SilenceTest, ALateAnswerIsNotTakenForTheNext) {
  Establish(a_);
  registrar_.Add(c_, now_);
  Next();
  registrar_.Add(d_, now_);
  TimeOut();
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

// Without the fence, two answers may come where one is expected. If C's came late, D would be reported live by mistake.
TEST_F(SilenceTest, WithoutTheFenceARegIsResentUntilItsAnswerIsUnambiguous) {
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
    ASSERT_THAT(outcome.refused, SizeIs(1)) << "C, which can get no answer any more";
    EXPECT_EQ(outcome.refused[0].topics, c_);
    const auto again = registrar.Next(now_);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->topics, d_);
    EXPECT_EQ(again->group, request->group);
    outcome = registrar.OnAnswer(Answer("REG", "105111"), now_);
    ASSERT_THAT(outcome.refused, SizeIs(1));
    EXPECT_EQ(outcome.refused[0].topics, d_);
    if (late_answer) {  // to the second REG of D
      EXPECT_EQ(registrar.OnAnswer(Answer("REG", "105111"), now_).anomaly->what, "The broker answered too late");
    }
  }
}

// The first REG may have registered it, whatever the answer to the second.
TEST_F(SilenceTest, AResendThatIsTooFastIsRepeated) {
  registrar_.Add(c_, now_);
  Next();
  TimeOut();
  Next();
  registrar_.Add(d_, now_);
  TimeOut();
  ExpectReg(d_);
  registrar_.Remove(d_);
  Reg("0");
  ExpectReg(d_);
  Reg("105110");
  EXPECT_FALSE(registrar_.Next(now_).has_value()) << "not immediately";
  ExpectReg(d_);
  Reg("0");
  ExpectRemove(d_);
}

TEST_F(SilenceTest, ALateAnswerToTheFenceCounts) {
  registrar_.Add(c_, now_);
  Next();
  TimeOut();
  ExpectRemove(c_);
  registrar_.Add(d_, now_);
  TimeOut();
  ExpectReg(d_);
  EXPECT_THAT(Removal().refused, SizeIs(1)) << "C";
  EXPECT_THAT(Reg("0").live, SizeIs(1)) << "now it can only be D's";
}

// The broker answers neither REG nor REMOVE for C. A registered topic is sent again to see whether the broker answers
// anything.
TEST_F(SilenceTest, WithoutTheFenceAProbeDistinguishesTopicFromBroker) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(c_, now_);
  Next();
  TimeOut();
  Next();
  EXPECT_EQ(TimeOut().anomaly->what, "The broker did not answer a REMOVE");
  ExpectReg(a_);
  const RegistrarOutcome outcome = Reg("0");
  EXPECT_THAT(outcome.live, IsEmpty());
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].topics, c_);
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_FALSE(Next().has_value());
}

TEST_F(SilenceTest, ABrokerThatAnswersNothingIsDisconnectedEventually) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(c_, now_);
  const absl::Time begin = now_;
  int probes = 0;
  while (!registrar_.Hopeless()) {
    ASSERT_LT(now_ - begin, absl::Minutes(3));
    const auto request = Next();
    ASSERT_TRUE(request.has_value());
    if (!request->remove && request->topics == a_) ++probes;
    EXPECT_THAT(TimeOut().refused, IsEmpty()) << "no topic is blamed for the broker's silence";
  }
  EXPECT_EQ(probes, 5);
  EXPECT_GT(now_ - begin, absl::Minutes(1)) << "registered topics may still deliver rows";
  EXPECT_EQ(registrar_.NextTimer(), absl::InfinitePast());
  EXPECT_FALSE(Next().has_value());
  registrar_.OnLost(now_, "left");
  EXPECT_FALSE(registrar_.Hopeless());
  registrar_.OnLogin();
  ExpectReg(Topics(kTrade, {"A", "B"}));
  Reg("0");
  ExpectReg(c_);
}

TEST_F(SilenceTest, WithoutRegistrationsItIsDisconnectedSooner) {
  registrar_.Add(ManyTopics(kTrade, 150), now_);
  Next();
  TimeOut();
  Next();
  TimeOut();
  EXPECT_FALSE(registrar_.Hopeless()) << "there are other topics to send";
  ExpectReg(ManyTopics(kTrade, 50, 100));
  TimeOut();
  EXPECT_TRUE(registrar_.Hopeless());
}

// Nothing else is wanted, so nothing can show whether the topic or the broker is at fault.
TEST_F(SilenceTest, ASingleTopicCostsOneReconnectAndIsThenRefused) {
  registrar_.Add(c_, now_);
  for (const bool first : {true, false}) {
    ExpectReg(c_);
    TimeOut();
    ExpectRemove(c_);
    const RegistrarOutcome outcome = TimeOut();
    EXPECT_EQ(registrar_.Hopeless(), first);
    EXPECT_THAT(outcome.refused, SizeIs(first ? 0 : 1));
    if (!first) break;
    registrar_.OnLost(now_, "left");
    registrar_.OnLogin();
  }
  EXPECT_FALSE(Next().has_value());
}

TEST_F(SilenceTest, WithoutPendingTopicsItIsNotHopeless) {
  registrar_.Add(c_, now_);
  Next();
  TimeOut();
  Next();
  TimeOut();
  EXPECT_TRUE(registrar_.Hopeless());
  registrar_.Remove(c_);
  EXPECT_FALSE(registrar_.Hopeless());
  EXPECT_EQ(registrar_.NextTimer(), absl::InfiniteFuture());
}

TEST_F(SilenceTest, AnUnansweredRemoveCountsAsDone) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Remove(a_);
  ExpectRemove(a_);
  registrar_.Add(a_, now_);
  const RegistrarOutcome outcome = TimeOut();
  EXPECT_EQ(outcome.anomaly->what, "The broker did not answer a REMOVE");
  EXPECT_FALSE(registrar_.Hopeless());
  ExpectReg(a_);
  EXPECT_EQ(Removal().anomaly->what, "The broker answered too late");
  EXPECT_EQ(TopicsOf(Reg("0").live), a_);
  for (int i = 0; i < 20; ++i) {  // however many
    registrar_.Remove(a_);
    ExpectRemove(a_);
    TimeOut();
    registrar_.Add(a_, now_);
    ExpectReg(a_);
    Reg("0");
    ASSERT_FALSE(registrar_.Hopeless());
  }
}

TEST_F(SilenceTest, TooFastIsNotSilence) {
  registrar_.Add(Topics(kTrade, {"C", "D"}), now_);
  Next();
  TimeOut();
  Next();
  Removal();
  ExpectReg(c_);
  Reg("105110");
  registrar_.Add(Topics(kOrderBook, {"E"}), now_);
  ExpectReg(Topics(kOrderBook, {"E"}));
  Reg("0");
  ExpectReg(c_);
}

// The duplicate answer to A was taken for C's. C's own answer, a refusal, then comes unexpectedly.
TEST_F(SilenceTest, ADuplicateAnswerCannotKeepATopicLive) {
  registrar_.Add(a_, now_);
  Next();
  Reg("0");
  const absl::Time since = now_;
  registrar_.Add(c_, now_);
  Next();
  EXPECT_EQ(TopicsOf(Reg("0").live), c_);
  EXPECT_EQ(Reg("105111").anomaly->what, "The broker sent an unexpected answer");
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

TEST_F(SilenceTest, ADuplicateOfEqualAnswersChangesNothing) {
  Establish(Topics(kTrade, {"A", "B"}));
  EXPECT_TRUE(Reg("0").anomaly.has_value());
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_FALSE(Next().has_value());
}

}  // namespace
}  // namespace kiwoom::sessions

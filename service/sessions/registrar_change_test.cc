// Changes of subscriptions while an answer is outstanding, and the loss of the connection.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/sessions/registrar.h"
#include "service/sessions/test_registrar.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RegistrarTest, ATopicGivenUpWhileQueuedIsNeverSent) {
  registrar_.Add(Topics(kTrade, {"A", "B"}), now_);
  registrar_.Remove(Topics(kTrade, {"A"}));
  EXPECT_EQ(Next()->topics, Topics(kTrade, {"B"}));
}

TEST_F(RegistrarTest, ATopicGivenUpWhileRegisteringIsRemovedSilently) {
  registrar_.Add(Topics(kTrade, {"A", "B"}), now_);
  Next();
  registrar_.Remove(Topics(kTrade, {"A"}));
  EXPECT_EQ(TopicsOf(Reg("0").live), Topics(kTrade, {"B"}));
  const auto request = Next();
  EXPECT_TRUE(request->remove);
  EXPECT_EQ(request->topics, Topics(kTrade, {"A"}));
}

TEST_F(RegistrarTest, ATopicWantedAgainWhileRegisteringIsReportedOnce) {
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  Next();
  registrar_.Remove(Topics(kTrade, {"A"}));
  EXPECT_THAT(registrar_.Add(Topics(kTrade, {"A"}), now_).live, IsEmpty());
  EXPECT_THAT(Reg("0").live, SizeIs(1));
  EXPECT_FALSE(Next().has_value());
}

TEST_F(RegistrarTest, ATopicGivenUpWhileRegisteringAndRefusedIsForgotten) {
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  Next();
  registrar_.Remove(Topics(kTrade, {"A"}));
  EXPECT_THAT(Reg("105111").refused, IsEmpty());
  EXPECT_FALSE(Next().has_value());
}

TEST_F(RegistrarTest, ATopicWantedAgainBeforeItsRemoveGetsANewEpoch) {
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  Next();
  const uint64_t epoch = Reg("0").live[0].epoch;
  registrar_.Remove(Topics(kTrade, {"A"}));
  EXPECT_EQ(registrar_.standing(), 0);
  const RegistrarOutcome outcome = registrar_.Add(Topics(kTrade, {"A"}), now_);
  ASSERT_THAT(outcome.live, SizeIs(1));
  EXPECT_GT(outcome.live[0].epoch, epoch);
  EXPECT_EQ(registrar_.standing(), 1);
  EXPECT_FALSE(Next().has_value());
}

TEST_F(RegistrarTest, ATopicWantedAgainWhileRemovingIsRegisteredAfterwards) {
  Establish(Topics(kTrade, {"A"}));
  registrar_.Remove(Topics(kTrade, {"A"}));
  Next();
  EXPECT_THAT(registrar_.Add(Topics(kTrade, {"A"}), now_).live, IsEmpty());
  EXPECT_THAT(Removal().live, IsEmpty());
  EXPECT_FALSE(Next()->remove);
  EXPECT_THAT(Reg("0").live, SizeIs(1));
}

TEST_F(RegistrarTest, AfterALossEverythingWantedIsRenewed) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Add(Topics(kTrade, {"C"}), now_);
  Next();                                       // C is registering
  registrar_.Add(Topics(kTrade, {"D"}), now_);  // D is queued
  registrar_.Remove(Topics(kTrade, {"B"}));     // B will be removed
  const absl::Time lost = now_;
  registrar_.OnLost(lost, "gone");
  EXPECT_EQ(registrar_.standing(), 0);
  EXPECT_FALSE(registrar_.outstanding());
  EXPECT_FALSE(Next().has_value());

  registrar_.OnLogin();
  auto request = Next();
  EXPECT_EQ(request->topics, Topics(kTrade, {"A"})) << "previously registered topics go first, separately";
  EXPECT_EQ(request->group, 1) << "the broker's groups are empty again";
  const RegistrarOutcome outcome = Reg("0");
  EXPECT_THAT(outcome.live, IsEmpty());
  ASSERT_THAT(outcome.renewed, SizeIs(1));
  EXPECT_EQ(TopicsOf(outcome.renewed[0].registrations), Topics(kTrade, {"A"}));
  EXPECT_EQ(outcome.renewed[0].from, lost);
  EXPECT_EQ(outcome.renewed[0].reason, "gone");
  request = Next();
  EXPECT_EQ(request->topics, Topics(kTrade, {"C", "D"}));
  EXPECT_EQ(TopicsOf(Reg("0").live), Topics(kTrade, {"C", "D"})) << "these were never live";
}

TEST_F(RegistrarTest, AGapStartsAtTheFirstOfSeveralLosses) {
  const RegistrarOptions options{.items_per_request = 1};
  EpochClock epochs;
  Registrar registrar(options, epochs);
  registrar.OnLogin();
  registrar.Add(Topics(kTrade, {"A", "B"}), now_);
  for (int i = 0; i < 2; ++i) {
    registrar.Next(now_);
    registrar.OnAnswer(Answer("REG", "0"), now_);
  }
  registrar.OnLost(kStart + absl::Seconds(10), "first");
  registrar.OnLogin();
  registrar.Next(now_ + absl::Seconds(20));
  EXPECT_EQ(registrar.OnAnswer(Answer("REG", "0"), now_).renewed[0].reason, "first");  // A, but not B
  registrar.OnLost(kStart + absl::Seconds(30), "second");
  registrar.OnLogin();
  registrar.Next(now_ + absl::Seconds(40));
  EXPECT_EQ(registrar.OnAnswer(Answer("REG", "0"), now_).renewed[0].from, kStart + absl::Seconds(30));
  registrar.Next(now_ + absl::Seconds(50));
  EXPECT_EQ(registrar.OnAnswer(Answer("REG", "0"), now_).renewed[0].from, kStart + absl::Seconds(10));
}

TEST_F(RegistrarTest, ATopicWantedAgainDuringALossHasNoGap) {
  Establish(Topics(kTrade, {"A"}));
  registrar_.OnLost(now_, "gone");
  registrar_.Remove(Topics(kTrade, {"A"}));
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  registrar_.OnLogin();
  Next();
  const RegistrarOutcome outcome = Reg("0");
  EXPECT_THAT(outcome.live, SizeIs(1));
  EXPECT_THAT(outcome.renewed, IsEmpty());
}

}  // namespace
}  // namespace kiwoom::sessions

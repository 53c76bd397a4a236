#include "service/sessions/registrar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "service/sessions/test_registrar.h"
#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_F(RegistrarTest, RegistersAndReportsTheEpochOfTheReg) {
  EXPECT_FALSE(Next().has_value());
  registrar_.Add(Topics(kTrade, {"A", "B"}), now_);
  const auto request = Next();
  ASSERT_TRUE(request.has_value());
  EXPECT_FALSE(request->remove);
  EXPECT_EQ(request->group, 1);
  EXPECT_EQ(request->topics, Topics(kTrade, {"A", "B"}));
  const auto sent = static_cast<uint64_t>(absl::ToUnixMicros(now_));
  EXPECT_EQ(registrar_.standing(), 0);

  now_ += absl::Seconds(3);
  const RegistrarOutcome outcome = Reg("0");
  EXPECT_THAT(outcome.live, ElementsAre(Registration{{&kTrade, "A"}, sent}, Registration{{&kTrade, "B"}, sent}));
  EXPECT_EQ(registrar_.standing(), 2);
  EXPECT_FALSE(Next().has_value());
}

TEST_F(RegistrarTest, CountsWhatBecomesOfEachReg) {
  const auto count = [this](RegistrationAnswer answer) {
    return registrar_.answers().counts()[static_cast<size_t>(answer)];
  };
  Establish(Topics(kTrade, {"A"}));
  EXPECT_EQ(count(RegistrationAnswer::kAccepted), 1u);

  registrar_.Add(Topics(kTrade, {"B"}), now_);
  Next();
  Reg("105116");
  EXPECT_EQ(count(RegistrationAnswer::kRefused), 1u);

  registrar_.Add(Topics(kTrade, {"C"}), now_);
  Next();
  now_ += absl::Seconds(10);
  registrar_.OnTimer(now_);
  EXPECT_EQ(count(RegistrationAnswer::kUnanswered), 1u);
  Reg("0");
  EXPECT_EQ(count(RegistrationAnswer::kAccepted), 1u) << "a late answer counts for nothing";

  registrar_.Remove(Topics(kTrade, {"A"}));
  ASSERT_TRUE(Next()->remove);
  Removal();
  EXPECT_EQ(count(RegistrationAnswer::kAccepted), 1u) << "nor does that to a REMOVE";
}

TEST_F(RegistrarTest, WaitsForLoginAndForEachAnswer) {
  EpochClock epochs;
  Registrar registrar{{}, epochs};
  registrar.Add(Topics(kTrade, {"A"}), now_);
  EXPECT_FALSE(registrar.Next(now_).has_value());
  registrar.OnLogin();
  EXPECT_TRUE(registrar.Next(now_).has_value());
  registrar.Add(Topics(kTrade, {"B"}), now_);
  EXPECT_FALSE(registrar.Next(now_).has_value()) << "one request is outstanding";
  registrar.OnAnswer(Answer("", "0"), now_);  // an answer may lack its name
  EXPECT_TRUE(registrar.Next(now_).has_value());
}

TEST_F(RegistrarTest, ATopicWantedTwiceIsRegisteredOnce) {
  registrar_.Add(Topics(kTrade, {"A", "A"}), now_);
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  EXPECT_THAT(Next()->topics, SizeIs(1));
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  EXPECT_THAT(Reg("0").live, SizeIs(1));
  EXPECT_THAT(registrar_.Add(Topics(kTrade, {"A"}), now_).live, IsEmpty());
  EXPECT_FALSE(Next().has_value());
}

TEST_F(RegistrarTest, SplitsIntoBatchesAndGroups) {
  registrar_.Add(ManyTopics(kTrade, 150), now_);
  auto request = Next();
  EXPECT_THAT(request->topics, SizeIs(100));
  EXPECT_EQ(request->group, 1);
  Reg("0");
  request = Next();
  EXPECT_THAT(request->topics, SizeIs(50));
  EXPECT_EQ(request->group, 2);
  Reg("0");

  registrar_.Remove(ManyTopics(kTrade, 20, 90));
  request = Next();
  EXPECT_TRUE(request->remove);
  EXPECT_EQ(request->group, 1);
  EXPECT_EQ(request->topics, ManyTopics(kTrade, 10, 90));
  Removal();
  request = Next();
  EXPECT_EQ(request->group, 2);
  EXPECT_EQ(request->topics, ManyTopics(kTrade, 10, 100));
}

TEST_F(RegistrarTest, RefusesTopicsBeyondTheCapacity) {
  EXPECT_THAT(registrar_.Add(ManyTopics(kTrade, 200), now_).refused, IsEmpty());
  EXPECT_THAT(registrar_.Add(ManyTopics(kOrderBook, 200), now_).refused, IsEmpty()) << "the same items";
  EXPECT_THAT(registrar_.Add(Topics(kMarketStatus, {""}), now_).refused, IsEmpty()) << "not an item";
  const RegistrarOutcome outcome = registrar_.Add(ManyTopics(kTrade, 2, 199), now_);
  ASSERT_THAT(outcome.refused, SizeIs(1));
  EXPECT_EQ(outcome.refused[0].topics, ManyTopics(kTrade, 1, 200));
  EXPECT_EQ(outcome.refused[0].broker_code, "");
  EXPECT_EQ(outcome.refused[0].broker_message,
            "The connection with the broker holds at most 200 different items and is full; end other subscriptions "
            "first.");

  registrar_.Remove(ManyTopics(kTrade, 1, 0));
  registrar_.Remove(ManyTopics(kOrderBook, 1, 0));
  EXPECT_THAT(registrar_.Add(ManyTopics(kTrade, 1, 200), now_).refused, IsEmpty()) << "there is room again";
}

TEST_F(RegistrarTest, RemovesGoFirstBecauseTheyMakeRoom) {
  Establish(Topics(kTrade, {"A"}));
  registrar_.Add(Topics(kTrade, {"B"}), now_);
  registrar_.Remove(Topics(kTrade, {"A"}));
  EXPECT_TRUE(Next()->remove);
  Removal();
  EXPECT_FALSE(Next()->remove);
}

TEST_F(RegistrarTest, HalvesARefusedBatchUntilTheTopicIsFound) {
  registrar_.Add(ManyTopics(kTrade, 8), now_);
  const Topic culprit = ManyTopics(kTrade, 8)[5];
  std::vector<Registration> live;
  std::vector<RegistrarOutcome::Refusal> refused;
  int requests = 0;
  while (const auto request = Next()) {
    ++requests;
    const bool bad = std::ranges::find(request->topics, culprit) != request->topics.end();
    RegistrarOutcome outcome = bad ? Reg("105111", "실시간 항목 등록에 실패했습니다") : Reg("0");
    live.insert(live.end(), outcome.live.begin(), outcome.live.end());
    refused.insert(refused.end(), outcome.refused.begin(), outcome.refused.end());
  }
  EXPECT_EQ(requests, 7);
  EXPECT_THAT(live, SizeIs(7));
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_THAT(refused[0].topics, ElementsAre(culprit));
  EXPECT_EQ(refused[0].broker_code, "105111");
  EXPECT_EQ(refused[0].broker_message, "실시간 항목 등록에 실패했습니다");

  registrar_.Add(std::vector<Topic>{culprit}, now_);
  EXPECT_TRUE(Next().has_value()) << "wanted again, it is tried again";
}

TEST_F(RegistrarTest, RetriesLaterWhenTooFast) {
  registrar_.Add(Topics(kTrade, {"A", "B"}), now_);
  Next();
  registrar_.Remove(Topics(kTrade, {"B"}));
  const RegistrarOutcome outcome = Reg("105110");
  EXPECT_THAT(outcome.live, IsEmpty());
  EXPECT_THAT(outcome.refused, IsEmpty());
  EXPECT_FALSE(registrar_.Next(now_).has_value());
  EXPECT_EQ(registrar_.NextTimer(), now_ + absl::Seconds(1));
  const auto again = Next();
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->topics, Topics(kTrade, {"A"})) << "topics given up meanwhile are omitted";
  EXPECT_EQ(again->group, 1);
}

TEST_F(RegistrarTest, TakesEachLimitOfTheBrokerForTooFast) {
  for (const char* code : {"5", "1700", "1701"}) {
    registrar_.Add(Topics(kTrade, {code}), now_);
    Next();
    EXPECT_THAT(Reg(code).refused, IsEmpty()) << code;
    EXPECT_EQ(Next()->topics, Topics(kTrade, {code}));
    EXPECT_THAT(Reg("0").live, SizeIs(1)) << code;
  }
}

TEST_F(RegistrarTest, RetriesARemoveThatWasTooFast) {
  Establish(Topics(kTrade, {"A", "B"}));
  registrar_.Remove(Topics(kTrade, {"A", "B"}));
  Next();
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  EXPECT_THAT(Removal("105110").live, IsEmpty());
  const auto again = Next();
  EXPECT_TRUE(again->remove);
  EXPECT_EQ(again->topics, Topics(kTrade, {"A", "B"}));
  Removal();
  EXPECT_EQ(Next()->topics, Topics(kTrade, {"A"})) << "wanted again meanwhile";
  EXPECT_THAT(Reg("0").live, SizeIs(1));
}

TEST_F(RegistrarTest, KeepsTheRateLimit) {
  Registrar registrar({.items_per_request = 1, .requests_per_second = 2, .limiter_margin = absl::ZeroDuration()},
                      epochs_);
  registrar.OnLogin();
  registrar.Add(ManyTopics(kTrade, 3), kStart);
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(registrar.Next(kStart).has_value());
    registrar.OnAnswer(Answer("REG", "0"), kStart);
  }
  EXPECT_FALSE(registrar.Next(kStart).has_value());
  EXPECT_EQ(registrar.NextTimer(), kStart + absl::Seconds(1));
  EXPECT_FALSE(registrar.Next(kStart + absl::Milliseconds(999)).has_value());
  EXPECT_TRUE(registrar.Next(kStart + absl::Seconds(1)).has_value());
}

TEST_F(RegistrarTest, ReportsUnexpectedAnswers) {
  const auto anomaly = Reg("0").anomaly;
  ASSERT_TRUE(anomaly.has_value());
  EXPECT_EQ(anomaly->what, "The broker sent an unexpected answer");
  EXPECT_EQ(anomaly->code, "REG 0");
  registrar_.Add(Topics(kTrade, {"A"}), now_);
  Next();
  EXPECT_TRUE(Removal().anomaly.has_value());
  EXPECT_TRUE(registrar_.outstanding());
}

TEST_F(RegistrarTest, ARefusedRemoveCountsAsDone) {
  Establish(Topics(kTrade, {"A"}));
  registrar_.Remove(Topics(kTrade, {"A"}));
  Next();
  const auto anomaly = Removal("100002").anomaly;
  ASSERT_TRUE(anomaly.has_value());
  EXPECT_EQ(anomaly->what, "The broker refused a REMOVE");
  EXPECT_EQ(anomaly->code, "100002");
  EXPECT_FALSE(Next().has_value());
}

TEST(Registrar, CountsItems) {
  EpochClock epochs;
  Registrar registrar({.items_per_connection = 2}, epochs);
  registrar.Add(Topics(kTrade, {"A", "B"}), kStart);
  registrar.Add(Topics(kOrderBook, {"A", ""}), kStart);
  EXPECT_EQ(registrar.item_count(), 2) << "only items count, and the whole market is not one";
  registrar.Remove(Topics(kTrade, {"A"}));
  EXPECT_EQ(registrar.item_count(), 2) << "it is wanted as another type";
  registrar.Remove(Topics(kOrderBook, {"A"}));
  EXPECT_EQ(registrar.item_count(), 1) << "its REMOVE precedes the next REG";
}

}  // namespace
}  // namespace kiwoom::sessions

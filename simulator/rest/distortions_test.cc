#include "simulator/rest/distortions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class DistortionsTest : public ::testing::Test {
 protected:
  // The status of the next answer's distortion; 0: it has none.
  int Next(const std::string& tr, bool token = false) {
    const std::optional<Distortion> distortion = distortions_.Take(tr, token);
    return distortion ? distortion->status : 0;
  }
  int64_t held() const { return stats_.Read().held_answers; }

  StatsBoard stats_;
  Distortions distortions_{stats_};
};

TEST_F(DistortionsTest, ATrsOwnComesFirst) {
  distortions_.Set("all", {.status = 500});
  distortions_.Set("ka20001", {.status = 404});
  EXPECT_EQ(Next("ka20001"), 404);
  EXPECT_EQ(Next("ka20003"), 500);
  distortions_.Set("ka20001", {.status = 403});
  EXPECT_EQ(Next("ka20001"), 403) << "it replaces the previous one";
  distortions_.Clear("ka20001");
  EXPECT_EQ(Next("ka20001"), 500);
  distortions_.Clear("all");
  EXPECT_EQ(Next("ka20003"), 0);
}

TEST_F(DistortionsTest, TokensAreNotMeantByAll) {
  distortions_.Set("all", {.status = 500});
  EXPECT_EQ(Next("au10001", /*token=*/true), 0);
  distortions_.Set("au10001", {.status = 502});
  EXPECT_EQ(Next("au10001", /*token=*/true), 502);
  distortions_.Clear("all");
  EXPECT_EQ(Next("au10001", /*token=*/true), 0) << "but all of them end together";
}

TEST_F(DistortionsTest, EndAfterTheirTimes) {
  distortions_.Set("all", {.status = 500, .times = 2});
  EXPECT_EQ(Next("ka20001"), 500);
  EXPECT_EQ(Next("ka20003"), 500);
  EXPECT_EQ(Next("ka20001"), 0);
}

TEST_F(DistortionsTest, HeldAnswersAreSentInOrderWhenTheirDistortionEnds) {
  std::vector<std::string> sent;
  const auto hold = [&](const std::string& tr, const std::string& name) {
    return distortions_.HeldOf(tr)->Hold([&sent, name] { sent.push_back(name); });
  };
  hold("ka20001", "first");
  const HeldAnswers::Ticket gone = hold("ka20001", "gone");
  hold("ka20001", "third");
  hold("ka20003", "other");
  EXPECT_EQ(held(), 4);
  distortions_.HeldOf("ka20001")->Drop(gone);
  EXPECT_EQ(held(), 3);
  distortions_.HeldOf("ka20001")->Drop(gone);
  EXPECT_EQ(held(), 3) << "it hung up once";
  EXPECT_THAT(sent, IsEmpty());

  distortions_.Clear("ka20001");
  EXPECT_THAT(sent, ElementsAre("first", "third"));
  EXPECT_EQ(held(), 1);
  distortions_.Clear("all");
  EXPECT_THAT(sent, ElementsAre("first", "third", "other"));
  EXPECT_EQ(held(), 0);
}

}  // namespace
}  // namespace kiwoom::simulator

#include "service/fanout/upstreams.h"

#include <gtest/gtest.h>

#include "service/fanout/upstream_uses.h"

namespace kiwoom::fanout {
namespace {

using sessions::State;

const sessions::SessionName kMain = "main";
const sessions::SessionName kSecond = "second";

class UpstreamsTest : public ::testing::Test {
 protected:
  const sessions::SessionName* const names_[2] = {&kSecond, &kMain};
  Upstreams upstreams_{names_};
  Upstream& main_ = upstreams_.of(kMain);
  Upstream& second_ = upstreams_.of(kSecond);
};

TEST_F(UpstreamsTest, HaveTheOrderOfTheirNames) {
  EXPECT_EQ(upstreams_[0].name, &kMain);
  EXPECT_EQ(upstreams_[1].name, &kSecond);
  EXPECT_EQ(second_.index, 1u);
}

TEST_F(UpstreamsTest, SayWhetherAnyIsLive) {
  EXPECT_FALSE(upstreams_.AnyLive());
  second_.state = State::kLive;
  EXPECT_TRUE(upstreams_.AnyLive());
}

TEST_F(UpstreamsTest, SayWhetherAnyStandsBy) {
  EXPECT_FALSE(upstreams_.AnyStandsBy());
  second_.state = State::kStandby;
  EXPECT_TRUE(upstreams_.AnyStandsBy());
  EXPECT_FALSE(upstreams_.AnyLive());
}

// From best to worst, as the contract has it.
TEST(Upstream, StatesHaveAnOrder) {
  const State kOrder[] = {State::kLive, State::kConnecting, State::kStandby,
                          State::kLost, State::kRefused,    State::kReplaced};
  for (size_t a = 0; a < std::size(kOrder); ++a) {
    for (size_t b = 0; b < std::size(kOrder); ++b) EXPECT_EQ(IsWorse(kOrder[a], kOrder[b]), a > b) << a << ", " << b;
  }
}

// A reader is only as well off as the worst of its own sessions. What it does not use is no trouble of its.
TEST_F(UpstreamsTest, TheWorstStateIsThatOfTheSessionsInUse) {
  main_.state = State::kLive;
  second_.state = State::kReplaced;
  UpstreamUses uses;
  EXPECT_EQ(uses.Worst(upstreams_), State::kLive) << "none: the best of all";
  uses.Add(main_);
  EXPECT_EQ(uses.Worst(upstreams_), State::kLive);
  uses.Add(second_);
  uses.Add(second_);
  EXPECT_EQ(uses.Worst(upstreams_), State::kReplaced);
  uses.Remove(second_);
  EXPECT_EQ(uses.Worst(upstreams_), State::kReplaced) << "another topic is still there";
  uses.Remove(second_);
  EXPECT_EQ(uses.Worst(upstreams_), State::kLive);
}

TEST_F(UpstreamsTest, AReaderKnowsOfEachLossByItself) {
  UpstreamUses uses;
  uses.set_knows_of_loss(second_, true);
  EXPECT_TRUE(uses.knows_of_loss(second_));
  EXPECT_FALSE(uses.knows_of_loss(main_));
  uses.set_knows_of_loss(main_, true);
  uses.set_knows_of_loss(second_, false);
  EXPECT_FALSE(uses.knows_of_loss(second_));
  EXPECT_TRUE(uses.knows_of_loss(main_));
}

}  // namespace
}  // namespace kiwoom::fanout

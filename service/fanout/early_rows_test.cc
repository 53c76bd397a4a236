#include "service/fanout/early_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/fanout/channel.h"
#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

absl::Time At(int seconds) { return absl::FromUnixSeconds(1'800'000'000 + seconds); }

class EarlyRowsTest : public ::testing::Test {
 protected:
  static std::vector<std::string> Messages(const std::vector<EarlyRows::Row>& rows) {
    std::vector<std::string> messages;
    for (const EarlyRows::Row& row : rows) messages.push_back(row.message);
    return messages;
  }

  Channel samsung_{kSamsung}, hynix_{kHynix};
  EarlyRows rows_;
};

TEST_F(EarlyRowsTest, AreReleasedInTheOrderOfTheirArrivalWhateverTheirTopic) {
  rows_.Add(samsung_, "005930", "a", At(1));
  rows_.Add(hynix_, "000660", "b", At(2));
  rows_.Add(samsung_, "005930", "c", At(3));
  Channel* const both[] = {&hynix_, &samsung_};
  EXPECT_THAT(Messages(rows_.Take(both)), ::testing::ElementsAre("a", "b", "c"));
  EXPECT_EQ(rows_.bytes(), 0u);
  EXPECT_THAT(rows_.Take(both), ::testing::IsEmpty());
}

TEST_F(EarlyRowsTest, OfOtherTopicsKeepWaiting) {
  rows_.Add(samsung_, "005930", "a", At(1));
  rows_.Add(hynix_, "000660", "b", At(2));
  Channel* const samsung[] = {&samsung_};
  EXPECT_THAT(Messages(rows_.Take(samsung)), ::testing::ElementsAre("a"));
  Channel* const forgotten[] = {&samsung_};
  rows_.Forget(forgotten);
  Channel* const hynix[] = {&hynix_};
  const auto taken = rows_.Take(hynix);
  ASSERT_EQ(taken.size(), 1u);
  EXPECT_EQ(taken[0].channel, &hynix_);
  EXPECT_EQ(taken[0].item, "000660");
  EXPECT_EQ(taken[0].received, At(2));
}

TEST_F(EarlyRowsTest, OfAForgottenTopicAreGone) {
  rows_.Add(samsung_, "005930", "a", At(1));
  Channel* const forgotten[] = {&samsung_};
  rows_.Forget(forgotten);
  Channel* const samsung[] = {&samsung_};
  EXPECT_THAT(rows_.Take(samsung), ::testing::IsEmpty());
  EXPECT_EQ(rows_.bytes(), 0u);
}

TEST_F(EarlyRowsTest, BeyondTheLimitAreCountedAsOnePieceAtTheEnd) {
  const std::string large(EarlyRows::kMostBytes / 2, 'x');
  rows_.Add(samsung_, "005930", large, At(1));
  rows_.Add(samsung_, "005930", large, At(2));
  rows_.Add(samsung_, "005930", "small", At(3));
  rows_.Add(hynix_, "000660", "fits", At(4));
  Channel* const both[] = {&samsung_, &hynix_};
  EXPECT_THAT(Messages(rows_.Take(both)), ::testing::ElementsAre(large, "fits"));
  const EarlyRows::Loss loss = rows_.TakeLoss(samsung_);
  EXPECT_EQ(loss.rows, 2u) << "the small one too: nothing may follow what is missing";
  EXPECT_EQ(loss.from, At(2));
  EXPECT_EQ(loss.until, At(3));
  EXPECT_EQ(rows_.TakeLoss(samsung_).rows, 0u) << "reported once";
  EXPECT_EQ(rows_.TakeLoss(hynix_).rows, 0u);
  rows_.Add(samsung_, "005930", "again", At(5));
  EXPECT_THAT(Messages(rows_.Take(both)), ::testing::ElementsAre("again"));
}

TEST_F(EarlyRowsTest, KnowBetweenWhichOfThemRowsMayBeMissing) {
  rows_.AddMark(At(0), At(1));  // nothing waits yet
  rows_.Add(samsung_, "005930", "a", At(2));
  rows_.Add(samsung_, "005930", "b", At(3));
  rows_.AddMark(At(3), At(5));
  rows_.AddMark(At(4), At(6));
  rows_.Add(samsung_, "005930", "c", At(7));
  Channel* const samsung[] = {&samsung_};
  const auto taken = rows_.Take(samsung);
  ASSERT_EQ(taken.size(), 3u);
  EXPECT_FALSE(rows_.HoleBetween(taken[0].marks, taken[1].marks).has_value());
  const auto hole = rows_.HoleBetween(taken[1].marks, taken[2].marks);
  ASSERT_TRUE(hole.has_value());
  EXPECT_EQ(hole->from, At(3));
  EXPECT_EQ(hole->until, At(6));
  EXPECT_FALSE(rows_.HoleBetween(taken[2].marks, rows_.marks()).has_value());
}

// A broker that sends nothing readable for long does not grow the list, and hides nothing.
TEST_F(EarlyRowsTest, HolesBeyondTheLimitAreStillKnown) {
  rows_.Add(samsung_, "005930", "a", At(1));
  const auto most = static_cast<int>(EarlyRows::kMostMarks);
  for (int i = 0; i < most + 10; ++i) rows_.AddMark(At(i), At(i + 1));
  rows_.Add(samsung_, "005930", "b", At(most + 20));
  rows_.AddMark(At(most + 20), At(most + 30));
  rows_.Add(samsung_, "005930", "c", At(most + 40));
  Channel* const samsung[] = {&samsung_};
  const auto taken = rows_.Take(samsung);
  ASSERT_EQ(taken.size(), 3u);
  const auto hole = rows_.HoleBetween(taken[1].marks, taken[2].marks);
  ASSERT_TRUE(hole.has_value());
  EXPECT_EQ(hole->until, At(most + 30));
}

}  // namespace
}  // namespace kiwoom::fanout

#include "service/methods/caller_kinds.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace kiwoom::methods {
namespace {

class CallerKindsTest : public ::testing::Test {
 protected:
  static bool Drop(int) { return false; }

  absl::Time now_ = absl::UnixEpoch();
  CallerKinds<int> counts_{{.life = absl::Minutes(1), .callers = 3, .kinds = 2}};
};

TEST_F(CallerKindsTest, EachKindOfEachCallerHasItsValue) {
  ++counts_.Of("alice", "a", now_);
  ++counts_.Of("alice", "a", now_);
  ++counts_.Of("alice", "b", now_);
  ++counts_.Of("bob", "a", now_);
  EXPECT_EQ(counts_.Of("alice", "a", now_), 2);
  EXPECT_EQ(counts_.Of("alice", "b", now_), 1);
  EXPECT_EQ(counts_.Of("bob", "a", now_), 1);
}

TEST_F(CallerKindsTest, ACallerWithTooManyKindsSharesItsLastValueAndLeavesTheOthersTheirs) {
  for (int i = 0; i < 100; ++i) ++counts_.Of("alice", absl::StrCat(i), now_);
  EXPECT_EQ(counts_.size(), 3u) << "two kinds, and the further ones";
  EXPECT_EQ(counts_.Of("alice", "0", now_), 1);
  EXPECT_EQ(counts_.Of("alice", "99", now_), 98);
  EXPECT_EQ(counts_.Of("bob", "0", now_), 0);
  EXPECT_EQ(counts_.Of("bob", "1", now_), 0);
  EXPECT_EQ(counts_.size(), 5u);
}

TEST_F(CallerKindsTest, CallersBeyondTheLimitAreTakenForOne) {
  for (int i = 0; i < 100; ++i) ++counts_.Of(absl::StrCat("caller", i), "a", now_);
  EXPECT_EQ(counts_.size(), 4u);
  EXPECT_EQ(counts_.Of("caller2", "a", now_), 1);
  EXPECT_EQ(counts_.Of("caller99", "a", now_), 97);
}

TEST_F(CallerKindsTest, AValueIsForgottenAfterItsLifeOrBeginsAnother) {
  EXPECT_EQ(counts_.next_end(), absl::InfiniteFuture());
  counts_.Of("alice", "a", now_) = 1;
  now_ += absl::Seconds(30);
  counts_.Of("alice", "b", now_) = 2;
  EXPECT_EQ(counts_.next_end(), absl::UnixEpoch() + absl::Minutes(1));
  now_ += absl::Seconds(30);
  counts_.Forget(now_, [](int value) { return value == 1; });
  EXPECT_EQ(counts_.next_end(), absl::UnixEpoch() + absl::Seconds(90));
  counts_.Forget(now_ + absl::Seconds(30), Drop);
  EXPECT_EQ(counts_.size(), 1u) << "alice's first began another minute";
  EXPECT_EQ(counts_.next_end(), absl::UnixEpoch() + absl::Minutes(2));
  counts_.Forget(now_ + absl::Minutes(1), Drop);
  EXPECT_EQ(counts_.size(), 0u);
  EXPECT_EQ(counts_.Of("alice", "a", now_), 0) << "anew";
}

TEST_F(CallerKindsTest, WhoHasBeenForgottenLeavesRoom) {
  for (int i = 0; i < 100; ++i) counts_.Of(absl::StrCat("caller", i), "a", now_);
  now_ += absl::Minutes(1);
  counts_.Forget(now_, Drop);
  for (int i = 0; i < 3; ++i) ++counts_.Of(absl::StrCat("new", i), "a", now_);
  EXPECT_EQ(counts_.size(), 3u);
}

}  // namespace
}  // namespace kiwoom::methods

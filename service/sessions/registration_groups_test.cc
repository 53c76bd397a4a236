#include "service/sessions/registration_groups.h"

#include <gtest/gtest.h>

namespace kiwoom::sessions {
namespace {

TEST(RegistrationGroups, FillsTheLowestWithRoom) {
  RegistrationGroups groups(100);
  EXPECT_EQ(groups.Take(60), 1);
  EXPECT_EQ(groups.Take(60), 2) << "a batch is never split";
  EXPECT_EQ(groups.Take(40), 1);
  EXPECT_EQ(groups.Take(100), 3);
  EXPECT_EQ(groups.Take(41), 4);
}

TEST(RegistrationGroups, ReusesNumbers) {
  RegistrationGroups groups(10);
  for (int group = 1; group <= 3; ++group) EXPECT_EQ(groups.Take(10), group);
  groups.Release(2, 4);
  EXPECT_EQ(groups.Take(5), 4) << "four free slots are not enough for five";
  groups.Release(2, 6);
  EXPECT_EQ(groups.Take(10), 2);
  groups.Release(1, 10);
  EXPECT_EQ(groups.Take(1), 1);
  groups.Release(99, 1);  // unknown: ignored
  groups.Clear();
  EXPECT_EQ(groups.Take(10), 1);
}

}  // namespace
}  // namespace kiwoom::sessions

#include "service/fanout/item_share.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiwoom::fanout {
namespace {

TEST(ItemShare, CountsDifferentItemsPerCaller) {
  const struct {
    std::string step;  // "+": take, "-": release
    std::string caller, item;
    bool granted;
    int desk, risk;  // held afterwards
  } kSteps[] = {
      {"+", "desk", "005930", true, 1, 0},     {"+", "desk", "000660", true, 2, 0},
      {"+", "desk", "035420", false, 2, 0},     // beyond the share
      {"+", "risk", "035420", true, 2, 1},      // which is the caller's own
      {"+", "desk", "005930", true, 2, 1},      // another type or reader of an item that it has
      {"+", "desk", "", true, 2, 1},            // an account type
      {"+", "desk", "005930_NX", false, 2, 1},  // another item
      {"-", "desk", "005930", true, 2, 1},      // one use is left
      {"+", "desk", "035420", false, 2, 1},    {"-", "desk", "005930", true, 1, 1},
      {"+", "desk", "035420", true, 2, 1},     {"-", "desk", "", true, 2, 1},
      {"-", "desk", "999999", true, 2, 1},  // it does not have that
      {"-", "nobody", "005930", true, 2, 1},   {"-", "risk", "035420", true, 2, 0},
      {"-", "desk", "000660", true, 1, 0},     {"-", "desk", "035420", true, 0, 0},
      {"+", "desk", "005930", true, 1, 0},
  };
  ItemShare share;
  int number = 0;
  for (const auto& [step, caller, item, granted, desk, risk] : kSteps) {
    ++number;
    if (step == "+") {
      EXPECT_EQ(share.Take(caller, item, 2), granted) << "step " << number;
    } else {
      share.Release(caller, item);
    }
    EXPECT_EQ(share.Held("desk"), desk) << "step " << number;
    EXPECT_EQ(share.Held("risk"), risk) << "step " << number;
  }
}

TEST(ItemShare, ZeroIsNoLimit) {
  ItemShare share;
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(share.Take("desk", std::to_string(i), 0));
  EXPECT_EQ(share.Held("desk"), 1000);
}

}  // namespace
}  // namespace kiwoom::fanout

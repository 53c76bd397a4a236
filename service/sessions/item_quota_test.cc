#include "service/sessions/item_quota.h"

#include <gtest/gtest.h>

namespace kiwoom::sessions {
namespace {

TEST(ItemQuota, CountsDifferentItems) {
  ItemQuota quota(2);
  EXPECT_TRUE(quota.Take("005930"));
  EXPECT_TRUE(quota.Take("005930")) << "a second type of the same item";
  EXPECT_TRUE(quota.Take("005930_NX")) << "another venue is another item";
  EXPECT_FALSE(quota.Take("000660"));
  EXPECT_TRUE(quota.Take("")) << "the whole market is not an item";

  quota.Release("005930");
  EXPECT_FALSE(quota.Take("000660")) << "one type still uses it";
  quota.Release("005930");
  EXPECT_TRUE(quota.Take("000660"));
  quota.Release("");
  quota.Release("unknown");
  EXPECT_FALSE(quota.Take("035720"));
}

}  // namespace
}  // namespace kiwoom::sessions

#include "simulator/feed/row_extras.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generated/registry.h"

namespace kiwoom::simulator {
namespace {

const Registered kTrades = {"0B", "005930"};
const Registered kBooks = {"0D", "005930"};

TEST(RowExtrasTest, RowsHaveNoneByDefault) {
  RowExtras extras;
  const RowExtras::Extras none = extras.Next(kTrades);
  EXPECT_EQ(none.values, "");
  EXPECT_EQ(none.stamp, 0);
}

TEST(RowExtrasTest, StampsCountTheRowsOfATopic) {
  RowExtras extras;
  extras.Stamp();
  EXPECT_EQ(extras.Next(kTrades).values, R"(,"900000001":"1")");
  EXPECT_EQ(extras.Next(kTrades).values, R"(,"900000001":"2")");
  EXPECT_EQ(extras.Next(kBooks).values, R"(,"900000001":"1")");
  EXPECT_EQ(extras.Next(kTrades).stamp, 3);
}

TEST(RowExtrasTest, NoTableHasTheStampsKey) {
  for (const codec::Tr* tr : generated::Trs()) {
    for (const codec::Row& row : tr->response->rows) EXPECT_NE(row.key, RowExtras::kStampKey) << tr->code;
  }
}

TEST(RowExtrasTest, TheNextRowsHaveUnknownKeysOfTheirOwn) {
  RowExtras extras;
  extras.AddUnknownKeys({.count = 2, .bytes = 5}, 2);
  EXPECT_EQ(extras.Next(kTrades).values, R"(,"u1uuu":"1","u2uuu":"1")");
  EXPECT_EQ(extras.Next(kBooks).values, R"(,"u3uuu":"1","u4uuu":"1")");
  EXPECT_EQ(extras.Next(kTrades).values, "");
  extras.AddUnknownKeys({.count = 1, .bytes = 1'000'000}, 1);
  EXPECT_EQ(extras.Next(kTrades).values.size(), 1'000'000 + std::string(R"(,"":"1")").size());
}

}  // namespace
}  // namespace kiwoom::simulator

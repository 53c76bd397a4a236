#include "simulator/market/order_command.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

TEST(OrderCommandTest, AnOrderIsALine) {
  const auto limit = ParseOrder("sell 005930 10 71000");
  ASSERT_TRUE(limit.ok()) << limit.status();
  EXPECT_EQ(limit->side, Side::kSell);
  EXPECT_EQ(limit->stock_code, "005930");
  EXPECT_EQ(limit->quantity, 10);
  EXPECT_EQ(limit->price, 71'000);
  EXPECT_EQ(ParseOrder(" buy  005930 1\n")->price, 0);
  for (const char* text : {"", "buy", "hold 005930 1", "buy 005930", "buy 005930 x", "buy 005930 -1", "buy 005930 1 0",
                           "buy 005930 1 1.5", "buy 005930 1 1 1"}) {
    EXPECT_EQ(ParseOrder(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(ParseOrderNumber("0000017").value(), 17);
  EXPECT_FALSE(ParseOrderNumber("").ok());
  EXPECT_FALSE(ParseOrderNumber("1 2").ok());
}

}  // namespace
}  // namespace kiwoom::simulator

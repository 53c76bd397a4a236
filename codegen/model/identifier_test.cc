#include "codegen/model/identifier.h"

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

TEST(Identifier, Cases) {
  struct Case {
    const char* name;
    bool snake;
    bool pascal;
    bool upper;
  };
  const Case cases[] = {
      {"order_book", true, false, false},  {"OrderBook", false, true, false}, {"ORDER_BOOK", false, false, true},
      {"kospi200", true, false, false},    {"KOSPI200", false, true, true},   {"a", true, false, false},
      {"", false, false, false},           {"_a", false, false, false},       {"a_", false, false, false},
      {"a__b", false, false, false},       {"52wk", false, false, false},     {"orderBook", false, false, false},
      {"order-book", false, false, false}, {"가", false, false, false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(IsSnakeCase(c.name), c.snake) << c.name;
    EXPECT_EQ(IsPascalCase(c.name), c.pascal) << c.name;
    EXPECT_EQ(IsUpperSnakeCase(c.name), c.upper) << c.name;
  }
}

TEST(Identifier, PascalBecomesSnake) {
  struct Case {
    const char* pascal;
    const char* snake;
    const char* upper;
  };
  const Case cases[] = {
      {"Trade", "trade", "TRADE"},
      {"OrderBook", "order_book", "ORDER_BOOK"},
      {"EtfNav", "etf_nav", "ETF_NAV"},
      {"ETFNav", "etf_nav", "ETF_NAV"},
      {"Top10Brokers", "top10_brokers", "TOP10_BROKERS"},
      {"Kospi200", "kospi200", "KOSPI200"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(SnakeCase(c.pascal), c.snake);
    EXPECT_EQ(UpperSnakeCase(c.pascal), c.upper);
  }
}

TEST(Identifier, KeysWithoutNameBecomeNamesThatAreNone) {
  struct Case {
    const char* key;
    const char* name;
  };
  const Case cases[] = {
      {"131", "unnamed_131"}, {"52wk_hgst_pric", "unnamed_52wk_hgst_pric"}, {"stk-Cd.", "unnamed_stk_cd"}};
  for (const Case& c : cases) {
    EXPECT_EQ(Unnamed(c.key), c.name);
    EXPECT_TRUE(IsSnakeCase(c.name));
    EXPECT_TRUE(IsUnnamed(c.name));
  }
  EXPECT_EQ(UnnamedType("mrkt_tp"), "UnnamedMrktTp");
  EXPECT_EQ(UnnamedType("131"), "Unnamed131");
  EXPECT_EQ(UnnamedValue(12), "UNNAMED_12");
  for (const char* name : {kUnnamedType, "UnnamedMrktTp", "UNNAMED_12"}) EXPECT_TRUE(IsUnnamed(name));
  for (const char* name : {"name", "unnamed", "Thing", "UNNAMED", ""}) EXPECT_FALSE(IsUnnamed(name));
}

TEST(Identifier, FieldsHaveAnotherNameInJson) {
  EXPECT_EQ(LowerCamelCase("price"), "price");
  EXPECT_EQ(LowerCamelCase("etf_nav"), "etfNav");
  EXPECT_EQ(LowerCamelCase("high_52_weeks"), "high52Weeks");
}

}  // namespace
}  // namespace kiwoom::model

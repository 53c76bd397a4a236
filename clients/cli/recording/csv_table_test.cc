#include "clients/cli/recording/csv_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "absl/strings/str_split.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::StartsWith;

// The cells of one event by title; only for cells without commas.
std::map<std::string, std::string> Cells(const std::string& event, const codec::Message& table) {
  const std::vector<std::string> titles = absl::StrSplit(CsvTitles(table), ',');
  const std::vector<std::string> cells = absl::StrSplit(CsvLine(*Make("Event", event), table), ',');
  EXPECT_EQ(titles.size(), cells.size());
  std::map<std::string, std::string> by_title;
  for (size_t i = 0; i < std::min(titles.size(), cells.size()); ++i) by_title[titles[i]] = cells[i];
  return by_title;
}

TEST(CsvTableTest, ValuesArePlainAndTypesSurvive) {
  const codec::Message& table = *TrNamed("Trade").response;
  auto cells = Cells(
      "item: '005930' epoch: 7 sequence: 3 received_time { seconds: 1795132801 nanos: 5000000 } skipped: 2 trade {"
      " trade_time { hours: 9 seconds: 1 } current_price: 1086800 current_price_direction: DIRECTION_UP"
      " change: -500 change_rate: -0.5 quantity: 12 aggressor_side: SIDE_SELL"
      " unparsed { key: '9001' value: 'x' } }",
      table);
  EXPECT_EQ(cells["item"], "005930");
  EXPECT_EQ(cells["epoch"], "7");
  EXPECT_EQ(cells["sequence"], "3");
  EXPECT_EQ(cells["received_time"], "2026-11-20T09:00:01.005000000+09:00");
  EXPECT_EQ(cells["snapshot"], "false");
  EXPECT_EQ(cells["skipped"], "2");
  EXPECT_EQ(cells["trade_time"], "09:00:01");
  EXPECT_EQ(cells["current_price"], "1086800");
  EXPECT_EQ(cells["current_price_direction"], "UP");
  EXPECT_EQ(cells["change"], "-500");
  EXPECT_EQ(cells["change_rate"], "-0.50");
  EXPECT_EQ(cells["quantity"], "12");
  EXPECT_EQ(cells["quantity_side"], "SELL");
  EXPECT_EQ(cells["unparsed"], "9001=x");
  EXPECT_EQ(cells["open_price"], "") << "absent";
}

TEST(CsvTableTest, LevelsOfABookAreColumns) {
  auto cells =
      Cells("item: 'X' order_book { asks { price: 5 quantity: 1 } asks { price: 6 } }", *TrNamed("OrderBook").response);
  EXPECT_EQ(cells["asks[0].price"], "5");
  EXPECT_EQ(cells["asks[0].quantity"], "1");
  EXPECT_EQ(cells["asks[1].price"], "6");
  EXPECT_EQ(cells["asks[1].quantity"], "");
  EXPECT_EQ(cells["asks[2].price"], "");
}

TEST(CsvTableTest, TextWithCommasAndQuotesIsQuoted) {
  EXPECT_THAT(CsvLine(*Make("Event", "item: 'a,\"b' trade {}"), *TrNamed("Trade").response),
              StartsWith("\"a,\"\"b\",0,"));
}

}  // namespace
}  // namespace kiwoom::cli

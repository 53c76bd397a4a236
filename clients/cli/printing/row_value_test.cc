#include "clients/cli/printing/row_value.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

struct ValueCase {
  std::string tr;
  std::string key;
  std::string message;  // text format
  std::string text;
  Paint paint = Paint::kNone;
};

class RowValueTest : public testing::TestWithParam<ValueCase> {};

TEST_P(RowValueTest, FormatsForPeople) {
  const ValueCase& value = GetParam();
  const codec::Message& table = *TrNamed(value.tr).response;
  const auto message = Make(std::string(table.name), value.message);
  const Cell cell = RowValue(*message, table, RowWithKey(table, value.key), Language::kKorean);
  EXPECT_EQ(cell.text, value.text);
  EXPECT_EQ(cell.paint, value.paint);
}

INSTANTIATE_TEST_SUITE_P(
    Types, RowValueTest,
    testing::ValuesIn(std::vector<ValueCase>{
        {"Trade", "10", "current_price: 1086800 current_price_direction: DIRECTION_UP", "▲1,086,800", Paint::kUp},
        {"Trade", "10", "current_price: 800 current_price_direction: DIRECTION_DOWN", "▼800", Paint::kDown},
        {"Trade", "10", "current_price: 86800 current_price_direction: DIRECTION_UNCHANGED", "86,800"},
        {"Trade", "10", "current_price: 0", "0"},
        {"Trade", "10", "", ""},
        {"Trade", "11", "change: -1500", "-1,500", Paint::kDown},
        {"Trade", "11", "change: 50", "+50", Paint::kUp},
        {"Trade", "11", "change: 0", "0"},
        {"Trade", "12", "change_rate: -0.5", "-0.50"},
        {"Trade", "12", "change_rate: 12.345", "12.35"},
        {"Trade", "15", "quantity: 1082 aggressor_side: SIDE_BUY", "1,082 매수", Paint::kUp},
        {"Trade", "15", "quantity: 82 aggressor_side: SIDE_SELL", "82 매도", Paint::kDown},
        {"Trade", "15", "quantity: 82", "82     "},
        {"Trade", "20", "trade_time { hours: 9 seconds: 1 }", "09:00:01"},
        {"Trade", "20", "trade_time { }", "00:00:00"},
        {"SectorIndex", "20", "time { marker: TIME_MARKER_CLOSING_AUCTION }", "장마감 동시호가"},
        {"SectorIndex", "20", "time { marker: TIME_MARKER_AFTER_HOURS_END }", "시간외 종료"},
        {"MarketStatus", "215", "market_phase: '3'", "3"},
        {"MarketStatus", "215", "market_phase: 'a\\033[2J'", "a\uFFFD[2J"},
        {"MarketStatus", "214", "remaining_seconds: 600", "600"},
        {"OrderBook", "42", "asks { price: 1 } asks { price: 87000 price_direction: DIRECTION_UP }", "▲87,000",
         Paint::kUp},
        {"OrderBook", "42", "asks { price: 1 }", ""},
        {"SectorPrice", "cur_prc", "current_price: 2393.3 current_price_direction: DIRECTION_DOWN", "▼2,393.30",
         Paint::kDown},
        {"SectorPrice", "52wk_hgst_pric_dt", "fifty_two_week_high_date { year: 2026 month: 1 day: 9 }", "2026-01-09"},
    }));

TEST(RowValueTest, HasWordsOfOneLanguage) {
  const codec::Message& trade = *TrNamed("Trade").response;
  EXPECT_EQ(RowValue(*Make("Trade", "quantity: 1 aggressor_side: SIDE_BUY"), trade, RowWithKey(trade, "15"),
                     Language::kEnglish)
                .text,
            "1  buy");
  EXPECT_EQ(
      RowValue(*Make("Trade", "change_sign: CHANGE_SIGN_RISE"), trade, RowWithKey(trade, "25"), Language::kEnglish)
          .text,
      "RISE");
  EXPECT_EQ(
      RowValue(*Make("Trade", "change_sign: CHANGE_SIGN_RISE"), trade, RowWithKey(trade, "25"), Language::kKorean).text,
      "상승");
}

}  // namespace
}  // namespace kiwoom::cli

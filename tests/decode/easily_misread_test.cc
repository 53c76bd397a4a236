#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/decode/decoded.h"
#include "tests/decode/expect_row.h"

// Values that are easily misread in the broker's tables, each as seen or documented, with the meaning that clients
// receive.
namespace kiwoom::tests {
namespace {

// Three fills of one order, 20, 30 and 20 shares, as seen in an account.
TEST(Order, WhatItHasFilledSoFarIsNotWhatThisFillWas) {
  ExpectRow("00", R"("900":"70","902":"50","911":"20","914":"60700","915":"20","913":"체결")",
            R"(order_quantity: 70 unfilled_quantity: 50 cumulative_execution_quantity: 20
               fill_price: 60700 fill_quantity: 20 order_status: ORDER_STATUS_EXECUTED)");
  ExpectRow("00", R"("902":"20","911":"50","915":"30")",
            "unfilled_quantity: 20 cumulative_execution_quantity: 50 fill_quantity: 30");
  ExpectRow("00", R"("902":"0","911":"70","915":"20")",
            "unfilled_quantity: 0 cumulative_execution_quantity: 70 fill_quantity: 20");
}

TEST(Order, AReasonOfZeroIsNoReason) {
  ExpectRow("00", R"("919":"0")", "");
  ExpectRow("00", R"("919":"가격제한폭 초과")", R"(reject_reason: "가격제한폭 초과")");
}

TEST(Order, AnOriginalNumberOfZerosIsNoOrder) {
  for (const char* zeros : {"0", "0000000", "0000000000", " 0000000 "}) {
    ExpectRow("00", absl::StrCat(R"("904":")", zeros, R"(")"), "");
  }
  ExpectRow("00", R"("904":"0000017")", R"(original_order_number: "0000017")");
}

TEST(Order, AMarketOrderNamesNoPrice) {
  ExpectRow("00", R"("901":"0","906":"시장가","910":"","914":"0")", "order_type: ORDER_TYPE_MARKET");
  ExpectRow("00", R"("901":"60700","906":"보통")", "order_price: 60700 order_type: ORDER_TYPE_LIMIT");
}

TEST(StockCode, IsWithoutTheLetterThatFramesOfOrdersPutBeforeIt) {
  for (const char* type : {"00", "04", "1h"}) {
    ExpectRow(type, R"("9001":"A005930")", R"(stock_code: "005930")");
    ExpectRow(type, R"("9001":"A005930_NX")", R"(stock_code: "005930_NX")");
    ExpectRow(type, R"("9001":"005930")", R"(stock_code: "005930")");
    ExpectRow(type, R"("9001":"0156T0")", R"(stock_code: "0156T0")");
    ExpectRow(type, R"("9001":"Q500001")", R"(stock_code: "Q500001")");  // a note
    ExpectRow(type, R"("9001":"J52C17F")", R"(stock_code: "J52C17F")");  // a warrant
  }
  ExpectBody("ka20002", R"({"inds_stkpc":[{"stk_cd":"A005930"},{"stk_cd":"005930_AL"}]})",
             R"(stocks { stock_code: "005930" } stocks { stock_code: "005930_AL" })");
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":"A005930"}]})", R"(sectors { sector_code: "A005930" })");
}

TEST(StockCode, OfAFrameOfTheAccountTheItemIsOneToo) {
  const struct {
    const char* type;
    const char* item;
    const char* told;
  } kCases[] = {{"00", "A005930", "005930"},
                {"04", "A0156T0", "0156T0"},
                {"1h", "005930_AL", "005930_AL"},
                {"0C", "A005930", "A005930"}};  // registered in this form, and echoed
  for (const auto& test : kCases) {
    const DecodedFrame decoded = DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":")", test.type,
                                                          R"(","item":")", test.item, R"(","values":{}}]})"));
    ASSERT_EQ(decoded.rows.size(), 1u);
    EXPECT_EQ(decoded.rows[0].item, test.told);
  }
}

TEST(VolatilityInterruption, ItsCodesAreWhatTheTableOfTheQueryCallsThem) {
  ExpectRow("1h", R"("9068":"1","9069":"1","9008":"001","9075":"1")",
            R"(trigger_kind: VOLATILITY_INTERRUPTION_KIND_STATIC
               trigger_direction: VOLATILITY_INTERRUPTION_DIRECTION_UP
               market: MARKET_KOSPI trigger_session: MARKET_SESSION_REGULAR)");
  ExpectRow("1h", R"("9068":"2","9069":"2","9008":"101","9075":"2")",
            R"(trigger_kind: VOLATILITY_INTERRUPTION_KIND_DYNAMIC
               trigger_direction: VOLATILITY_INTERRUPTION_DIRECTION_DOWN
               market: MARKET_KOSDAQ trigger_session: MARKET_SESSION_AFTER_HOURS_AUCTION)");
  ExpectRow("1h", R"("9068":"3")", "trigger_kind: VOLATILITY_INTERRUPTION_KIND_DYNAMIC_AND_STATIC");
  ExpectRow(
      "1h", R"("9068":"4","9069":"0","9008":"000","9075":"3")",
      R"(unparsed { key: "9068" value: "4" } unparsed { key: "9069" value: "0" }
               unparsed { key: "9008" value: "000" } unparsed { key: "9075" value: "3" })",
      {R"(1h[9008] KOSPI,KOSDAQ,전체구분: "000" is not in the code list)",
       R"(1h[9068] VI발동구분: "4" is not in the code list)", R"(1h[9069] 발동방향구분: "0" is not in the code list)",
       R"(1h[9075] 장전구분: "3" is not in the code list)"});
}

TEST(VolatilityInterruption, AReleaseIsTheSameRowWithItsTime) {
  ExpectRow("1h", R"("9068":"1","1223":"111454","1224":"000000")",
            R"(trigger_kind: VOLATILITY_INTERRUPTION_KIND_STATIC
               trigger_time { hours: 11 minutes: 14 seconds: 54 })");
  ExpectRow("1h", R"("9068":"1","1223":"111454","1224":"111703")",
            R"(trigger_kind: VOLATILITY_INTERRUPTION_KIND_STATIC
               trigger_time { hours: 11 minutes: 14 seconds: 54 } release_time { hours: 11 minutes: 17 seconds: 3 })");
}

TEST(VolatilityInterruption, ABaseOfZeroIsUnused) {
  ExpectRow("1h", R"("1225":"동적","1236":"0","1237":"61300")",
            "kind: VOLATILITY_INTERRUPTION_KIND_DYNAMIC dynamic_base_price: 61300");
  ExpectRow("1h", R"("1225":"정적","1236":"3750","1237":"00000000")",
            "kind: VOLATILITY_INTERRUPTION_KIND_STATIC static_base_price: 3750");
}

TEST(Ratio, WhoseSignIsDecorationHasNoDirection) {
  for (const char* spelling : {"50.15", "+50.15", "-50.15"}) {
    ExpectRow("0B", absl::StrCat(R"("1032":")", spelling, R"(")"), "buy_ratio: 50.15");
    ExpectRow("0U", absl::StrCat(R"("257":")", spelling, R"(")"), "traded_ratio: 50.15");
    for (const char* tr : {"ka20001", "ka20009"}) {
      ExpectBody(tr, absl::StrCat(R"({"trde_frmatn_rt":")", spelling, R"("})"), "traded_ratio: 50.15");
    }
  }
}

TEST(Ratio, OfSharesThatChangedHandsIsARatio) {
  for (const char* type : {"0A", "0B"}) ExpectRow(type, R"("31":"36.67")", "turnover_ratio: 36.67");
}

TEST(Auction, ItsQuantityHasNoAggressorAndItsPriceIsIndicative) {
  for (const char* spelling : {"7805", "+7805", "-7805"}) {
    ExpectRow("0H", absl::StrCat(R"("10":"+60500","15":")", spelling, R"(")"),
              "indicative_price: 60500 indicative_price_direction: DIRECTION_UP indicative_quantity: 7805");
  }
}

TEST(Foreign, VolumesAreEstimatesOfBrokers) {
  ExpectRow("0F", R"("261":"378927","262":"+90","263":"437991","264":"+1244","267":"+59064","268":"-1154")",
            R"(estimated_foreign_broker_sell_volume: 378927 estimated_foreign_broker_sell_volume_change: 90
               estimated_foreign_broker_buy_volume: 437991 estimated_foreign_broker_buy_volume_change: 1244
               estimated_foreign_broker_net_buy_volume: 59064 estimated_foreign_broker_net_buy_volume_change: -1154)");
}

TEST(Session, BeforeTheOpeningOfKrxIsNotThePreMarketOfNxt) {
  ExpectRow("0B", R"("290":"1")", "market_session: MARKET_SESSION_PRE_HOURS");
  ExpectRow("0B", R"("290":"2")", "market_session: MARKET_SESSION_REGULAR");
  ExpectRow("0B", R"("290":"3")", "market_session: MARKET_SESSION_AFTER_HOURS");
  ExpectRow("00", R"("906":"장전시간외")", "order_type: ORDER_TYPE_PRE_HOURS");
  ExpectRow("00", R"("906":"장후시간외")", "order_type: ORDER_TYPE_AFTER_HOURS");
}

// A stock that has not traded today, one that nobody offers, a position in an unquoted security.
TEST(Price, OfZeroIsNone) {
  ExpectRow("0B", R"("10":"-0","16":"0","17":"00000000","18":" 0","27":"+0","28":"--0","620":"0","13":"0")",
            "cumulative_volume: 0");
  ExpectRow("0A", R"("10":"0","16":"0","17":"0","18":"0","27":"0","28":"0","11":"0")", "change: 0");
  ExpectRow("0C", R"("27":"0","28":"0")", "");
  ExpectRow("0D", R"("41":"0","61":"7","23":"0","291":"0","292":"0","6102":"0","6107":"0.0")",
            "asks { quantity: 7 } auction_indicative_quantity: 0");
  ExpectRow("0G", R"("36":"0.00","10":"0","37":"0.00")", "nav_change: 0");
  ExpectRow("0H", R"("10":"0","15":"0")", "indicative_quantity: 0");
  ExpectRow("0J", R"("10":"0.00","16":"0","17":"0.00","18":"0.00","11":"0.00")", "change: 0");
  ExpectRow("0U", R"("10":"0.00")", "");
  ExpectRow("0g", R"("305":"0","306":"0","307":"0")", "");
  ExpectRow("0w", R"("10":"0")", "");
  ExpectRow("00", R"("10":"0","27":"0","28":"0","910":"0","914":"0","10010":"0","915":"0")", "fill_quantity: 0");
  ExpectRow("04", R"("10":"0","27":"0","28":"0","307":"0","930":"0")", "holding_quantity: 0");
  ExpectBody(
      "ka20002",
      R"({"inds_stkpc":[{"cur_prc":"465","now_trde_qty":"0","sel_bid":"0","buy_bid":"0","open_pric":"0"},)"
      R"({"high_pric":"0","low_pric":"-0","cur_prc":"0"}]})",
      R"(stocks { current_price: 465 current_price_direction: DIRECTION_UNCHANGED current_volume: 0 } stocks {})");
  for (const char* tr : {"ka20001", "ka20009"}) {
    ExpectBody(tr,
               R"({"cur_prc":"0.00","open_pric":"0","high_pric":"0.00","low_pric":"0","52wk_hgst_pric":"0",)"
               R"("52wk_lwst_pric":"0.00","trde_qty":"0"})",
               "volume_thousand_shares: 0");
  }
  ExpectBody("ka20001", R"({"inds_cur_prc_tm":[{"cur_prc_n":"0.00"}]})", "intraday {}");
  ExpectBody("ka20009", R"({"inds_cur_prc_daly_rept":[{"cur_prc_n":"0.00"}]})", "daily {}");
  ExpectBody("ka20003", R"({"all_inds_idex":[{"cur_prc":"0.00","wght":"0"}]})", "sectors { weight: 0 }");
  ExpectBody("ka10051", R"({"inds_netprps":[{"cur_prc":"+0","pred_pre":"0"}]})", "sectors { change: 0 }");
}

TEST(Price, ThatIsAnAverageOfCostsMayBeZero) { ExpectRow("04", R"("931":"0")", "average_purchase_price: 0"); }

TEST(ChangeSign, OfZeroIsNone) {
  for (const char* type : {"0A", "0B", "0G", "0H", "0J", "0U", "0w"}) ExpectRow(type, R"("25":"0")", "");
  ExpectRow("0D", R"("238":"0","293":"0","6111":"0","6114":"0")", "");
  ExpectBody("ka20001", R"({"pred_pre_sig":"0","inds_cur_prc_tm":[{"pred_pre_sig_n":"0"}]})", "intraday {}");
  ExpectBody("ka20002", R"({"inds_stkpc":[{"pred_pre_sig":"0"}]})", "stocks {}");
  ExpectBody("ka20003", R"({"all_inds_idex":[{"pre_sig":"0"}]})", "sectors {}");
  ExpectBody("ka10051", R"({"inds_netprps":[{"pre_smbol":"0"}]})", "sectors {}");
}

TEST(Time, MayBeAMarkThatIsNoClockTime) {
  ExpectRow("0J", R"("20":"888888")", "time { marker: TIME_MARKER_CLOSING_AUCTION }");
  ExpectRow("0J", R"("20":"999999")", "time { marker: TIME_MARKER_AFTER_HOURS_END }");
  ExpectRow("0J", R"("20":"777777")", R"(unparsed { key: "20" value: "777777" })",
            {R"(0J[20] 체결시간: "777777" is not a time HHMMSS)"});
  ExpectBody("ka20001", R"({"inds_cur_prc_tm":[{"tm_n":"999999"},{"tm_n":"888888"},{"tm_n":"153220"}]})",
             R"(intraday { time { marker: TIME_MARKER_AFTER_HOURS_END } }
                intraday { time { marker: TIME_MARKER_CLOSING_AUCTION } }
                intraday { time { hours: 15 minutes: 32 seconds: 20 } })");
}

TEST(Time, MayHaveLostItsLeadingZero) {
  ExpectRow("0B", R"("20":"93012")", "trade_time { hours: 9 minutes: 30 seconds: 12 }");
  ExpectRow("0B", R"("20":" 93012")", "trade_time { hours: 9 minutes: 30 seconds: 12 }");
  ExpectRow("0B", R"("20":"9301")", R"(unparsed { key: "20" value: "9301" })",
            {R"(0B[20] 체결시간: "9301" is not a time HHMMSS)"});
}

TEST(Time, OfZeroIsMidnightUnlessNothingHasHappened) {
  ExpectRow("0B", R"("20":"000000","567":"000000","568":"0")", "trade_time {}");
}

TEST(ScaledValue, WithAPointIsNotDividedAgain) {
  ExpectBody(
      "ka10051", R"({"inds_netprps":[{"cur_prc":"+265381","pred_pre":"+9030","flu_rt":"352"}]})",
      R"(sectors { current_price: 2653.81 current_price_direction: DIRECTION_UP change: 90.3 change_rate: 3.52 })");
  ExpectBody("ka10051", R"({"inds_netprps":[{"cur_prc":"+2653.81","pred_pre":"+90.30","flu_rt":"3.52"}]})",
             R"(sectors { unparsed { key: "cur_prc" value: "+2653.81" } unparsed { key: "pred_pre" value: "+90.30" }
                          unparsed { key: "flu_rt" value: "3.52" } })",
             {R"(ka10051[cur_prc] 현재가: "+2653.81" is not a number of at most 15 digits and no point)",
              R"(ka10051[pred_pre] 전일대비: "+90.30" is not a number of at most 15 digits and no point)",
              R"(ka10051[flu_rt] 등락율: "3.52" is not a number of at most 15 digits and no point)"});
  ExpectRow("0B", R"("851":"138.78")", R"(unparsed { key: "851" value: "138.78" })",
            {R"(0B[851] 전일 동시간 거래량 비율: "138.78" is not a number of at most 15 digits and no point)"});
}

TEST(JsonNumber, IsTypedAsItsTextWouldBe) {
  ExpectRow("0B", R"("10":-20800,"12":-0.24,"13":30379732,"15":-7,"20":93012,"25":5,"31":36.67,"691":0,"9081":1)",
            R"(current_price: 20800 current_price_direction: DIRECTION_DOWN change_rate: -0.24
               cumulative_volume: 30379732 quantity: 7 aggressor_side: SIDE_SELL
               trade_time { hours: 9 minutes: 30 seconds: 12 } change_sign: CHANGE_SIGN_FALL turnover_ratio: 36.67
               knock_out_proximity: "0" exchange: EXCHANGE_KRX)");
  ExpectRow("0D", R"("41":20800,"61":82,"42":0,"62":0)",
            "asks { price: 20800 price_direction: DIRECTION_UNCHANGED quantity: 82 }");
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":101,"cur_prc":-1762.61,"upl":0}]})",
             R"(sectors { sector_code: "101" current_price: 1762.61 current_price_direction: DIRECTION_DOWN
                          upper_limit_count: 0 })");
  ExpectBody("ka10051", R"({"inds_netprps":[{"cur_prc":265381,"flu_rt":3.52}]})",
             R"(sectors { current_price: 2653.81 current_price_direction: DIRECTION_UNCHANGED
                          unparsed { key: "flu_rt" value: "3.52" } })",
             {R"(ka10051[flu_rt] 등락율: "3.52" is not a number of at most 15 digits and no point)"});
}

TEST(JsonNumber, ThatIsNoPlainDecimalIsKeptAsItCame) {
  ExpectRow(
      "0B", R"("10":1e5,"12":2.4E-1,"13":1.5,"14":-1E2)",
      R"(unparsed { key: "10" value: "1e5" } unparsed { key: "12" value: "2.4E-1" }
               unparsed { key: "13" value: "1.5" } unparsed { key: "14" value: "-1E2" })",
      {R"(0B[10] 현재가: "1e5" is not an integer)", R"(0B[12] 등락율: "2.4E-1" is not a number of at most 15 digits)",
       R"(0B[13] 누적거래량: "1.5" is not an integer)", R"(0B[14] 누적거래대금: "-1E2" is not an integer)"});
}

TEST(JsonNumber, ThatRepeatsAKeyIsASecondValue) {
  ExpectRow("0C", R"("27":20800,"27":20900,"28":"20700","28":20600)",
            R"(best_ask_price: 20800 best_ask_price_direction: DIRECTION_UNCHANGED
               best_bid_price: 20700 best_bid_price_direction: DIRECTION_UNCHANGED
               unparsed { key: "27#2" value: "20900" } unparsed { key: "28#2" value: "20600" })",
            {R"(0C[27] (최우선)매도호가: "20900" repeats a key of the same object)",
             R"(0C[28] (최우선)매수호가: "20600" repeats a key of the same object)"});
}

TEST(JsonNull, IsAbsent) {
  ExpectRow("0B", R"("10":null,"20":null,"25":null,"691":null,"13":"7")", "cumulative_volume: 7");
  ExpectRow("0D", R"("41":null,"61":null,"42":"+20900","62":null)",
            "asks {} asks { price: 20900 price_direction: DIRECTION_UP }");
  ExpectBody("ka20001", R"({"cur_prc":null,"inds_cur_prc_tm":null})", "");
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":null,"cur_prc":null},null,{"stk_cd":"101"}]})",
             R"(sectors {} sectors { sector_code: "101" })");
}

// An unknown key is news whatever its value; and the value after a null counts as the second one.
TEST(JsonNull, UnderAnUnknownKeyIsKept) {
  ExpectRow("0C", R"("99999":null,"27":null,"27":"1")",
            R"(unparsed { key: "99999" value: "null" } unparsed { key: "27#2" value: "1" })",
            {R"(0C[99999]: "null" comes under a key that the table does not have)",
             R"(0C[27] (최우선)매도호가: "1" repeats a key of the same object)"});
}

TEST(JsonBoolean, IsKeptAsItCame) {
  ExpectRow("0B", R"("10":true,"691":false)",
            R"(unparsed { key: "10" value: "true" } unparsed { key: "691" value: "false" })",
            {R"(0B[10] 현재가: "true" is not an integer)",
             R"(0B[691] K.O 접근도: "false" is not a text of at most 4096 bytes)"});
  ExpectRow("00", R"("2136":true)", R"(unparsed { key: "2136" value: "true" })",
            {"00[2136] SOR여부: <redacted> is not in the code list"});
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":true},false]})",
             R"(sectors { unparsed { key: "stk_cd" value: "true" } } unparsed { key: "all_inds_idex" value: "false" })",
             {R"(ka20003[stk_cd] 종목코드: "true" is not a text of at most 4096 bytes)",
              R"(ka20003[all_inds_idex] 전업종지수: "false" is not a list)"});
}

}  // namespace
}  // namespace kiwoom::tests

#include <cmath>

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/decode/contract.h"
#include "tests/decode/decoded.h"
#include "tests/decode/expect_row.h"

// Different spellings of one number, in the tables where they were seen.
namespace kiwoom::tests {
namespace {

struct Spelling {
  const char* values;  // of a row
  const char* meaning;
};

void ExpectMeanings(std::string_view type, std::initializer_list<Spelling> spellings) {
  for (const Spelling& spelling : spellings) ExpectRow(type, spelling.values, spelling.meaning);
}

TEST(Spelling, BlankIsAbsentAndZeroIsZero) {
  ExpectMeanings("0B",
                 {
                     {R"("20":"","10":"","11":" ","12":"      ","15":"","25":"","691":" ","9081":"")", ""},
                     {R"("11":"0","13":"0","12":"0","32":"0","691":"0")",
                      R"(change: 0 cumulative_volume: 0 change_rate: 0 trading_cost: 0 knock_out_proximity: "0")"},
                     {R"("567":"000000","568":" 000000 ")", ""},
                     {R"("20":"000000")", "trade_time {}"},  // midnight, if the row has no `absent`
                 });
}

TEST(Spelling, TheSignOfAPriceIsItsDirection) {
  ExpectMeanings("0B", {
                           {R"("10":"+86800")", "current_price: 86800 current_price_direction: DIRECTION_UP"},
                           {R"("10":"-66000")", "current_price: 66000 current_price_direction: DIRECTION_DOWN"},
                           {R"("10":" 67300")", "current_price: 67300 current_price_direction: DIRECTION_UNCHANGED"},
                           {R"("10":"20,190")", "current_price: 20190 current_price_direction: DIRECTION_UNCHANGED"},
                           {R"("10":"--66000")", "current_price: 66000 current_price_direction: DIRECTION_DOWN"},
                           {R"("10":"000021850")", "current_price: 21850 current_price_direction: DIRECTION_UNCHANGED"},
                       });
}

// Zero is a value of a price paid, and not a value of a quote.
TEST(Spelling, AZeroIsOneHoweverItIsWritten) {
  for (const char* zero : {"0", "+0", "-0", "--0", " 0", "000000", "0 "}) {
    ExpectRow("04", absl::StrCat(R"("931":")", zero, R"(")"), "average_purchase_price: 0");
    ExpectRow("0C", absl::StrCat(R"("27":")", zero, R"(")"), "");
  }
}

TEST(Spelling, LevelsAndRatiosCountLikePrices) {
  ExpectMeanings("0J", {
                           {R"("10":"-1762.61")", "current_price: 1762.61 current_price_direction: DIRECTION_DOWN"},
                           {R"("10":"+2,672.96")", "current_price: 2672.96 current_price_direction: DIRECTION_UP"},
                           {R"("10":"2647")", "current_price: 2647 current_price_direction: DIRECTION_UNCHANGED"},
                           {R"("10":"-0.00")", ""},
                       });
  ExpectMeanings("0B", {
                           {R"("30":"-96.64")", "volume_ratio: 96.64 volume_ratio_direction: DIRECTION_DOWN"},
                           {R"("30":"0.00")", "volume_ratio: 0"},
                           {R"("851":"+13878")", R"(same_time_volume_ratio: 138.78
                                                    same_time_volume_ratio_direction: DIRECTION_UP)"},
                           {R"("851":"7")", "same_time_volume_ratio: 0.07"},
                       });
  ExpectMeanings("0D",
                 {{R"("6102":"+20825.5")", "krx_midpoint_price: 20825.5 krx_midpoint_price_direction: DIRECTION_UP"}});
}

TEST(Spelling, ChangesAndNetsHaveATrueSign) {
  ExpectMeanings("0B",
                 {
                     {R"("11":"-50","12":"-0.24")", "change: -50 change_rate: -0.24"},
                     {R"("11":"+9000","12":"+0.49")", "change: 9000 change_rate: 0.49"},
                     {R"("11":"--5","12":"--0.05")", "change: -5 change_rate: -0.05"},
                     {R"("11":"-0","12":"-0.00","1314":"-0")", "change: 0 change_rate: 0 net_buy_quantity: 0"},
                     {R"("1313":"-1851","1315":" 0")", "trade_turnover_thousand_krw: -1851 trade_sell_quantity: 0"},
                 });
  ExpectMeanings("0w",
                 {{R"("210":"--23722054")", "net_buy_volume: -23722054"},
                  {R"("210":"-2147483647","206":"4294967295")", "net_buy_volume: -2147483647 buy_volume: 4294967295"}});
  ExpectMeanings("0F", {{R"("166":"+2194","167":"204","168":"+0","169":"-90")",
                         R"(sellers { change: 2194 } sellers { change: 204 }
                            sellers { change: 0 } sellers { change: -90 })"}});
}

// A sign on zero is spelling: a double does not keep it.
TEST(Spelling, NoZeroIsNegative) {
  const DecodedFrame decoded = DecodeFrame(
      R"({"trnm":"REAL","data":[{"type":"0B","item":"005930","values":{"30":"-0","12":"-0.00","228":"--0"}}]})");
  ASSERT_EQ(decoded.rows.size(), 1u);
  const auto message = Contract::Instance().Parse("kiwoom.v1.Trade", decoded.rows.front().bytes);
  ASSERT_NE(message, nullptr);
  for (const char* name : {"volume_ratio", "change_rate", "execution_strength"}) {
    const auto* const field = message->GetDescriptor()->FindFieldByName(name);
    ASSERT_TRUE(message->GetReflection()->HasField(*message, field)) << name;
    EXPECT_FALSE(std::signbit(message->GetReflection()->GetDouble(*message, field))) << name;
  }
}

TEST(Spelling, TheSignOfATradesQuantityIsItsAggressor) {
  ExpectMeanings("0B", {
                           {R"("15":"+82")", "quantity: 82 aggressor_side: SIDE_BUY"},
                           {R"("15":"-7805")", "quantity: 7805 aggressor_side: SIDE_SELL"},
                           {R"("15":"120")", "quantity: 120"},  // an auction
                           {R"("15":"-0")", "quantity: 0"},
                       });
  ExpectMeanings("0J", {{R"("15":"+2800")", "volume_thousand_shares: 2800"}});  // an index has no aggressor
}

TEST(Spelling, PricesWithoutADirectionHaveNone) {
  ExpectMeanings("1h", {{R"("1221":"+4125","1236":"3750","1237":"")", "trigger_price: 4125 static_base_price: 3750"}});
  ExpectMeanings("00", {{R"("901":" 60,700","910":"+60700","914":"060700")",
                         "order_price: 60700 execution_price: 60700 fill_price: 60700"}});
}

TEST(Spelling, TimeThatRemainsIsAClockOrSeconds) {
  ExpectMeanings("0s", {
                           {R"("214":"000000")", "remaining_seconds: 0"},
                           {R"("214":"001000")", "remaining_seconds: 600"},
                           {R"("214":"600")", "remaining_seconds: 600"},
                           {R"("214":"0")", "remaining_seconds: 0"},
                           {R"("214":"")", ""},
                       });
}

TEST(Spelling, CodesHaveWhateverSpellingsTheirListHas) {
  ExpectMeanings("0B",
                 {{R"("9081":"1","25":"2")", "exchange: EXCHANGE_KRX change_sign: CHANGE_SIGN_RISE"},
                  {R"("9081":"KRX","25":" 5")", "exchange: EXCHANGE_KRX change_sign: CHANGE_SIGN_FALL"},
                  {R"("9081":"NXT","290":"3")", "exchange: EXCHANGE_NXT market_session: MARKET_SESSION_AFTER_HOURS"}});
  ExpectMeanings("00",
                 {{R"("2134":"0","2136":"N")", "exchange: EXCHANGE_CONSOLIDATED smart_order_routing: false"},
                  {R"("906":"스톰지정가")", "order_type: ORDER_TYPE_STOP_LIMIT"},
                  {R"("906":"스톱지정가")", "order_type: ORDER_TYPE_STOP_LIMIT"},
                  {R"("913":"체결","907":"1")", "order_status: ORDER_STATUS_EXECUTED order_side: ORDER_SIDE_SELL"}});
  ExpectMeanings("1h", {{R"("1225":"동적+정적")", "kind: VOLATILITY_INTERRUPTION_KIND_DYNAMIC_AND_STATIC"}});
}

TEST(Spelling, TextKeepsWhatStandsInside) {
  ExpectMeanings("0F", {{R"("144":" 삼  성 ","274":"DHDB")", R"(sellers {} sellers {} sellers {}
                                                              sellers { broker_name: "삼  성" color: "DHDB" })"}});
  ExpectMeanings("00", {{R"("905":"+매수","904":"0000000","922":"00")", R"(order_action: "+매수" credit_type: "00")"}});
  ExpectMeanings("0s",
                 {{R"("215":"W")", R"(market_phase: "W")"}, {R"("215":"새 코드")", R"(market_phase: "새 코드")"}});
}

TEST(Spelling, DatesMayBeNone) {
  ExpectMeanings("04", {{R"("916":"00000000","918":"20261120")", "maturity_date { year: 2026 month: 11 day: 20 }"}});
}

}  // namespace
}  // namespace kiwoom::tests

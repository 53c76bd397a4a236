#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/decode/decoded.h"

// The shapes of REAL frames that have been seen: one meaning in different packings.
namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kBestQuote[] = R"(
    best_ask_price: 20800 best_ask_price_direction: DIRECTION_DOWN
    best_bid_price: 20700 best_bid_price_direction: DIRECTION_DOWN)";

// A frame of one row.
std::string Frame(std::string_view row) { return absl::StrCat(R"({"trnm":"REAL","data":[)", std::string(row), "]}"); }

void ExpectRow(const DecodedRow& row, std::string_view code, std::string_view item, std::string_view textproto) {
  EXPECT_EQ(row.tr->code, code);
  EXPECT_EQ(row.item, item);
  EXPECT_EQ(DifferencesFrom(textproto, *row.tr, row.bytes), "");
}

// Expects the only row of a frame without anomalies.
void ExpectOnlyRow(std::string_view frame, std::string_view code, std::string_view item, std::string_view textproto) {
  SCOPED_TRACE(frame);
  const DecodedFrame decoded = DecodeFrame(frame);
  EXPECT_TRUE(decoded.status.ok()) << decoded.status;
  EXPECT_THAT(decoded.anomalies, IsEmpty());
  EXPECT_THAT(decoded.controls, IsEmpty());
  ASSERT_EQ(decoded.rows.size(), 1u);
  ExpectRow(decoded.rows.front(), code, item, textproto);
}

TEST(RealFrame, MembersComeInAnyOrder) {
  for (const char* frame : {
           R"({"trnm":"REAL","data":[{"type":"0C","name":"x","item":"A1","values":{"27":"-20800","28":"-20700"}}]})",
           R"({"data":[{"values":{"27":"-20800","28":"-20700"},"type":"0C","name":"x","item":"A1"}],"trnm":"REAL"})",
           R"({"data":[{"item":"A1","values":{"28":"-20700","27":"-20800"},"name":"","type":"0C"}],"trnm":"REAL"})",
           R"({"trnm":"REAL","data":[{"values":{"27":"-20800","28":"-20700"},"item":"A1","type":"0C"}]})",
           R"({"data":[{"type":"0C","item":"A1","values":{"27":"-20800","28":"-20700"}}],"seq":7,"trnm":"REAL"})",
           R"({"data":[{"type":"0C","item":"A1","values":{"27":"-20800","28":"-20700"}}],"trnm":"REAL","x":{"y":[1]}})",
       }) {
    ExpectOnlyRow(frame, "0C", "A1", kBestQuote);
  }
}

TEST(RealFrame, BlanksBetweenTokensMeanNothing) {
  ExpectOnlyRow(
      " { \"trnm\" : \"REAL\" ,\n\t\"data\" : [ { \"type\" : \"0C\" , \"item\" : \"A1\" ,\r\n"
      "  \"values\" : { \"27\" : \"-20800\" , \"28\" : \"-20700\" } } ] } \n",
      "0C", "A1", kBestQuote);
}

TEST(RealFrame, EscapesAreUndone) {
  ExpectOnlyRow(Frame(R"({"type":"0C","item":"\u0041\u0031","values":{"2\u0037":"\u002d20800","28":"-20700"}})"), "0C",
                "A1", kBestQuote);
  ExpectOnlyRow(Frame(R"({"type":"0C","item":" A1 ","values":{"27":"-20800","28":"-20700"}})"), "0C", "A1", kBestQuote);
  ExpectOnlyRow(Frame(R"({"type":"1h","item":"","values":{"302":"\uc0bc\uc131 \"\ud83d\ude00\" \\"}})"), "1h", "",
                R"(stock_name: "삼성 \"😀\" \\")");
}

TEST(RealFrame, HoldsSeveralRowsOfSeveralTypes) {
  const DecodedFrame decoded =
      DecodeFrame(R"({"trnm":"REAL","data":[)"
                  R"({"type":"0B","name":"주식체결","item":"005930_AL","values":{"20":"090000","15":"-3"}},)"
                  R"({"type":"0D","name":"주식호가잔량","item":"005930_AL","values":{"21":"090000","121":"4343"}},)"
                  R"({"values":{"215":"3"},"type":"0s","name":"장시작시간","item":""},)"
                  R"({"type":"0B","name":"주식체결","item":"0156T0","values":{"20":"090001","15":"+4"}}]})");
  EXPECT_TRUE(decoded.status.ok());
  EXPECT_THAT(decoded.anomalies, IsEmpty());
  ASSERT_EQ(decoded.rows.size(), 4u);
  ExpectRow(decoded.rows[0], "0B", "005930_AL", "trade_time { hours: 9 } quantity: 3 aggressor_side: SIDE_SELL");
  ExpectRow(decoded.rows[1], "0D", "005930_AL", "quote_time { hours: 9 } total_ask_quantity: 4343");
  ExpectRow(decoded.rows[2], "0s", "", "market_phase: \"3\"");
  ExpectRow(decoded.rows[3], "0B", "0156T0", "trade_time { hours: 9 seconds: 1 } quantity: 4 aggressor_side: SIDE_BUY");
}

TEST(RealFrame, MayHoldNoRows) {
  for (const char* frame : {R"({"trnm":"REAL","data":[]})", R"({"data":[],"trnm":"REAL"})", R"({"trnm":"REAL"})"}) {
    const DecodedFrame decoded = DecodeFrame(frame);
    EXPECT_TRUE(decoded.status.ok()) << frame;
    EXPECT_THAT(decoded.rows, IsEmpty()) << frame;
    EXPECT_THAT(decoded.controls, IsEmpty()) << frame;
  }
}

TEST(RealFrame, ARowOfNoValuesIsStillAnEvent) {
  ExpectOnlyRow(Frame(R"({"type":"0C","item":"A1","values":{}})"), "0C", "A1", "");
  ExpectOnlyRow(Frame(R"({"type":"0C","item":"A1"})"), "0C", "A1", "");
}

TEST(RealFrame, FidsMayStandAtTheRootOfARow) {
  ExpectOnlyRow(Frame(R"({"type":"04","name":"현물잔고","item":"A1","9001":"A1","930":"102"})"), "04", "A1",
                R"(stock_code: "A1" holding_quantity: 102)");
  ExpectOnlyRow(Frame(R"({"9001":"A1","values":{"930":"102"},"type":"04","item":"A1","945":"-4"})"), "04", "A1",
                R"(stock_code: "A1" holding_quantity: 102 day_net_buy_quantity: -4)");
}

TEST(RealFrame, ValuesMayBeAList) {
  ExpectOnlyRow(Frame(R"({"type":"0C","item":"A1","values":[{"27":"-20800","28":"-20700"}]})"), "0C", "A1", kBestQuote);
  ExpectOnlyRow(Frame(R"({"type":"0C","item":"A1","values":[{"27":"-20800"},{},{"28":"-20700"}]})"), "0C", "A1",
                kBestQuote);
  ExpectOnlyRow(Frame(R"({"type":"0C","item":"A1","values":[]})"), "0C", "A1", "");
}

TEST(RealFrame, TheItemMayBeEmptyOrMissing) {
  for (const char* row : {R"({"type":"0s","item":"","values":{"215":"b"}})", R"({"type":"0s","values":{"215":"b"}})",
                          R"({"type":"0s","item":null,"values":{"215":"b"}})"}) {
    ExpectOnlyRow(Frame(row), "0s", "", "market_phase: \"b\"");
  }
}

TEST(RealFrame, TypesAreCaseSensitive) {
  ExpectOnlyRow(Frame(R"({"type":"0G","item":"A1","values":{"36":"+7488.27"}})"), "0G", "A1",
                "nav: 7488.27 nav_direction: DIRECTION_UP");
  ExpectOnlyRow(Frame(R"({"type":"0g","item":"A1","values":{"307":"60300"}})"), "0g", "A1", "base_price: 60300");
}

// Condition search shares the socket; its hits have a type of their own.
TEST(RealFrame, RowsOfUnknownTypesAreDroppedAndNamed) {
  const DecodedFrame decoded = DecodeFrame(
      R"({"trnm":"REAL","data":[{"type":"02","name":"조건검색","item":"A1","values":{"841":"4","9001":"A1"}},)"
      R"({"type":"0c","item":"A1","values":{}},{"type":"","item":"A1"},)"
      R"({"type":"0C","item":"A1","values":{"27":"-20800","28":"-20700"}}]})");
  EXPECT_TRUE(decoded.status.ok());
  EXPECT_THAT(Descriptions(decoded.anomalies),
              ElementsAre("no table describes the realtime type \"02\"", "no table describes the realtime type \"0c\"",
                          "no table describes the realtime type \"\""));
  ASSERT_EQ(decoded.rows.size(), 1u);
  ExpectRow(decoded.rows.front(), "0C", "A1", kBestQuote);
}

TEST(RealFrame, RowsThatAreNoneAreDroppedAndTheRestIsRead) {
  const DecodedFrame decoded =
      DecodeFrame(R"({"trnm":"REAL","data":["0C",null,["27"],{"item":"A1","values":{"27":"1"}},{"type":7},{},)"
                  R"({"type":"0C","item":5930,"values":{"27":"1"}},{"type":"0C","item":"\ud800","values":{"27":"1"}},)"
                  R"({"type":"0C","item":"A1","values":{"27":"-20800","28":"-20700"}}]})");
  EXPECT_TRUE(decoded.status.ok());
  EXPECT_THAT(Descriptions(decoded.anomalies),
              ElementsAre("a row of a REAL frame has no usable members", "a row of a REAL frame has no usable members",
                          "a row of a REAL frame has no usable members", "a row of a REAL frame has no usable type",
                          "a row of a REAL frame has no usable type", "a row of a REAL frame has no usable type",
                          "a row of a REAL frame has no usable item", "a row of a REAL frame has no usable item"));
  ASSERT_EQ(decoded.rows.size(), 1u);
  ExpectRow(decoded.rows.front(), "0C", "A1", kBestQuote);
}

}  // namespace
}  // namespace kiwoom::tests

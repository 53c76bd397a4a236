#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/decode/decoded.h"

// Ten levels of a side become one list, best first: empty levels at the end are cut, empty levels in the middle keep
// their place.
namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DecodedFrame DecodeBook(const std::string& values) {
  return DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":"0D","item":"005930","values":{)", values, "}}]}"));
}

void ExpectBook(const std::string& values, const char* meaning) {
  SCOPED_TRACE(values);
  const DecodedFrame decoded = DecodeBook(values);
  EXPECT_THAT(decoded.anomalies, IsEmpty());
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(meaning, *decoded.rows.front().tr, decoded.rows.front().bytes), "");
}

TEST(OrderBook, GathersALevelFromKeysThatLieFarApart) {
  ExpectBook(R"("41":"-20800","61":"82","81":"-3","51":"-20700","71":"23847","91":"+7","621":"10","631":"20",)"
             R"("6044":"80","6054":"23800","6066":"2","6076":"47")",
             R"(asks { price: 20800 price_direction: DIRECTION_DOWN quantity: 82 change: -3 lp_quantity: 10
                       krx_quantity: 80 nxt_quantity: 2 }
                bids { price: 20700 price_direction: DIRECTION_DOWN quantity: 23847 change: 7 lp_quantity: 20
                       krx_quantity: 23800 nxt_quantity: 47 })");
}

TEST(OrderBook, LevelsStandByTheirRankInWhateverOrderTheyCome) {
  ExpectBook(R"("63":"3","62":"2","61":"1","43":"+21000","42":"+20900","41":"+20850")",
             R"(asks { price: 20850 price_direction: DIRECTION_UP quantity: 1 }
                asks { price: 20900 price_direction: DIRECTION_UP quantity: 2 }
                asks { price: 21000 price_direction: DIRECTION_UP quantity: 3 })");
}

TEST(OrderBook, TrailingLevelsThatSayNothingAreCut) {
  ExpectBook(R"("41":"+20850","61":"1","42":"0","62":"0","43":"","63":"","44":"-0","64":" 0","90":"0","6053":"0")",
             "asks { price: 20850 price_direction: DIRECTION_UP quantity: 1 }");
  ExpectBook(R"("41":"0","61":"0","51":"","71":"0","60":"0")", "");
}

TEST(OrderBook, ALevelWithinKeepsItsPlace) {
  ExpectBook(R"("41":"+20850","61":"1","44":"+21000","64":"4")",
             R"(asks { price: 20850 price_direction: DIRECTION_UP quantity: 1 }
                asks {}
                asks {}
                asks { price: 21000 price_direction: DIRECTION_UP quantity: 4 })");
  // A best level that is gone, and one whose zeros were sent: a quantity of zero is a value, a price of zero is not.
  ExpectBook(R"("51":"","71":"","52":"0","72":"0","92":"-5","53":"-20600","73":"9")",
             R"(bids {}
                bids { quantity: 0 change: -5 }
                bids { price: 20600 price_direction: DIRECTION_DOWN quantity: 9 })");
}

TEST(OrderBook, TheTenthLevelKeepsAllBeforeIt) {
  ExpectBook(R"("100":"-1")",
             "bids {} bids {} bids {} bids {} bids {} bids {} bids {} bids {} bids {} bids { change: -1 }");
  ExpectBook(R"("6053":"1")",
             "asks {} asks {} asks {} asks {} asks {} asks {} asks {} asks {} asks {} asks { krx_quantity: 1 }");
}

TEST(OrderBook, AnUnfitValueLeavesItsLevelAndIsKeptUnderItsFid) {
  const DecodedFrame decoded = DecodeBook(R"("41":"-20800","61":"12a","62":"393","71":"1","80":"many")");
  EXPECT_THAT(Descriptions(decoded.anomalies), ElementsAre(R"(0D[61] 매도호가수량1: "12a" is not an integer)",
                                                           R"(0D[80] 매수호가수량10: "many" is not an integer)"));
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(R"(asks { price: 20800 price_direction: DIRECTION_DOWN }
                               asks { quantity: 393 }
                               bids { quantity: 1 }
                               unparsed { key: "61" value: "12a" }
                               unparsed { key: "80" value: "many" })",
                            *decoded.rows.front().tr, decoded.rows.front().bytes),
            "");
}

TEST(BrokerRanking, FoldsLikeABook) {
  const DecodedFrame decoded = DecodeFrame(
      R"({"trnm":"REAL","data":[{"type":"0F","item":"005930","values":{"142":"KB증권","162":"0","167":"-9060",)"
      R"("145":"","165":"0","170":"0","151":" ","171":"5"}}]})");
  EXPECT_THAT(decoded.anomalies, IsEmpty());
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(R"(sellers {} sellers { broker_name: "KB증권" quantity: 0 change: -9060 }
                               buyers { quantity: 5 })",
                            *decoded.rows.front().tr, decoded.rows.front().bytes),
            "");
}

}  // namespace
}  // namespace kiwoom::tests

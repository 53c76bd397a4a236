// Values of single fields as shown by recorded frames.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "simulator/market/seoul_time.h"
#include "simulator/wire/real_row.h"
#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using Values = std::map<std::string, std::string>;

const absl::Time kNine = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 9, 0, 0), Seoul());
constexpr auto kNobody = [](const Market::Change&) {};

Values ValuesOf(const Market& market, const std::string& type, const std::string& item) {
  Scene scene;
  scene.market = &market;
  scene.venue = SplitItem(item).venue;
  scene.Show(*market.FindStock(SplitItem(item).code));
  const RecordedFrame row = ParseRow(RealRow(FindTr(type)).Write(item, scene));
  return {row.values.begin(), row.values.end()};
}

TEST(RecordedValuesTest, UnknownValuesAreBlankInRows) {
  const Market market(4, "1111111111", kNine + absl::Hours(1));
  Values values = ValuesOf(market, "0g", "005930");
  for (const char* fid : {"689", "594", "382", "370"}) EXPECT_EQ(values.at(fid), "") << fid;
}

TEST(RecordedValuesTest, AnExchangeIsADigitOnlyNextToItsName) {
  Market market(4, "1111111111", kNine);
  market.PlaceOrder({Side::kBuy, "005930", 1, 0}, kNine, kNobody);
  Values values = ValuesOf(market, "00", "005930");
  EXPECT_EQ(values.at("2134"), "1");
  EXPECT_EQ(values.at("2135"), "KRX");
  EXPECT_EQ(ValuesOf(market, "0B", "005930").at("9081"), "KRX");
  // The recorded frames agree.
  const RecordedFrame order = RecordedFrames("00").at(0);
  EXPECT_EQ(Values(order.values.begin(), order.values.end()).at("2134"), "1");
  EXPECT_EQ(RecordedFrames("0B").at(1).values.back().second, "KRX");
}

// Over successive fills 체결량 is cumulative and 단위체결량 is not, as one order with fills of 20, 30 and 20 shares showed.
TEST(RecordedValuesTest, FillsAreReportedSinglyAndCumulatively) {
  Market market(4, "1111111111", kNine + absl::Hours(1));
  const Stock& stock = *market.FindStock("005930");
  const int64_t first = stock.book().best(Exchange::kKrx, Side::kSell).quantity;
  std::vector<Values> fills;
  const auto listener = [&](const Market::Change& change) {
    if (change.event != MarketEvent::kOrder || market.account().order().status != OrderStatus::kExecuted) return;
    fills.push_back(ValuesOf(market, "00", "005930"));
  };
  market.PlaceOrder({Side::kBuy, "005930", first + 3, 0}, kNine + absl::Hours(1), listener);
  ASSERT_EQ(fills.size(), 2u);
  EXPECT_EQ(fills[0].at("915"), std::to_string(first));
  EXPECT_EQ(fills[0].at("911"), std::to_string(first));
  EXPECT_EQ(fills[0].at("902"), "3");
  EXPECT_EQ(fills[1].at("915"), "3");
  EXPECT_EQ(fills[1].at("911"), std::to_string(first + 3));
  EXPECT_EQ(fills[1].at("902"), "0");
  for (const Values& fill : fills) {
    EXPECT_EQ(fill.at("914"), fill.at("910"));
    EXPECT_EQ(fill.at("919"), "0") << "no reason for refusal";
    EXPECT_EQ(fill.at("904"), "0000000") << "no original order";
  }
}

TEST(RecordedValuesTest, AuctionQuantitiesAreSignedOnlyInAuctionRows) {
  const Market opening(4, "1111111111", kNine - absl::Minutes(5), TradingHours::kTimetable);
  const std::string quantity = std::to_string(opening.FindStock("005930")->auction(Exchange::kKrx).quantity);
  const std::string decorated = ValuesOf(opening, "0H", "005930").at("15");
  EXPECT_TRUE(decorated == "+" + quantity || decorated == "-" + quantity) << decorated;
  EXPECT_EQ(ValuesOf(opening, "0D", "005930").at("24"), quantity);
}

TEST(RecordedValuesTest, BrokersWithoutTradesAreNotNamed) {
  const Market early(4, "1111111111", kNine - absl::Hours(2), TradingHours::kTimetable);
  Values values = ValuesOf(early, "0F", "000020");
  EXPECT_EQ(values.at("161"), "0");
  for (const char* fid : {"141", "146", "151", "156"}) EXPECT_EQ(values.at(fid), "") << fid;
  EXPECT_EQ(values.at("271"), "!!!!");
}

TEST(RecordedValuesTest, InAnAuctionThereIsNoMidpoint) {
  const Market opening(4, "1111111111", kNine - absl::Minutes(5), TradingHours::kTimetable);
  Values values = ValuesOf(opening, "0D", "005930");
  for (const char* fid : {"6102", "6110", "6112"}) EXPECT_EQ(values.at(fid), "0") << fid;
  EXPECT_NE(values.at("291"), "0");
}

TEST(RecordedValuesTest, LevelsThatABookLacksHaveThePriceMinusZero) {
  const Market early(4, "1111111111", kNine - absl::Hours(2), TradingHours::kTimetable);
  Values values = ValuesOf(early, "0D", "005930");
  for (const char* price : {"41", "50", "51", "60"}) EXPECT_EQ(values.at(price), "-0") << price;
  for (const char* quantity : {"61", "70", "71", "80"}) EXPECT_EQ(values.at(quantity), "0") << quantity;
}

TEST(RecordedValuesTest, AnAuctionIsShownOnlyAtItsVenue) {
  const Market opening(4, "1111111111", kNine - absl::Minutes(5), TradingHours::kTimetable);
  EXPECT_NE(ValuesOf(opening, "0D", "005930_AL").at("291"), "0");
  const Market evening(4, "1111111111", kNine + absl::Hours(10), TradingHours::kTimetable);
  const Stock& stock = *evening.FindStock("005930");
  for (const auto& [item, exchange] : {std::pair("005930", Exchange::kKrx), std::pair("005930_NX", Exchange::kNxt)}) {
    Values values = ValuesOf(evening, "0D", item);
    EXPECT_EQ(values.at("24"), std::to_string(stock.auction(exchange).quantity)) << item;
    EXPECT_EQ(values.at("291"), "0") << "no auction is running";
  }
  Values pre_market =
      ValuesOf(Market(4, "1111111111", kNine - absl::Minutes(15), TradingHours::kTimetable), "0D", "005930_NX");
  for (const char* fid : {"23", "24", "291", "292"}) EXPECT_EQ(pre_market.at(fid), "0") << fid;
  EXPECT_EQ(pre_market.at("299"), "0.00");
}

TEST(RecordedValuesTest, EachVenueIsComparedWithItsOwnPreviousDay) {
  const Market market(4, "1111111111", kNine + absl::Hours(1), TradingHours::kTimetable);
  const Stock& stock = *market.FindStock("005930");
  for (const auto& [item, exchange] : {std::pair("005930", Exchange::kKrx), std::pair("005930_NX", Exchange::kNxt),
                                       std::pair("005930_AL", Exchange::kBoth)}) {
    Values values = ValuesOf(market, "0B", item);
    EXPECT_EQ(std::stoll(values.at("13")) - std::stoll(values.at("26")), stock.previous_day(exchange).volume);
    EXPECT_EQ(stock.tape(exchange).turnover() - std::stoll(values.at("29")), stock.previous_day(exchange).turnover);
  }
}

TEST(RecordedValuesTest, TheRegularSessionIsKrxs) {
  const auto session = [](absl::Duration after_nine) {
    return ValuesOf(Market(4, "1111111111", kNine + after_nine, TradingHours::kTimetable), "0B", "005930_NX").at("290");
  };
  EXPECT_EQ(session(-absl::Minutes(50)), "1");
  EXPECT_EQ(session(-absl::Minutes(15)), "1") << "KRX collects";
  EXPECT_EQ(session(-absl::Minutes(5)), "1");
  EXPECT_EQ(session(absl::ZeroDuration()), "2");
  EXPECT_EQ(session(absl::Minutes(385)), "2");
  EXPECT_EQ(session(absl::Minutes(391)), "3");
}

}  // namespace
}  // namespace kiwoom::simulator

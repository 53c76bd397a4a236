#include "simulator/observation/row_observer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using Values = std::map<std::string, std::string>;

int64_t Number(const std::string& text) { return text.empty() ? 0 : std::stoll(text); }
int64_t Magnitude(const std::string& text) { return std::abs(Number(text)); }
// "-0.17" in hundredths.
int64_t Hundredths(const std::string& text) { return std::llround(std::stold(text) * 100); }

// The day's price against yesterday's: change, rate and sign.
void ExpectChange(Values& v, int64_t base, int64_t upper, int64_t lower) {
  const int64_t price = Magnitude(v["10"]);
  EXPECT_EQ(Number(v["11"]), price - base);
  EXPECT_EQ(Hundredths(v["12"]), std::llround(static_cast<long double>(price - base) * 10'000 / base));
  EXPECT_EQ(v["25"], price == upper ? "1" : price == lower ? "4" : price > base ? "2" : price < base ? "5" : "3");
  const char sign = v["10"].front();
  EXPECT_EQ(sign, price > base ? '+' : price < base ? '-' : sign);
  EXPECT_EQ(price == base, sign != '+' && sign != '-');
}

}  // namespace

void RowObserver::Read(const std::string& text) {
  RecordedFrame frame = ParseFrame(text);
  SCOPED_TRACE(text);
  Values v(frame.values.begin(), frame.values.end());
  ++rows[frame.type];
  const std::string stock = frame.item.substr(0, frame.item.find('_'));
  if (const Stock* known = market_.FindStock(stock)) {
    base_ = known->base_price();
    kind_ = known->instrument().kind;
    upper_ = UpperLimit(kind_, base_);
    lower_ = LowerLimit(kind_, base_);
  }
  const std::string& time = v.contains("20") ? v["20"] : v.contains("21") ? v["21"] : v["908"];
  if (!time.empty()) {
    EXPECT_LE(times_[frame.type + frame.item], time) << "time goes back";
    times_[frame.type + frame.item] = time;
  }
  Values& before = last_[frame.type + frame.item];
  if (frame.type == "0B") ReadTrade(v, before, frame.item);
  if (frame.type == "0C") {
    EXPECT_TRUE(before.empty() || before["27"] != v["27"] || before["28"] != v["28"])
        << "it is sent only when it changes";
  }
  if (frame.type == "0D") ReadBook(v, before, frame.item);
  if (frame.type == "0H") ExpectChange(v, base_, upper_, lower_);
  if (frame.type == "0H") {
    EXPECT_GT(Magnitude(v["15"]), 0);
    EXPECT_TRUE(v["15"].starts_with('+') || v["15"].starts_with('-')) << "signed, as in the documented example";
  }
  if (frame.type == "0J") ReadIndex(v, before, frame.item);
  if (frame.type == "0U") ReadBreadth(v, frame.item);
  if (frame.type == "0F") ReadBrokers(v);
  if (frame.type == "0G") ReadNav(v);
  if (frame.type == "0w") ReadProgram(v, before);
  if (frame.type == "1h") ReadInterruption(v, interrupted_[v["9001"]]);
  if (frame.type == "00") ReadOrder(v);
  if (frame.type == "04") ReadPosition(v);
  before = v;
}

void RowObserver::ExpectOnGrid(int64_t price) {
  EXPECT_EQ(price % TickSize(kind_, price), 0);
  EXPECT_GE(price * 10, base_ * 7);
  EXPECT_LE(price * 10, base_ * 13);
}

void RowObserver::ReadTrade(Values& v, Values& before, const std::string& item) {
  const int64_t price = Magnitude(v["10"]);
  ExpectChange(v, base_, upper_, lower_);
  ExpectOnGrid(price);
  EXPECT_GE(Magnitude(v["17"]), std::max(price, Magnitude(v["16"])));
  EXPECT_LE(Magnitude(v["18"]), std::min(price, Magnitude(v["16"])));
  // KRX trades at its closing price while NXT continues.
  const bool at_close = v["290"] == "3" && v["20"] < "160000" && !item.ends_with("_NX");
  if (Number(v["27"]) != 0 && !at_close) {
    EXPECT_GE(Magnitude(v["27"]), price);
  }
  if (Number(v["28"]) != 0 && !at_close) {
    EXPECT_LE(Magnitude(v["28"]), price);
  }
  EXPECT_EQ(v["9081"], item.ends_with("_AL") ? "통합" : item.ends_with("_NX") ? "NXT" : "KRX");
  EXPECT_NEAR(Number(v["620"]) * Number(v["13"]) / 1e6, Number(v["14"]), 1 + Number(v["13"]) / 1e6);
  // A trade is at the front of the last reported book.
  Values& book = last_["0D" + item];
  const bool bought = v["15"].front() == '+';
  if (!book.empty() && !at_close && (bought || v["15"].front() == '-')) {
    EXPECT_EQ(Magnitude(book[bought ? "41" : "51"]), price);
  }
  // Sums since the first row; turnover in million won, truncated.
  if (before.empty()) {
    turnover_[item] = {Number(v["14"]), 0};
    return;
  }
  EXPECT_EQ(Number(v["13"]), Number(before["13"]) + Magnitude(v["15"]));
  const bool auction = v["15"].front() != '+' && v["15"].front() != '-';
  EXPECT_EQ(Number(v["1030"]) + Number(v["1031"]),
            Number(before["1030"]) + Number(before["1031"]) + (auction ? 0 : Magnitude(v["15"])));
  auto& [first, since] = turnover_[item];
  since += price * Magnitude(v["15"]);
  EXPECT_NEAR(static_cast<double>(Number(v["14"]) - first), static_cast<double>(since) / 1e6, 1.0);
  EXPECT_EQ(Number(v["1313"]), Number(v["15"]) * price / 1'000);
  EXPECT_EQ(Magnitude(v["16"]), Magnitude(before["16"]));
  EXPECT_GE(Magnitude(v["17"]), Magnitude(before["17"]));
  EXPECT_LE(Magnitude(v["18"]), Magnitude(before["18"]));
}

void RowObserver::ReadBook(Values& v, Values& before, const std::string& item) {
  const auto fid = [&](int number) -> const std::string& { return v[std::to_string(number)]; };
  const int64_t best_ask = Magnitude(fid(41));
  const int64_t best_bid = Magnitude(fid(51));
  EXPECT_TRUE(best_ask == 0 || best_bid < best_ask);
  for (const bool asks : {true, false}) {
    int64_t total = 0;
    int64_t krx = 0;
    int64_t nxt = 0;
    for (int i = 0; i < 10; ++i) {
      const int64_t price = Magnitude(fid((asks ? 41 : 51) + i));
      const int64_t quantity = Number(fid((asks ? 61 : 71) + i));
      EXPECT_EQ(price == 0, quantity == 0);
      if (!before.empty()) {
        EXPECT_EQ(Number(fid((asks ? 81 : 91) + i)), quantity - Number(before[std::to_string((asks ? 61 : 71) + i)]));
      }
      if (price != 0) ExpectOnGrid(price);
      if (i > 0 && price != 0) {
        const int64_t nearer = Magnitude(fid((asks ? 41 : 51) + i - 1));
        EXPECT_TRUE(asks ? price > nearer : price < nearer);
      }
      const int64_t on_krx = Number(fid((asks ? 6044 : 6054) + i));
      const int64_t on_nxt = Number(fid((asks ? 6066 : 6076) + i));
      EXPECT_EQ(on_krx + on_nxt, item.ends_with("_AL") ? quantity : 0);
      total += quantity;
      krx += on_krx;
      nxt += on_nxt;
    }
    EXPECT_EQ(Number(fid(asks ? 121 : 125)), total);
    if (!before.empty()) {
      EXPECT_EQ(Number(fid(asks ? 122 : 126)), total - Number(before[asks ? "121" : "125"]));
    }
    EXPECT_EQ(Number(fid(asks ? 6064 : 6065)), krx);
    EXPECT_EQ(Number(fid(asks ? 6086 : 6087)), nxt);
  }
  EXPECT_EQ(Number(v["128"]), Number(v["125"]) - Number(v["121"]));
  EXPECT_EQ(Number(v["138"]), -Number(v["128"]));
  if (Number(v["291"]) != 0) {
    EXPECT_EQ(v["291"], v["23"]);
  }
}

void RowObserver::ReadIndex(Values& v, Values& before, const std::string& item) {
  const int64_t level = std::abs(Hundredths(v["10"]));
  EXPECT_EQ(Hundredths(v["11"]), level - market_.FindSector(item)->base_level());
  EXPECT_GE(std::abs(Hundredths(v["17"])), std::max(level, std::abs(Hundredths(v["16"]))));
  EXPECT_LE(std::abs(Hundredths(v["18"])), std::min(level, std::abs(Hundredths(v["16"]))));
  if (!before.empty()) {
    EXPECT_GE(Number(v["13"]), Number(before["13"]));
  }
}

void RowObserver::ReadBreadth(Values& v, const std::string& item) {
  EXPECT_EQ(Number(v["252"]) + Number(v["253"]) + Number(v["255"]), Number(v["256"]));
  EXPECT_LE(Number(v["251"]), Number(v["252"]));
  EXPECT_LE(Number(v["254"]), Number(v["255"]));
  EXPECT_LE(Number(v["256"]), static_cast<int64_t>(market_.FindSector(item)->members().size()));
}

void RowObserver::ReadBrokers(Values& v) {
  for (int i = 1; i < 5; ++i) {
    EXPECT_GE(Number(v[std::to_string(160 + i)]), Number(v[std::to_string(161 + i)]));
    EXPECT_GE(Number(v[std::to_string(170 + i)]), Number(v[std::to_string(171 + i)]));
  }
  EXPECT_EQ(Number(v["267"]), Number(v["263"]) - Number(v["261"]));
}

void RowObserver::ReadNav(Values& v) {
  ExpectChange(v, base_, upper_, lower_);
  const int64_t nav = std::abs(Hundredths(v["36"]));
  const int64_t price = Magnitude(v["10"]) * 100;
  EXPECT_LT(std::abs(nav - price) * 1'000, nav) << "a tick or two off";
  EXPECT_EQ(Hundredths(v["266"]), std::llround(static_cast<long double>(price - nav) * 10'000 / nav));
  EXPECT_EQ(Hundredths(v["37"]) > 0, v["36"].front() == '+');
}

void RowObserver::ReadProgram(Values& v, Values& before) {
  EXPECT_EQ(Number(v["210"]), Number(v["206"]) - Number(v["202"]));
  EXPECT_EQ(Number(v["212"]), Number(v["208"]) - Number(v["204"]));
  if (before.empty()) return;
  EXPECT_EQ(Number(v["210"]), Number(before["210"]) + Number(v["211"]));
  EXPECT_EQ(Number(v["212"]), Number(before["212"]) + Number(v["213"]));
}

void RowObserver::ReadInterruption(Values& v, Values& triggered) {
  const int64_t trigger = Number(v["1221"]);
  const int64_t fixed = Number(v["1236"]);
  const int64_t dynamic = Number(v["1237"]);
  EXPECT_TRUE((fixed != 0 && std::abs(trigger - fixed) * 100 >= fixed * 10) ||
              (dynamic != 0 && std::abs(trigger - dynamic) * 100 >= dynamic * 3));
  EXPECT_EQ(v["1225"], fixed == 0 ? "동적" : dynamic == 0 ? "정적" : "동적+정적");
  EXPECT_EQ(v["1279"].substr(1), v["1225"]);
  EXPECT_EQ(v["9068"], fixed == 0 ? "2" : dynamic == 0 ? "1" : "3");
  EXPECT_EQ(v["9069"], trigger > (fixed != 0 ? fixed : dynamic) ? "1" : "2");
  EXPECT_EQ(v["9008"], market_.FindStock(v["9001"])->instrument().segment == MarketSegment::kKospi ? "001" : "101");
  EXPECT_EQ(v["9075"], "1");
  if (v["1224"] == "000000") {
    triggered = v;
    return;
  }
  EXPECT_GT(v["1224"], v["1223"]);
  // A release repeats the row of the trigger with the time of the release. Day totals may have changed on the other
  // exchange.
  if (triggered.empty()) return;
  ++releases;
  for (const char* of_the_day : {"13", "14", "1224"}) triggered[of_the_day] = v[of_the_day];
  EXPECT_EQ(v, triggered);
  triggered.clear();
}

void RowObserver::ReadOrder(Values& v) {
  filled_[v["9203"]] += Number(v["915"]);
  if (v["913"] == "체결") {
    EXPECT_GT(Number(v["915"]), 0);
    EXPECT_EQ(Number(v["911"]), filled_[v["9203"]]) << "all fills so far";
    EXPECT_EQ(Number(v["900"]), filled_[v["9203"]] + Number(v["902"]));
    EXPECT_EQ(v["914"], v["910"]);
    EXPECT_LE(Magnitude(v["28"]), Number(v["910"]));
    EXPECT_LE(Number(v["910"]), Magnitude(v["27"]));
  }
  if (v["913"] == "접수") {
    EXPECT_EQ(v["902"], v["900"]);
  }
  if (v["913"] == "취소" || v["913"] == "거부") {
    EXPECT_EQ(v["902"], "0");
  }
}

void RowObserver::ReadPosition(Values& v) {
  EXPECT_LE(Number(v["933"]), Number(v["930"]));
  if (Number(v["930"]) > 0) {
    EXPECT_EQ(Number(v["931"]), Number(v["932"]) / Number(v["930"]));
  }
}

}  // namespace kiwoom::simulator

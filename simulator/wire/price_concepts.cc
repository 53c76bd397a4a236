#include <algorithm>
#include <vector>

#include "simulator/wire/concept.h"

// Concepts of everything with a price: level, change, range, volume, turnover, the year.
namespace kiwoom::simulator {
namespace {

Value Price(const Scene& s, int64_t price) {
  return Value::Directed(price, price == 0 ? 0 : price - s.figures.previous_close, s.figures.decimals);
}

Value Rate(int64_t part, int64_t whole) { return Value::Signed(Value::Percent(part, whole), 2); }

Value ChangeSign(const Scene& s) {
  const Figures& f = s.figures;
  if (f.upper_limit != 0 && f.price == f.upper_limit) return Value::Text("1");
  if (f.lower_limit != 0 && f.price == f.lower_limit) return Value::Text("4");
  return Value::Text(f.change() > 0 ? "2" : f.change() < 0 ? "5" : "3");
}

// The day of the year with the highest high or the lowest low, including today once it has traded.
DayBar Extreme(const Scene& s, bool highest) {
  const Figures& f = s.figures;
  DayBar extreme;
  extreme.day = f.day;
  extreme.high = f.high;
  extreme.low = f.low;
  if (f.past_year == nullptr) return extreme;
  for (const DayBar& bar : *f.past_year) {
    if (highest ? bar.high > extreme.high : extreme.low == 0 || bar.low < extreme.low) extreme = bar;
  }
  return extreme;
}

// Percent of yesterday's volume, with the sign of the difference.
Value VolumeRatio(const Scene& s) {
  const Figures& f = s.figures;
  return Value::Directed(Value::Percent(f.volume, f.previous_volume), f.volume - f.previous_volume, 2);
}

Value Time(const Scene& s) {
  return s.figures.mark.empty() ? Value::TimeOfDay(s.figures.time) : Value::Text(s.figures.mark);
}

constexpr Concept kConcepts[] = {
    {"current_price", [](const Scene& s) { return Price(s, s.figures.price); }},
    {"close_price", [](const Scene& s) { return Price(s, s.figures.price); }},
    {"open_price", [](const Scene& s) { return Price(s, s.figures.open); }},
    {"high_price", [](const Scene& s) { return Price(s, s.figures.high); }},
    {"low_price", [](const Scene& s) { return Price(s, s.figures.low); }},
    {"upper_limit_price", [](const Scene& s) { return Price(s, s.figures.upper_limit); }},
    {"lower_limit_price", [](const Scene& s) { return Price(s, s.figures.lower_limit); }},
    {"base_price", [](const Scene& s) { return Value::Plain(s.figures.previous_close, s.figures.decimals); }},
    {"previous_close", [](const Scene& s) { return Value::Plain(s.figures.previous_close, s.figures.decimals); }},
    {"change", [](const Scene& s) { return Value::Signed(s.figures.change(), s.figures.decimals); }},
    {"change_rate", [](const Scene& s) { return Rate(s.figures.change(), s.figures.previous_close); }},
    {"change_sign", ChangeSign},

    {"cumulative_volume", [](const Scene& s) { return Value::Plain(s.figures.volume); }},
    {"cumulative_turnover", [](const Scene& s) { return Value::Plain(s.figures.turnover); }},
    {"volume", [](const Scene& s) { return Value::Plain(s.figures.volume); }},
    {"volume_increment", [](const Scene& s) { return Value::Plain(s.figures.volume_increment); }},
    {"turnover", [](const Scene& s) { return Value::Plain(s.figures.turnover); }},
    {"volume_change", [](const Scene& s) { return Value::Signed(s.figures.volume - s.figures.previous_volume); }},
    {"turnover_change", [](const Scene& s) { return Value::Signed(s.figures.turnover - s.figures.previous_turnover); }},
    {"volume_ratio", VolumeRatio},
    {"current_volume", [](const Scene& s) { return Value::Plain(s.figures.volume_increment); }},

    {"time", Time},
    {"trade_time", Time},
    {"date", [](const Scene& s) { return Value::Date(s.figures.day); }},

    {"fifty_two_week_high", [](const Scene& s) { return Price(s, Extreme(s, true).high); }},
    {"fifty_two_week_high_date", [](const Scene& s) { return Value::Date(Extreme(s, true).day); }},
    {"fifty_two_week_high_change_rate",
     [](const Scene& s) {
       const int64_t high = Extreme(s, true).high;
       return Rate(s.figures.price - high, high);
     }},
    {"fifty_two_week_low", [](const Scene& s) { return Price(s, Extreme(s, false).low); }},
    {"fifty_two_week_low_date", [](const Scene& s) { return Value::Date(Extreme(s, false).day); }},
    {"fifty_two_week_low_change_rate",
     [](const Scene& s) {
       const int64_t low = Extreme(s, false).low;
       return Rate(s.figures.price - low, low);
     }},
};

}  // namespace

std::span<const Concept> PriceConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

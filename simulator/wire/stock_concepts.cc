#include "simulator/wire/concept.h"

// What a stock has beside its price: names, value, costs, and the net asset value of a fund.
namespace kiwoom::simulator {
namespace {

Value TimeOrNever(absl::Time time) {
  return time == absl::InfinitePast() ? Value::Text("000000") : Value::TimeOfDay(time);
}

// Share of the price, in hundred-thousandths.
Value ShareOfPrice(const Scene& s, int64_t share) {
  return Value::Plain((s.figures.price * share + 50'000) / 100'000);
}

// A fund's net asset value in hundredths of a won: a few hundredths of a percent off the price.
int64_t Nav(int64_t price) { return price * 100 + (price % 97 - 48) * price / 1000; }

// Price against net asset value, and what else lies between the two, in hundredths of a percent.
Value NavDeviation(const Scene& s, int64_t more) {
  const int64_t nav = Nav(s.figures.price);
  return Value::Signed(Value::Percent(s.figures.price * 100 - nav, nav) + more, 2);
}

template <Value (*kValue)(const Scene&)>
Value OfStock(const Scene& scene) {
  return scene.stock == nullptr ? Value::Unknown() : kValue(scene);
}

Value StockCode(const Scene& s) {
  return Value::Text(ItemCode(s, s.stock->instrument().code));
}
Value StockName(const Scene& s) { return Value::Text(s.stock->instrument().name); }
Value UpperLimitTime(const Scene& s) { return TimeOrNever(s.stock->upper_limit_at()); }
Value LowerLimitTime(const Scene& s) { return TimeOrNever(s.stock->lower_limit_at()); }
Value OpenTime(const Scene& s) { return Value::TimeOfDay(s.stock->opened_at()); }
Value HighTime(const Scene& s) { return Value::TimeOfDay(s.stock->high_at()); }
Value LowTime(const Scene& s) { return Value::TimeOfDay(s.stock->low_at()); }
Value TurnoverRate(const Scene& s) {
  return Value::Plain(Value::Percent(s.stock->volume(), s.stock->instrument().listed_shares), 2);
}
Value MarketCap(const Scene& s) { return Value::Plain(s.stock->price() * s.stock->instrument().listed_shares); }

constexpr Concept kConcepts[] = {
    {"stock_code", OfStock<StockCode>},
    {"stock_name", OfStock<StockName>},
    {"exchange", [](const Scene& s) { return Value::Coded(s.venue->code, s.venue->name); }},
    {"exchange_name", [](const Scene& s) { return Value::Text(s.venue->name); }},
    {"upper_limit_time", OfStock<UpperLimitTime>},
    {"lower_limit_time", OfStock<LowerLimitTime>},
    {"open_time", OfStock<OpenTime>},
    {"high_time", OfStock<HighTime>},
    {"low_time", OfStock<LowTime>},
    {"turnover_rate", OfStock<TurnoverRate>},
    {"market_cap", OfStock<MarketCap>},
    {"market_session", [](const Scene&) { return Value::Text("2"); }},
    {"knock_out_proximity", [](const Scene&) { return Value::Text("0"); }},

    // As shares of the price in the recorded frames.
    {"trading_cost", [](const Scene& s) { return ShareOfPrice(s, 230); }},
    {"cfd_margin", [](const Scene& s) { return ShareOfPrice(s, 40'000); }},
    {"maintenance_margin", [](const Scene& s) { return ShareOfPrice(s, 32'000); }},
    {"cfd_trading_cost", [](const Scene& s) { return ShareOfPrice(s, 502); }},
    {"stock_loan_trading_cost", [](const Scene& s) { return ShareOfPrice(s, 401); }},

    {"nav",
     [](const Scene& s) {
       const int64_t nav = Nav(s.figures.price);
       return Value::Directed(nav, nav - Nav(s.figures.previous_close), 2);
     }},
    {"nav_change",
     [](const Scene& s) { return Value::Signed(Nav(s.figures.price) - Nav(s.figures.previous_close), 2); }},
    {"nav_change_rate",
     [](const Scene& s) {
       const int64_t before = Nav(s.figures.previous_close);
       return Value::Signed(Value::Percent(Nav(s.figures.price) - before, before), 2);
     }},
    {"tracking_error_rate", [](const Scene&) { return Value::Plain(182, 2); }},
    {"nav_index_deviation_rate", [](const Scene& s) { return NavDeviation(s, 1'004); }},
    {"nav_price_deviation_rate", [](const Scene& s) { return NavDeviation(s, 0); }},

    // No measure is in force.
    {"auction_extension", [](const Scene&) { return Value::Text("동정적VI"); }},
    {"pre_market_auction_extension", [](const Scene&) { return Value::Text(" "); }},
    {"after_hours_auction_extension", [](const Scene&) { return Value::Text(" "); }},
};

}  // namespace

std::span<const Concept> StockConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

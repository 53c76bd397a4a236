#include "simulator/market/seoul_time.h"
#include "simulator/wire/concept.h"

// Concepts of a stock other than its price: names, value, costs, and the net asset value of a fund.
namespace kiwoom::simulator {
namespace {

Value TimeOrNever(absl::Time time) {
  return time == absl::InfinitePast() ? Value::Text("000000") : Value::TimeOfDay(time);
}

// A share of the price, in hundred-thousandths.
Value ShareOfPrice(const Scene& s, int64_t share) { return Value::Plain((s.figures.price * share + 50'000) / 100'000); }

// Only for a fund. Rows of other stocks may be requested too; they have no value.
template <Value (*kValue)(const Scene&)>
Value OfFund(const Scene& s) {
  return s.stock == nullptr || !s.stock->is_fund() ? Value::Unknown() : kValue(s);
}

Value Nav(const Scene& s) { return Value::Directed(s.stock->nav(), s.stock->nav() - s.stock->previous_nav(), 2); }
Value NavChange(const Scene& s) { return Value::Signed(s.stock->nav() - s.stock->previous_nav(), 2); }
Value NavChangeRate(const Scene& s) {
  const int64_t before = s.stock->previous_nav();
  return Value::Signed(Value::Percent(s.stock->nav() - before, before), 2);
}
// Both are in hundredths of a won.
Value PriceDeviation(const Scene& s) {
  return Value::Signed(Value::Percent(s.figures.price * 100 - s.stock->nav(), s.stock->nav()), 2);
}
// The NAV of a share is about a hundred times the index, which is in hundredths of a point.
Value IndexDeviation(const Scene& s) {
  const int64_t worth = s.market->fund_index().level() * 100;
  return Value::Signed(Value::Percent(s.stock->nav() - worth, worth), 2);
}

template <Value (*kValue)(const Scene&)>
Value OfStock(const Scene& scene) {
  return scene.stock == nullptr ? Value::Unknown() : kValue(scene);
}

Value StockCode(const Scene& s) { return Value::Text(ItemCode(s, s.stock->instrument().code)); }
Value StockName(const Scene& s) { return Value::Text(s.stock->instrument().name); }
Value UpperLimitTime(const Scene& s) { return TimeOrNever(s.tape().upper_limit_at()); }
Value LowerLimitTime(const Scene& s) { return TimeOrNever(s.tape().lower_limit_at()); }
Value OpenTime(const Scene& s) { return TimeOrNever(s.tape().opened_at()); }
Value HighTime(const Scene& s) { return TimeOrNever(s.tape().high_at()); }
Value LowTime(const Scene& s) { return TimeOrNever(s.tape().low_at()); }
Value TurnoverRatio(const Scene& s) {
  return Value::Plain(Value::Percent(s.tape().volume(), s.stock->instrument().listed_shares), 2);
}
Value MarketCap(const Scene& s) { return Value::Plain(s.figures.price * s.stock->instrument().listed_shares); }

// Before, during and after the regular session, which begins with the trade of its opening auction and ends with that
// of its closing auction.
Value MarketSession(const Scene& s) {
  const Phase phase = s.market->phase();
  const int hour = SeoulTime(s.market->now()).hour();
  if (phase == Phase::kContinuous || (phase == Phase::kAuction && hour >= 9)) return Value::Text("2");
  return Value::Text(hour < 12 ? "1" : "3");
}

constexpr Concept kConcepts[] = {
    {"stock_code", OfStock<StockCode>},
    {"stock_name", OfStock<StockName>},
    {"exchange", [](const Scene& s) { return Value::Coded(s.venue->code, s.venue->name); }},
    {"exchange_code", [](const Scene& s) { return Value::Coded(s.venue->code, s.venue->code); }},
    {"exchange_name", [](const Scene& s) { return Value::Text(s.venue->name); }},
    {"upper_limit_time", OfStock<UpperLimitTime>},
    {"lower_limit_time", OfStock<LowerLimitTime>},
    {"open_time", OfStock<OpenTime>},
    {"high_time", OfStock<HighTime>},
    {"low_time", OfStock<LowTime>},
    {"turnover_ratio", OfStock<TurnoverRatio>},
    {"market_cap", OfStock<MarketCap>},
    {"market_session", MarketSession},
    {"knock_out_proximity", [](const Scene&) { return Value::Text("0"); }},

    // Shares of the price as in the recorded frames.
    {"trading_cost", [](const Scene& s) { return ShareOfPrice(s, 230); }},
    {"cfd_margin", [](const Scene& s) { return ShareOfPrice(s, 40'000); }},
    {"maintenance_margin", [](const Scene& s) { return ShareOfPrice(s, 32'000); }},
    {"cfd_trading_cost", [](const Scene& s) { return ShareOfPrice(s, 502); }},
    {"stock_loan_trading_cost", [](const Scene& s) { return ShareOfPrice(s, 401); }},

    {"nav", OfFund<Nav>},
    {"nav_change", OfFund<NavChange>},
    {"nav_change_rate", OfFund<NavChangeRate>},
    {"tracking_error_rate", [](const Scene&) { return Value::Plain(182, 2); }},
    {"nav_index_deviation_rate", OfFund<IndexDeviation>},
    {"nav_price_deviation_rate", OfFund<PriceDeviation>},

    // No measure is active.
    {"auction_extension", [](const Scene&) { return Value::Text("동정적VI"); }},
    {"before_open_auction_extension", [](const Scene&) { return Value::Text(" "); }},
    {"after_close_auction_extension", [](const Scene&) { return Value::Text(" "); }},
};

}  // namespace

std::span<const Concept> StockConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

#include <algorithm>
#include <optional>

#include "simulator/wire/concept.h"

// Concepts of a stock's trades and their totals.
namespace kiwoom::simulator {
namespace {

template <Value (*kValue)(const Tape&)>
Value OfTape(const Scene& scene) {
  return scene.stock == nullptr ? Value::Unknown() : kValue(scene.tape());
}

template <Value (*kValue)(const Scene&)>
Value OfStock(const Scene& scene) {
  return scene.stock == nullptr ? Value::Unknown() : kValue(scene);
}

int64_t SignOf(const Tape& tape) {
  const std::optional<Side>& side = tape.last().side;
  return !side ? 0 : *side == Side::kBuy ? 1 : -1;
}

Value OneSided(const Tape& tape, Side side) {
  if (tape.last().side != side) return Value::Text(" 0");  // as recorded
  return Value::Signed(SignOf(tape) * tape.last().quantity);
}

Value Quantity(const Scene& s) { return Value::Directed(s.figures.volume_increment, s.figures.aggressor); }

Value SellVolume(const Tape& tape) { return Value::Plain(tape.tally(Side::kSell).volume); }
Value BuyVolume(const Tape& tape) { return Value::Plain(tape.tally(Side::kBuy).volume); }
Value SellTrades(const Tape& tape) { return Value::Plain(tape.tally(Side::kSell).trades); }
Value BuyTrades(const Tape& tape) { return Value::Plain(tape.tally(Side::kBuy).trades); }
Value TradeTurnover(const Tape& tape) {
  return Value::Directed(tape.last().quantity * tape.last().price, SignOf(tape));
}
Value TradeSell(const Tape& tape) { return OneSided(tape, Side::kSell); }
Value TradeBuy(const Tape& tape) { return OneSided(tape, Side::kBuy); }
Value NetBuy(const Tape& tape) { return Value::Signed(SignOf(tape) * tape.last().quantity); }
Value Vwap(const Tape& tape) { return Value::Plain(tape.traded() ? tape.turnover() / tape.volume() : 0); }

// Buy volume in percent of sell volume.
Value Strength(const Tape& tape) {
  return Value::Plain(Value::Percent(tape.tally(Side::kBuy).volume, tape.tally(Side::kSell).volume), 2);
}

// Buy volume in percent of both. The only recorded frame has a plus sign if buying prevails.
Value BuyRatio(const Tape& tape) {
  const int64_t bought = tape.tally(Side::kBuy).volume;
  const int64_t sold = tape.tally(Side::kSell).volume;
  return Value::Directed(Value::Percent(bought, bought + sold), bought - sold, 2);
}

// Percent of the previous day's volume at this time, assuming a uniform distribution.
Value SameTimeVolumeRatio(const Scene& s) {
  constexpr absl::Duration kDay = absl::Minutes(390);
  const Tape& tape = s.tape();
  if (!tape.traded()) return Value::Plain(0, 2);
  const double elapsed = std::min(1.0, absl::FDivDuration(tape.last().time - tape.opened_at(), kDay));
  const int64_t whole = s.stock->previous_day(s.venue->exchange).volume;
  const auto before = static_cast<int64_t>(elapsed * static_cast<double>(whole));
  return Value::Plain(Value::Percent(tape.volume(), before), 2);
}

constexpr Concept kConcepts[] = {
    {"quantity", OfStock<Quantity>},
    {"cumulative_sell_volume", OfTape<SellVolume>},
    {"cumulative_buy_volume", OfTape<BuyVolume>},
    {"cumulative_sell_trade_count", OfTape<SellTrades>},
    {"cumulative_buy_trade_count", OfTape<BuyTrades>},
    {"trade_turnover", OfTape<TradeTurnover>},
    {"trade_sell_quantity", OfTape<TradeSell>},
    {"trade_buy_quantity", OfTape<TradeBuy>},
    {"net_buy_quantity", OfTape<NetBuy>},
    {"vwap", OfTape<Vwap>},
    {"execution_strength", OfTape<Strength>},
    {"buy_ratio", OfTape<BuyRatio>},
    {"same_time_volume_ratio", OfStock<SameTimeVolumeRatio>},
};

}  // namespace

std::span<const Concept> TradeConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

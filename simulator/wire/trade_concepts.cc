#include "simulator/wire/concept.h"

// What the trades of a stock add up to.
namespace kiwoom::simulator {
namespace {

template <Value (*kValue)(const Stock&)>
Value OfStock(const Scene& scene) {
  return scene.stock == nullptr ? Value::Unknown() : kValue(*scene.stock);
}

int64_t SignOf(const Stock& stock) {
  const Stock::Trade& trade = stock.last_trade();
  return !trade.side ? 0 : *trade.side == Side::kBuy ? 1 : -1;
}

Value OneSided(const Stock& stock, Side side) {
  const Stock::Trade& trade = stock.last_trade();
  if (trade.side != side) return Value::Text(" 0");  // as recorded
  return Value::Signed(SignOf(stock) * trade.quantity);
}

Value Quantity(const Stock& stock) { return Value::Directed(stock.last_trade().quantity, SignOf(stock)); }
Value SellVolume(const Stock& stock) { return Value::Plain(stock.tally(Side::kSell).volume); }
Value BuyVolume(const Stock& stock) { return Value::Plain(stock.tally(Side::kBuy).volume); }
Value SellTrades(const Stock& stock) { return Value::Plain(stock.tally(Side::kSell).trades); }
Value BuyTrades(const Stock& stock) { return Value::Plain(stock.tally(Side::kBuy).trades); }
Value TradeTurnover(const Stock& stock) {
  return Value::Signed(SignOf(stock) * stock.last_trade().quantity * stock.last_trade().price);
}
Value TradeSell(const Stock& stock) { return OneSided(stock, Side::kSell); }
Value TradeBuy(const Stock& stock) { return OneSided(stock, Side::kBuy); }
Value NetBuy(const Stock& stock) { return Value::Signed(SignOf(stock) * stock.last_trade().quantity); }
Value Vwap(const Stock& stock) { return Value::Plain(stock.turnover() / stock.volume()); }

// Bought volume as percent of sold volume.
Value Strength(const Stock& stock) {
  return Value::Plain(Value::Percent(stock.tally(Side::kBuy).volume, stock.tally(Side::kSell).volume), 2);
}

// Bought volume as percent of both; the sign says which is more.
Value BuyRatio(const Stock& stock) {
  const int64_t bought = stock.tally(Side::kBuy).volume;
  const int64_t sold = stock.tally(Side::kSell).volume;
  return Value::Directed(Value::Percent(bought, bought + sold), bought - sold, 2);
}

// Percent of the volume that the day before had at this time: an even share of it.
Value SameTimeVolumeRatio(const Stock& stock) {
  constexpr absl::Duration kDay = absl::Minutes(390);
  const double elapsed = absl::FDivDuration(stock.last_trade().time - stock.opened_at(), kDay);
  const auto before = static_cast<int64_t>(elapsed * static_cast<double>(stock.instrument().previous_volume));
  return Value::Plain(Value::Percent(stock.volume(), before), 2);
}

constexpr Concept kConcepts[] = {
    {"quantity", OfStock<Quantity>},
    {"cumulative_sell_volume", OfStock<SellVolume>},
    {"cumulative_buy_volume", OfStock<BuyVolume>},
    {"cumulative_sell_trade_count", OfStock<SellTrades>},
    {"cumulative_buy_trade_count", OfStock<BuyTrades>},
    {"trade_turnover", OfStock<TradeTurnover>},
    {"trade_sell_quantity", OfStock<TradeSell>},
    {"trade_buy_quantity", OfStock<TradeBuy>},
    {"net_buy_quantity", OfStock<NetBuy>},
    {"vwap", OfStock<Vwap>},
    {"execution_strength", OfStock<Strength>},
    {"buy_ratio", OfStock<BuyRatio>},
    {"same_time_volume_ratio", OfStock<SameTimeVolumeRatio>},
};

}  // namespace

std::span<const Concept> TradeConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

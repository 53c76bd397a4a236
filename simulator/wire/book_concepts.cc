#include "simulator/wire/concept.h"

// The order book of a stock. All of it stands on KRX, and nothing is midpoint or liquidity provider.
namespace kiwoom::simulator {
namespace {

using Level = OrderBook::Level;

Value PriceValue(const Stock& stock, int64_t price) {
  return Value::Directed(price, price == 0 ? 0 : price - stock.instrument().base_price);
}

template <Side kSide>
const Level* LevelOf(const Scene& s) {
  const auto& levels = s.stock->book().levels(kSide);
  return static_cast<size_t>(s.level) < levels.size() ? &levels[s.level] : nullptr;
}

template <Side kSide>
Value LevelPrice(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const Level* level = LevelOf<kSide>(s);
  return level == nullptr ? Value::Plain(0) : PriceValue(*s.stock, level->price);
}

template <Side kSide>
Value LevelQuantity(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const Level* level = LevelOf<kSide>(s);
  return Value::Plain(level == nullptr ? 0 : level->quantity);
}

template <Side kSide>
Value LevelChange(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const Level* level = LevelOf<kSide>(s);
  return Value::Signed(level == nullptr ? 0 : level->change);
}

template <Side kSide>
Value BestPrice(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : PriceValue(*s.stock, s.stock->book().best(kSide).price);
}

template <Side kSide>
Value Total(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Plain(s.stock->book().total(kSide));
}

template <Side kSide>
Value TotalChange(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Signed(s.stock->book().total_change(kSide));
}

template <Side kSide>
Value NetTotal(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Signed(s.stock->book().total(kSide) - s.stock->book().total(Opposite(kSide)));
}

template <Side kSide>
Value TotalRatio(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Plain(Value::Percent(s.stock->book().total(kSide), s.stock->book().total(Opposite(kSide))), 2);
}

// Where there is no midpoint, all its fields say so without a point.
Value NoMidpoint(const Scene&) { return Value::Text("0"); }

// Between best bid and best ask, in tenths of a won: half a tick is half a won at the least. 0: there is none.
int64_t MidpointTenths(const Stock& stock) {
  const int64_t ask = stock.book().best(Side::kSell).price;
  const int64_t bid = stock.book().best(Side::kBuy).price;
  return ask == 0 || bid == 0 ? 0 : (ask + bid) * 5;
}

template <Value (*kValue)(int64_t midpoint, int64_t base)>
Value OfMidpoint(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const int64_t midpoint = MidpointTenths(*s.stock);
  return midpoint == 0 ? NoMidpoint(s) : kValue(midpoint, s.stock->instrument().base_price * 10);
}

Value Midpoint(int64_t midpoint, int64_t base) { return Value::Directed(midpoint, midpoint - base, 1); }
Value MidpointChange(int64_t midpoint, int64_t base) { return Value::Signed(midpoint - base, 1); }
Value MidpointChangeSign(int64_t midpoint, int64_t base) {
  return Value::Text(midpoint > base ? "2" : midpoint < base ? "5" : "3");
}
Value MidpointChangeRate(int64_t midpoint, int64_t base) {
  return Value::Signed(Value::Percent(midpoint - base, base), 2);
}

Value QuoteTime(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::TimeOfDay(s.stock->quoted_at());
}

// Of the last auction: the opening. It stays after it.
Value OpeningPrice(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : PriceValue(*s.stock, s.stock->open());
}
Value OpeningChange(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Signed(s.stock->open() - s.stock->instrument().base_price);
}
Value OpeningChangeSign(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const int64_t change = s.stock->open() - s.stock->instrument().base_price;
  return Value::Text(change > 0 ? "2" : change < 0 ? "5" : "3");
}
Value OpeningChangeRate(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const int64_t base = s.stock->instrument().base_price;
  return Value::Signed(Value::Percent(s.stock->open() - base, base), 2);
}
int64_t OpeningVolume(const Stock& stock) {
  return stock.volume() - stock.tally(Side::kBuy).volume - stock.tally(Side::kSell).volume;
}
Value OpeningQuantity(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Plain(OpeningVolume(*s.stock));
}
Value OpeningVolumeRatio(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const int64_t before = s.stock->instrument().previous_volume;
  return Value::Directed(Value::Percent(OpeningVolume(*s.stock), before), OpeningVolume(*s.stock) - before, 2);
}

Value None(const Scene&) { return Value::Plain(0); }

constexpr Concept kConcepts[] = {
    {"quote_time", QuoteTime},
    {"best_ask_price", BestPrice<Side::kSell>},
    {"best_bid_price", BestPrice<Side::kBuy>},
    {"asks.price", LevelPrice<Side::kSell>},
    {"asks.quantity", LevelQuantity<Side::kSell>},
    {"asks.change", LevelChange<Side::kSell>},
    {"asks.lp_quantity", None},
    {"asks.krx_quantity", LevelQuantity<Side::kSell>},
    {"asks.nxt_quantity", None},
    {"bids.price", LevelPrice<Side::kBuy>},
    {"bids.quantity", LevelQuantity<Side::kBuy>},
    {"bids.change", LevelChange<Side::kBuy>},
    {"bids.lp_quantity", None},
    {"bids.krx_quantity", LevelQuantity<Side::kBuy>},
    {"bids.nxt_quantity", None},
    {"total_ask_quantity", Total<Side::kSell>},
    {"total_ask_quantity_change", TotalChange<Side::kSell>},
    {"total_bid_quantity", Total<Side::kBuy>},
    {"total_bid_quantity_change", TotalChange<Side::kBuy>},
    {"net_ask_quantity", NetTotal<Side::kSell>},
    {"net_bid_quantity", NetTotal<Side::kBuy>},
    {"ask_ratio", TotalRatio<Side::kSell>},
    {"bid_ratio", TotalRatio<Side::kBuy>},
    {"krx_total_ask_quantity", Total<Side::kSell>},
    {"krx_total_bid_quantity", Total<Side::kBuy>},
    {"nxt_total_ask_quantity", None},
    {"nxt_total_bid_quantity", None},

    {"krx_midpoint_ask_quantity", None},
    {"krx_midpoint_ask_quantity_change", None},
    {"krx_midpoint_bid_quantity", None},
    {"krx_midpoint_bid_quantity_change", None},
    {"krx_midpoint_price", OfMidpoint<Midpoint>},
    {"krx_midpoint_change", OfMidpoint<MidpointChange>},
    {"krx_midpoint_change_sign", OfMidpoint<MidpointChangeSign>},
    {"krx_midpoint_change_rate", OfMidpoint<MidpointChangeRate>},
    {"nxt_midpoint_ask_quantity", None},
    {"nxt_midpoint_ask_quantity_change", None},
    {"nxt_midpoint_bid_quantity", None},
    {"nxt_midpoint_bid_quantity_change", None},
    {"nxt_midpoint_price", NoMidpoint},
    {"nxt_midpoint_change", NoMidpoint},
    {"nxt_midpoint_change_sign", NoMidpoint},
    {"nxt_midpoint_change_rate", NoMidpoint},

    {"indicative_price", OpeningPrice},
    {"indicative_quantity", OpeningQuantity},
    {"indicative_change", OpeningChange},
    {"indicative_change_rate", OpeningChangeRate},
    {"indicative_change_sign", OpeningChangeSign},
    {"indicative_volume_ratio", OpeningVolumeRatio},
    // No auction runs.
    {"auction_indicative_price", None},
    {"auction_indicative_quantity", None},
    {"auction_indicative_change", None},
    {"auction_indicative_change_rate", None},
    {"auction_indicative_change_sign", [](const Scene&) { return Value::Text("3"); }},
};

}  // namespace

std::span<const Concept> BookConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

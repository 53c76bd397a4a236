#include "simulator/wire/concept.h"

// The order book of a stock at the row's venue. It contains no midpoint orders and no liquidity provider.
namespace kiwoom::simulator {
namespace {

using Level = OrderBook::Level;

Value PriceValue(const Stock& stock, int64_t price) {
  return Value::Directed(price, price == 0 ? 0 : price - stock.base_price());
}

template <Value (*kValue)(const Scene&)>
Value OfStock(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : kValue(s);
}

template <Side kSide>
Level LevelOf(const Scene& s) {
  return s.stock->book().level(s.venue->exchange, kSide, s.level);
}

template <Side kSide>
Value LevelPrice(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const int64_t price = LevelOf<kSide>(s).price;
  return price == 0 ? Value::NegativeZero() : PriceValue(*s.stock, price);
}

template <Side kSide>
Value LevelQuantity(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Plain(LevelOf<kSide>(s).quantity);
}

template <Side kSide>
Value LevelChange(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Signed(LevelOf<kSide>(s).change);
}

// One exchange's part of a consolidated quantity. In a row of a single exchange the parts are zero, as in the broker's
// example of a KRX item.
template <Side kSide, Exchange kExchange>
Value LevelPart(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const bool split = s.venue->exchange == Exchange::kBoth;
  return Value::Plain(split ? s.stock->book().level(kExchange, kSide, s.level).quantity : 0);
}

template <Side kSide, Exchange kExchange>
Value TotalPart(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Plain(s.venue->exchange == Exchange::kBoth ? s.stock->book().total(kExchange, kSide) : 0);
}

template <Side kSide>
Value BestPrice(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return PriceValue(*s.stock, s.stock->book().best(s.venue->exchange, kSide).price);
}

int64_t TotalOf(const Scene& s, Side side) { return s.stock->book().total(s.venue->exchange, side); }

template <Side kSide>
Value Total(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Plain(TotalOf(s, kSide));
}

template <Side kSide>
Value TotalChange(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Signed(s.stock->book().total_change(s.venue->exchange, kSide));
}

template <Side kSide>
Value NetTotal(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Signed(TotalOf(s, kSide) - TotalOf(s, Opposite(kSide)));
}

template <Side kSide>
Value TotalRatio(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Plain(Value::Percent(TotalOf(s, kSide), TotalOf(s, Opposite(kSide))), 2);
}

// If there is no midpoint, all its fields contain "0" without a decimal point.
Value NoMidpoint(const Scene&) { return Value::Text("0"); }

// The midpoint of best bid and best ask in tenths of a won, because half a tick is at least half a won. 0 if there is
// none, as in an auction.
int64_t MidpointTenths(const Stock& stock, Exchange exchange) {
  if (!stock.trades_on(exchange)) return 0;
  const int64_t ask = stock.book().best(exchange, Side::kSell).price;
  const int64_t bid = stock.book().best(exchange, Side::kBuy).price;
  return ask == 0 || bid == 0 ? 0 : (ask + bid) * 5;
}

template <Exchange kExchange, Value (*kValue)(int64_t midpoint, int64_t base)>
Value OfMidpoint(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const int64_t midpoint = Sees(s.venue->exchange, kExchange) ? MidpointTenths(*s.stock, kExchange) : 0;
  return midpoint == 0 ? NoMidpoint(s) : kValue(midpoint, s.stock->base_price() * 10);
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

// With kRunningOnly, the field is empty unless an auction is running at the row's venue.
template <bool kRunningOnly>
Auction AuctionOf(const Scene& s) {
  const Auction auction = s.auction();
  return auction.quantity > 0 && (!kRunningOnly || auction.running) ? auction : Auction{};
}
int64_t ChangeOf(const Auction& auction, const Stock& stock) {
  return auction.quantity == 0 ? 0 : auction.price - stock.base_price();
}
template <bool kRunningOnly>
Value AuctionPrice(const Scene& s) {
  return PriceValue(*s.stock, AuctionOf<kRunningOnly>(s).price);
}
template <bool kRunningOnly>
Value AuctionQuantity(const Scene& s) {
  return Value::Plain(AuctionOf<kRunningOnly>(s).quantity);
}
// Rows of auction types show the quantity with a sign, although an auction has no aggressor.
Value DecoratedAuctionQuantity(const Scene& s) {
  const Auction auction = AuctionOf<false>(s);
  return Value::Directed(auction.quantity, auction.last_side == Side::kBuy ? 1 : -1);
}
template <bool kRunningOnly>
Value AuctionChangeValue(const Scene& s) {
  return Value::Signed(ChangeOf(AuctionOf<kRunningOnly>(s), *s.stock));
}
template <bool kRunningOnly>
Value AuctionChangeRate(const Scene& s) {
  return Value::Signed(Value::Percent(ChangeOf(AuctionOf<kRunningOnly>(s), *s.stock), s.stock->base_price()), 2);
}
template <bool kRunningOnly>
Value AuctionChangeSign(const Scene& s) {
  const Auction auction = AuctionOf<kRunningOnly>(s);
  const int64_t change = ChangeOf(auction, *s.stock);
  if (change > 0) return Value::Text(auction.price == s.stock->upper_limit() ? "1" : "2");
  if (change < 0) return Value::Text(auction.price == s.stock->lower_limit() ? "4" : "5");
  return Value::Text("3");
}
Value AuctionVolumeRatio(const Scene& s) {
  const int64_t quantity = s.auction().quantity;
  const int64_t before = s.stock->previous_day(s.venue->exchange).volume;
  return Value::Directed(Value::Percent(quantity, before), quantity - before, 2);
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
    {"asks.krx_quantity", LevelPart<Side::kSell, Exchange::kKrx>},
    {"asks.nxt_quantity", LevelPart<Side::kSell, Exchange::kNxt>},
    {"bids.price", LevelPrice<Side::kBuy>},
    {"bids.quantity", LevelQuantity<Side::kBuy>},
    {"bids.change", LevelChange<Side::kBuy>},
    {"bids.lp_quantity", None},
    {"bids.krx_quantity", LevelPart<Side::kBuy, Exchange::kKrx>},
    {"bids.nxt_quantity", LevelPart<Side::kBuy, Exchange::kNxt>},
    {"total_ask_quantity", Total<Side::kSell>},
    {"total_ask_quantity_change", TotalChange<Side::kSell>},
    {"total_bid_quantity", Total<Side::kBuy>},
    {"total_bid_quantity_change", TotalChange<Side::kBuy>},
    {"net_ask_quantity", NetTotal<Side::kSell>},
    {"net_bid_quantity", NetTotal<Side::kBuy>},
    {"ask_ratio", TotalRatio<Side::kSell>},
    {"bid_ratio", TotalRatio<Side::kBuy>},
    {"krx_total_ask_quantity", TotalPart<Side::kSell, Exchange::kKrx>},
    {"krx_total_bid_quantity", TotalPart<Side::kBuy, Exchange::kKrx>},
    {"nxt_total_ask_quantity", TotalPart<Side::kSell, Exchange::kNxt>},
    {"nxt_total_bid_quantity", TotalPart<Side::kBuy, Exchange::kNxt>},

    {"krx_midpoint_ask_quantity", None},
    {"krx_midpoint_ask_quantity_change", None},
    {"krx_midpoint_bid_quantity", None},
    {"krx_midpoint_bid_quantity_change", None},
    {"krx_midpoint_price", OfMidpoint<Exchange::kKrx, Midpoint>},
    {"krx_midpoint_change", OfMidpoint<Exchange::kKrx, MidpointChange>},
    {"krx_midpoint_change_sign", OfMidpoint<Exchange::kKrx, MidpointChangeSign>},
    {"krx_midpoint_change_rate", OfMidpoint<Exchange::kKrx, MidpointChangeRate>},
    {"nxt_midpoint_ask_quantity", None},
    {"nxt_midpoint_ask_quantity_change", None},
    {"nxt_midpoint_bid_quantity", None},
    {"nxt_midpoint_bid_quantity_change", None},
    {"nxt_midpoint_price", OfMidpoint<Exchange::kNxt, Midpoint>},
    {"nxt_midpoint_change", OfMidpoint<Exchange::kNxt, MidpointChange>},
    {"nxt_midpoint_change_sign", OfMidpoint<Exchange::kNxt, MidpointChangeSign>},
    {"nxt_midpoint_change_rate", OfMidpoint<Exchange::kNxt, MidpointChangeRate>},

    // Of the last auction, even if it is over.
    {"indicative_price", OfStock<AuctionPrice<false>>},
    {"indicative_quantity", OfStock<AuctionQuantity<false>>},
    {"decorated_indicative_quantity", OfStock<DecoratedAuctionQuantity>},
    {"indicative_change", OfStock<AuctionChangeValue<false>>},
    {"indicative_change_rate", OfStock<AuctionChangeRate<false>>},
    {"indicative_change_sign", OfStock<AuctionChangeSign<false>>},
    {"indicative_volume_ratio", OfStock<AuctionVolumeRatio>},
    {"auction_indicative_price", OfStock<AuctionPrice<true>>},
    {"auction_indicative_quantity", OfStock<AuctionQuantity<true>>},
    {"auction_indicative_change", OfStock<AuctionChangeValue<true>>},
    {"auction_indicative_change_rate", OfStock<AuctionChangeRate<true>>},
    {"auction_indicative_change_sign", OfStock<AuctionChangeSign<true>>},
};

}  // namespace

std::span<const Concept> BookConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator

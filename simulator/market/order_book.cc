#include "simulator/market/order_book.h"

#include <algorithm>
#include <numeric>

namespace kiwoom::simulator {
namespace {

constexpr size_t IndexOf(Exchange exchange) { return static_cast<size_t>(exchange); }

// The quantity on one exchange, or the sum of both.
int64_t Seen(const std::array<int64_t, 2>& split, Exchange exchange) {
  return exchange == Exchange::kBoth ? split[0] + split[1] : split[IndexOf(exchange)];
}

}  // namespace

OrderBook::OrderBook(const Prices& prices, int64_t last_price) : prices_(prices) {
  RandomSource unused(0);
  bids_.rows.push_back({.price = last_price});
  if (const int64_t ask = PriceBehind(Side::kSell, last_price); ask != 0) asks_.rows.push_back({.price = ask});
  FillUp(Side::kSell, unused);
  FillUp(Side::kBuy, unused);
}

int64_t OrderBook::PriceBehind(Side side, int64_t price) const {
  const int64_t behind = side == Side::kSell ? TickAbove(prices_.kind, price) : TickBelow(prices_.kind, price);
  return behind > prices_.upper_limit || behind < prices_.lower_limit ? 0 : behind;
}

int64_t OrderBook::SomeQuantity(Exchange exchange, Side side, int64_t price, RandomSource& random) const {
  if (exchange == Exchange::kNxt) return random.Between(1, std::max<int64_t>(1, prices_.typical_quantity));
  return left(side, price) + random.Between(1, 2 * prices_.typical_quantity);
}

OrderBook::Row OrderBook::MakeRow(Side side, int64_t price, RandomSource& random) const {
  Row row{.price = price};
  for (const Exchange exchange : kExchanges) {
    if (is_open(exchange)) row.quantity[IndexOf(exchange)] = SomeQuantity(exchange, side, price, random);
  }
  return row;
}

void OrderBook::FillUp(Side side, RandomSource& random) {
  std::vector<Row>& rows = half(side).rows;
  while (!rows.empty() && rows.size() < kLevels) {
    const int64_t price = PriceBehind(side, rows.back().price);
    if (price == 0) return;
    rows.push_back(MakeRow(side, price, random));
  }
}

bool OrderBook::is_open(Exchange exchange) const {
  return exchange == Exchange::kBoth ? open_[0] || open_[1] : open_[IndexOf(exchange)];
}

void OrderBook::Open(Exchange exchange, RandomSource& random) {
  if (is_open(exchange)) return;
  open_[IndexOf(exchange)] = true;
  for (const Side side : {Side::kSell, Side::kBuy}) {
    for (Row& row : half(side).rows) row.quantity[IndexOf(exchange)] = SomeQuantity(exchange, side, row.price, random);
  }
}

void OrderBook::Close(Exchange exchange) {
  open_[IndexOf(exchange)] = false;
  for (Half* half : {&asks_, &bids_}) {
    if (exchange == Exchange::kKrx) half->left.clear();
    for (Row& row : half->rows) row.quantity[IndexOf(exchange)] = 0;
  }
}

OrderBook::Fill OrderBook::Take(Exchange exchange, Side side, int64_t wanted, RandomSource& random) {
  Half& taken = half(Opposite(side));
  if (taken.rows.empty() || wanted <= 0 || !is_open(exchange)) return {};

  Row& best = taken.rows.front();
  int64_t& standing = best.quantity[IndexOf(exchange)];
  const Fill fill = {best.price, std::min(wanted, standing)};
  standing -= fill.quantity;
  if (standing == 0 && exchange == Exchange::kNxt && left(Opposite(side), fill.price) > 0) {
    // An order of the account on the other exchange keeps its level.
    standing = SomeQuantity(exchange, Opposite(side), fill.price, random);
  } else if (standing == 0) {
    taken.rows.erase(taken.rows.begin());
    FillUp(Opposite(side), random);
    std::vector<Row>& own = half(side).rows;
    own.insert(own.begin(), MakeRow(side, fill.price, random));
    if (own.size() > kLevels) own.pop_back();
    FillUp(side, random);
  }
  return fill;
}

void OrderBook::Revise(Exchange exchange, RandomSource& random) {
  if (!is_open(exchange)) return;
  const Side side = (random.Chance(0.5) && !asks_.rows.empty()) || bids_.rows.empty() ? Side::kSell : Side::kBuy;
  std::vector<Row>& rows = half(side).rows;
  // Levels near the best price change more often.
  const auto deepest = random.Between(0, static_cast<int64_t>(rows.size()) - 1);
  Row& row = rows[random.Between(0, deepest)];
  int64_t& quantity = row.quantity[IndexOf(exchange)];
  const int64_t before = quantity;
  quantity = SomeQuantity(exchange, side, row.price, random);
  if (quantity == before) ++quantity;
}

bool OrderBook::QuoteAround(int64_t bid, RandomSource& random) {
  if (!bids_.left.empty()) bid = std::max(bid, bids_.left.rbegin()->first);
  if (!asks_.left.empty()) bid = std::min(bid, TickBelow(prices_.kind, asks_.left.begin()->first));
  bid = std::clamp(bid, prices_.lower_limit, prices_.upper_limit);
  if (!bids_.rows.empty() && bids_.rows.front().price == bid) return false;
  asks_.rows.clear();
  bids_.rows = {MakeRow(Side::kBuy, bid, random)};
  if (const int64_t ask = PriceBehind(Side::kSell, bid); ask != 0) asks_.rows = {MakeRow(Side::kSell, ask, random)};
  FillUp(Side::kSell, random);
  FillUp(Side::kBuy, random);
  return true;
}

void OrderBook::Leave(Side side, int64_t price, int64_t quantity) {
  half(side).left[price] += quantity;
  for (Row& row : half(side).rows) {
    if (row.price == price) row.quantity[IndexOf(Exchange::kKrx)] += quantity;
  }
}

void OrderBook::Cancel(Side side, int64_t price, int64_t quantity) {
  Forget(side, price, quantity);
  for (Row& row : half(side).rows) {
    // At least a minimal quantity of others remains.
    int64_t& standing = row.quantity[IndexOf(Exchange::kKrx)];
    if (row.price == price && standing > 0) standing = std::max<int64_t>(1, standing - quantity);
  }
}

void OrderBook::Forget(Side side, int64_t price, int64_t quantity) {
  const auto found = half(side).left.find(price);
  if (found == half(side).left.end()) return;
  found->second -= quantity;
  if (found->second <= 0) half(side).left.erase(found);
}

int64_t OrderBook::left(Side side, int64_t price) const {
  const auto found = half(side).left.find(price);
  return found == half(side).left.end() ? 0 : found->second;
}

int OrderBook::depth(Exchange exchange, Side side) const {
  return is_open(exchange) ? static_cast<int>(half(side).rows.size()) : 0;
}

OrderBook::Level OrderBook::level(Exchange exchange, Side side, int rank) const {
  if (rank >= kLevels) return {};
  Level level;
  if (rank < depth(exchange, side)) {
    const Row& row = half(side).rows[rank];
    level = {row.price, Seen(row.quantity, exchange)};
  }
  level.change = level.quantity - Seen(half(side).published.quantity[rank], exchange);
  return level;
}

int64_t OrderBook::quantity_at(Exchange exchange, Side side, int64_t price) const {
  for (const Row& row : half(side).rows) {
    if (row.price == price) return Seen(row.quantity, exchange);
  }
  return 0;
}

int64_t OrderBook::total(Exchange exchange, Side side) const {
  int64_t sum = 0;
  for (const Row& row : half(side).rows) sum += Seen(row.quantity, exchange);
  return sum;
}

int64_t OrderBook::total_change(Exchange exchange, Side side) const {
  int64_t change = total(exchange, side);
  for (const Split& quantity : half(side).published.quantity) change -= Seen(quantity, exchange);
  return change;
}

bool OrderBook::Differs(Exchange exchange) const {
  const size_t e = IndexOf(exchange);
  for (const Half* half : {&asks_, &bids_}) {
    for (size_t rank = 0; rank < kLevels; ++rank) {
      const Row row = open_[e] && rank < half->rows.size() ? half->rows[rank] : Row{};
      if (row.price != half->published.price[rank][e] || row.quantity[e] != half->published.quantity[rank][e])
        return true;
    }
  }
  return false;
}

std::optional<Exchange> OrderBook::changed() const {
  const bool krx = Differs(Exchange::kKrx);
  const bool nxt = Differs(Exchange::kNxt);
  if (krx && nxt) return Exchange::kBoth;
  if (krx || nxt) return krx ? Exchange::kKrx : Exchange::kNxt;
  return std::nullopt;
}

bool OrderBook::best_changed(Exchange exchange) const {
  for (const Side side : {Side::kSell, Side::kBuy}) {
    const Split& published = half(side).published.price[0];
    // Both exchanges show the same price, or one shows none.
    const int64_t before =
        exchange == Exchange::kBoth ? std::max(published[0], published[1]) : published[IndexOf(exchange)];
    if (best(exchange, side).price != before) return true;
  }
  return false;
}

void OrderBook::Publish() {
  for (Half* half : {&asks_, &bids_}) {
    half->published = {};
    for (size_t rank = 0; rank < half->rows.size(); ++rank) {
      for (size_t e = 0; e < kExchanges.size(); ++e) {
        if (!open_[e]) continue;
        half->published.price[rank][e] = half->rows[rank].price;
        half->published.quantity[rank][e] = half->rows[rank].quantity[e];
      }
    }
  }
}

}  // namespace kiwoom::simulator

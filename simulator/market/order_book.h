#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "simulator/market/exchange.h"
#include "simulator/market/random_source.h"
#include "simulator/market/side.h"
#include "simulator/market/tick_size.h"

namespace kiwoom::simulator {

// Up to ten asks and ten bids of one stock, one tick apart, within the day's limits, with the quantity on each
// exchange. A side is shorter near its limit and empty at it. The best bid is always below the best ask. Every level
// has a quantity on each open exchange, so this holds for each exchange and for both together.
class OrderBook {
 public:
  static constexpr int kLevels = 10;

  // A level as one exchange shows it, or both together.
  struct Level {
    int64_t price = 0;
    int64_t quantity = 0;
    int64_t change = 0;  // of the quantity at this rank since the last Publish
  };

  struct Fill {
    int64_t price = 0;
    int64_t quantity = 0;
  };

  struct Prices {
    InstrumentKind kind;
    int64_t lower_limit;
    int64_t upper_limit;
    int64_t typical_quantity;  // per level
  };

  // Starts with both exchanges closed.
  OrderBook(const Prices& prices, int64_t last_price);

  void Open(Exchange exchange, RandomSource& random);
  // Removes all quantities there, including the account's orders.
  void Close(Exchange exchange);
  bool is_open(Exchange exchange) const;

  // Takes at most the quantity of the best level of the other side. An emptied level becomes a level of the aggressor's
  // side, so the last price stays inside the spread, and the quantity there on the other exchange is withdrawn. Does
  // nothing if that side is empty.
  Fill Take(Exchange exchange, Side side, int64_t wanted, RandomSource& random);

  // Changes the quantity of one random level.
  void Revise(Exchange exchange, RandomSource& random);

  // Rebuilds all quotes with the best bid at this price of the grid, without crossing the account's orders. Returns
  // false if the best bid is already there.
  bool QuoteAround(int64_t bid, RandomSource& random);

  // Adds an order of the account on KRX behind all others at its price, which may be outside the visible levels;
  // cancels a part of it; removes a part that traded.
  void Leave(Side side, int64_t price, int64_t quantity);
  void Cancel(Side side, int64_t price, int64_t quantity);
  void Forget(Side side, int64_t price, int64_t quantity);
  int64_t left(Side side, int64_t price) const;

  // Levels, best first. `side` is the side of the resting orders: kSell for the asks.
  int depth(Exchange exchange, Side side) const;
  Level level(Exchange exchange, Side side, int rank) const;  // without price and quantity if there is none
  Level best(Exchange exchange, Side side) const { return level(exchange, side, 0); }
  // The quantity at a price, which need not be a level.
  int64_t quantity_at(Exchange exchange, Side side, int64_t price) const;
  int64_t total(Exchange exchange, Side side) const;
  int64_t total_change(Exchange exchange, Side side) const;

  // Where the book has changed since the last Publish, if anywhere. The exchanges share their prices, so an event on
  // one may move the book of the other.
  std::optional<Exchange> changed() const;
  // Whether the best ask or bid has changed since the last Publish, on one exchange or on both together.
  bool best_changed(Exchange exchange) const;
  // The book has been sent: changes count from here.
  void Publish();

 private:
  using Split = std::array<int64_t, kExchanges.size()>;
  struct Row {
    int64_t price = 0;
    Split quantity = {};
  };
  // The state at the last Publish by exchange; zeros if it showed nothing.
  struct Published {
    std::array<Split, kLevels> price = {};
    std::array<Split, kLevels> quantity = {};
  };
  struct Half {
    std::vector<Row> rows;
    std::map<int64_t, int64_t> left;  // by price
    Published published;
  };

  Half& half(Side side) { return side == Side::kSell ? asks_ : bids_; }
  const Half& half(Side side) const { return side == Side::kSell ? asks_ : bids_; }
  // The price of the next rank, 0 beyond the limit.
  int64_t PriceBehind(Side side, int64_t price) const;
  int64_t SomeQuantity(Exchange exchange, Side side, int64_t price, RandomSource& random) const;
  Row MakeRow(Side side, int64_t price, RandomSource& random) const;
  void FillUp(Side side, RandomSource& random);
  bool Differs(Exchange exchange) const;

  Prices prices_;
  std::array<bool, kExchanges.size()> open_ = {};
  Half asks_;
  Half bids_;
};

}  // namespace kiwoom::simulator

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

// Up to ten asks and ten bids of one stock, one tick apart, within the day's limits, with what stands of each on
// either exchange. A side is shorter near its limit, and empty at it. The best bid is always below the best ask, and as
// long as an exchange is open something of it stands on every level: so this holds of either exchange and of both.
class OrderBook {
 public:
  static constexpr int kLevels = 10;

  // As one exchange shows it, or both together.
  struct Level {
    int64_t price = 0;
    int64_t quantity = 0;
    int64_t change = 0;  // of the quantity at this rank, since the book was told last
  };

  struct Fill {
    int64_t price = 0;
    int64_t quantity = 0;
  };

  struct Prices {
    InstrumentKind kind;
    int64_t lower_limit;
    int64_t upper_limit;
    int64_t typical_quantity;  // of a level
  };

  // Neither exchange is open.
  OrderBook(const Prices& prices, int64_t last_price);

  void Open(Exchange exchange, RandomSource& random);
  // Whatever stands there is gone, what was left there included.
  void Close(Exchange exchange);
  bool is_open(Exchange exchange) const;

  // Takes from the best level of the other side, at most what stands there. Who empties a level leaves a level of his
  // own side at its price, so that the last price stays inside the spread; those who stand there on the other exchange
  // withdraw. Nothing when that side is empty.
  Fill Take(Exchange exchange, Side side, int64_t wanted, RandomSource& random);

  // Somebody changes his mind: one level of either side gets another quantity.
  void Revise(Exchange exchange, RandomSource& random);

  // Everybody quotes anew: the best bid is at this price of the grid. Nobody passes an order that was left. False when
  // it stands there already.
  bool QuoteAround(int64_t bid, RandomSource& random);

  // An order of ours is left on KRX behind all others of its price, which need not be among the levels that are shown;
  // a part of it is cancelled; a part of it was taken.
  void Leave(Side side, int64_t price, int64_t quantity);
  void Cancel(Side side, int64_t price, int64_t quantity);
  void Forget(Side side, int64_t price, int64_t quantity);
  int64_t left(Side side, int64_t price) const;

  // Best first. A buyer takes asks: `side` names who stands in the book, kSell for the asks.
  int depth(Exchange exchange, Side side) const;
  Level level(Exchange exchange, Side side, int rank) const;  // without price and quantity where there is none
  Level best(Exchange exchange, Side side) const { return level(exchange, side, 0); }
  // What stands at a price that may be no level.
  int64_t quantity_at(Exchange exchange, Side side, int64_t price) const;
  int64_t total(Exchange exchange, Side side) const;
  int64_t total_change(Exchange exchange, Side side) const;

  // Where it is another than was told last; nothing: nowhere. The exchanges share their prices, so that what happens on
  // one of them may move the book of the other.
  std::optional<Exchange> changed() const;
  // Whether the best ask or bid is another than was told last, as one exchange shows it or both together.
  bool best_changed(Exchange exchange) const;
  // It has been told: changes count from here on.
  void Publish();

 private:
  using Split = std::array<int64_t, kExchanges.size()>;
  struct Row {
    int64_t price = 0;
    Split quantity = {};
  };
  // As either exchange showed it when it was told last; zeros where it showed nothing.
  struct Told {
    std::array<Split, kLevels> price = {};
    std::array<Split, kLevels> quantity = {};
  };
  struct Half {
    std::vector<Row> rows;
    std::map<int64_t, int64_t> left;  // by price
    Told told;
  };

  Half& half(Side side) { return side == Side::kSell ? asks_ : bids_; }
  const Half& half(Side side) const { return side == Side::kSell ? asks_ : bids_; }
  // The price one rank behind, 0 beyond the limit.
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

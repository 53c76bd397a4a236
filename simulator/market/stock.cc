#include "simulator/market/stock.h"

#include <algorithm>

namespace kiwoom::simulator {
namespace {

// A level of the book holds about what this sum buys.
constexpr int64_t kTypicalLevelTurnover = 120'000'000;
// Share of the previous day's volume that the opening auction trades, in thousandths.
constexpr int64_t kOpeningShare = 8;
// The price is drawn back towards the base price: at this distance always.
constexpr double kReach = 0.2;

int64_t TypicalQuantity(const Instrument& instrument) {
  return std::max<int64_t>(10, kTypicalLevelTurnover / instrument.base_price);
}

int64_t OpeningPrice(const Instrument& instrument, Dice& dice) {
  const int64_t ticks = dice.Between(-4, 5);
  return instrument.base_price + ticks * TickSize(instrument.kind, instrument.base_price);
}

}  // namespace

Stock::Stock(const Instrument& instrument, absl::Time opened, uint64_t seed)
    : instrument_(instrument),
      upper_limit_(UpperLimit(instrument.kind, instrument.base_price)),
      lower_limit_(LowerLimit(instrument.kind, instrument.base_price)),
      past_year_(PastYear(seed, SeoulDay(opened), instrument.base_price, instrument.previous_volume,
                          instrument.base_price)),
      opening_dice_(seed),
      open_(OpeningPrice(instrument, opening_dice_)),
      book_({instrument.kind, lower_limit_, upper_limit_, TypicalQuantity(instrument)}, open_, opening_dice_),
      high_(open_),
      low_(open_),
      opened_at_(opened),
      high_at_(opened),
      low_at_(opened),
      quoted_at_(opened) {
  Record({opened, std::nullopt, open_, std::max<int64_t>(1, instrument.previous_volume * kOpeningShare / 1000)});
  brokers_.AddTrade(last_.quantity, opening_dice_);
  brokers_.Publish();
}

void Stock::Record(const Trade& trade) {
  last_ = trade;
  quoted_at_ = trade.time;
  volume_ += trade.quantity;
  turnover_ += trade.quantity * trade.price;
  if (trade.price > high_) {
    high_ = trade.price;
    high_at_ = trade.time;
  }
  if (trade.price < low_) {
    low_ = trade.price;
    low_at_ = trade.time;
  }
  if (trade.price == upper_limit_ && upper_limit_at_ == absl::InfinitePast()) upper_limit_at_ = trade.time;
  if (trade.price == lower_limit_ && lower_limit_at_ == absl::InfinitePast()) lower_limit_at_ = trade.time;
  if (!trade.side) return;
  Tally& tally = *trade.side == Side::kBuy ? bought_ : sold_;
  tally.volume += trade.quantity;
  ++tally.trades;
}

std::optional<Stock::Trade> Stock::TakeBest(Side side, int64_t wanted, absl::Time time, Dice& dice) {
  const OrderBook::Fill fill = book_.Take(side, wanted, dice);
  if (fill.quantity == 0) return std::nullopt;
  Record({time, side, fill.price, fill.quantity});
  brokers_.AddTrade(fill.quantity, dice);
  return last_;
}

void Stock::TradeSomething(absl::Time time, Dice& dice) {
  const double distance = static_cast<double>(price()) / static_cast<double>(instrument_.base_price) - 1;
  const Side side = dice.Chance(0.5 - 0.5 * std::clamp(distance / kReach, -1.0, 1.0)) ? Side::kBuy : Side::kSell;
  // Mostly small; now and then everything that stands there.
  const int64_t standing = std::max<int64_t>(1, book_.best(Opposite(side)).quantity);
  const int64_t wanted = dice.Chance(0.25) ? standing : dice.Between(1, std::max<int64_t>(1, standing / 4));
  if (!TakeBest(side, wanted, time, dice)) TakeBest(Opposite(side), wanted, time, dice);
}

void Stock::ReviseBook(absl::Time time, Dice& dice) {
  book_.Revise(dice);
  quoted_at_ = time;
}

void Stock::TradeByProgram(absl::Time time, Dice& dice) {
  TradeSomething(time, dice);
  program_.AddTrade(*last_.side, last_.quantity, last_.price);
}

}  // namespace kiwoom::simulator

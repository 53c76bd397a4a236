#include "simulator/market/tape.h"

namespace kiwoom::simulator {

void Tape::Record(const Trade& trade, const BrokerRanking::Houses& houses) {
  const bool first = !traded();
  last_ = trade;
  volume_ += trade.quantity;
  turnover_ += trade.quantity * trade.price;
  brokers_.AddTrade(trade.quantity, houses);
  if (first) {
    open_ = trade.price;
    opened_at_ = trade.time;
  }
  if (first || trade.price > high_) {
    high_ = trade.price;
    high_at_ = trade.time;
  }
  if (first || trade.price < low_) {
    low_ = trade.price;
    low_at_ = trade.time;
  }
  if (trade.price == limits_.upper && upper_limit_at_ == absl::InfinitePast()) upper_limit_at_ = trade.time;
  if (trade.price == limits_.lower && lower_limit_at_ == absl::InfinitePast()) lower_limit_at_ = trade.time;
  if (!trade.side) return;
  Tally& tally = *trade.side == Side::kBuy ? bought_ : sold_;
  tally.volume += trade.quantity;
  ++tally.trades;
}

void Tape::NoteProgram() {
  if (last_.side) program_.AddTrade(*last_.side, last_.quantity, last_.price);
}

}  // namespace kiwoom::simulator

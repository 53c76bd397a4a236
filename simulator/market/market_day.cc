#include "simulator/market/market_day.h"

#include <algorithm>
#include <optional>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr int kTradesSinceOpening = 60;  // per stock
constexpr int kWaitingOrders = 40;       // at the start of an auction

// 09:00 if the market's clock is past it, otherwise an hour ago: a simulator may be started at night.
absl::Time OpeningBefore(absl::Time now) {
  const absl::Time nine = absl::FromCivil(SeoulDay(now), Seoul()) + absl::Hours(9);
  return now > nine + absl::Minutes(1) ? nine : now - absl::Hours(1);
}

}  // namespace

MarketDay::MarketDay(TradingFloor& floor, Securities& securities, TradingHours hours)
    : floor_(floor), securities_(securities), hours_(hours), timetable_(SeoulDay(floor.now())) {
  const absl::Time now = floor_.now();
  if (has_timetable()) {
    OpenByTimetable(now);
  } else {
    OpenAlways(now);
  }
  floor_.QuoteFunds();
  floor_.set_now(now);
}

void MarketDay::OpenAlways(absl::Time now) {
  floor_.set_now(OpeningBefore(now));
  announcement_ = {.code = "3", .time = floor_.now()};
  for (const Phase phase : {Phase::kAuction, Phase::kContinuous}) {
    for (const Exchange exchange : kExchanges) {
      if (phase == Phase::kAuction && exchange == Exchange::kNxt) continue;  // NXT opens without an auction
      for (const auto& stock : securities_.stocks()) Enter(*stock, exchange, phase);
    }
    SetPhase(phase);
  }
  ReportIndices();
  TradeUntil(now);
}

void MarketDay::OpenByTimetable(absl::Time now) {
  while (timetable_.next() <= now) {
    const absl::Time due = timetable_.next();
    if (phase() == Phase::kContinuous) TradeUntil(due);
    floor_.set_now(due);
    Take(timetable_.Pop(), due);
  }
  if (phase() == Phase::kContinuous) TradeUntil(now);
}

void MarketDay::TradeUntil(absl::Time now) {
  const absl::Duration step = (now - floor_.now()) / (kTradesSinceOpening + 1);
  for (int i = 1; i <= kTradesSinceOpening; ++i) {
    floor_.set_now(floor_.now() + step);
    for (const bool by_program : {true, false}) {
      for (const auto& stock : securities_.stocks()) {
        for (const Exchange exchange : kExchanges) {
          if (stock->trades_on(exchange) && floor_.Trade(*stock, exchange) && by_program) stock->NoteProgram(exchange);
        }
      }
      floor_.QuoteFunds();
    }
  }
}

absl::Time MarketDay::next_due() const {
  absl::Time due = has_timetable() ? timetable_.next() : absl::InfiniteFuture();
  for (const auto& stock : securities_.stocks()) {
    if (stock->is_interrupted()) due = std::min(due, stock->interruption()->ends);
  }
  return due;
}

void MarketDay::Advance(absl::Time now) {
  for (absl::Time due = next_due(); due <= now; due = next_due()) {
    floor_.set_now(std::max(floor_.now(), due));
    const auto& stocks = securities_.stocks();
    const auto ended = std::find_if(stocks.begin(), stocks.end(), [&](const auto& stock) {
      return stock->is_interrupted() && stock->interruption()->ends <= due;
    });
    if (ended != stocks.end()) {
      floor_.Release(**ended, true);
    } else {
      Take(timetable_.Pop(), due);
    }
    floor_.QuoteFunds();
  }
  floor_.set_now(std::max(floor_.now(), now));
}

void MarketDay::Take(const Turn& turn, absl::Time time) {
  if (turn.begins_day) {
    securities_.BeginDay(SeoulDay(time));
    floor_.desk().BeginDay();
  }
  if (!turn.code.empty()) {
    announcement_ = {turn.code, floor_.now(), turn.remaining};
    floor_.Report({.event = MarketEvent::kMarketPhase});
  }
  if (!turn.exchange) return;
  const bool prints = *turn.exchange == Exchange::kKrx && phase() == Phase::kAuction;
  for (const auto& stock : securities_.stocks()) Enter(*stock, *turn.exchange, turn.phase);
  if (*turn.exchange == Exchange::kKrx) SetPhase(turn.phase);
  if (prints) ReportIndices();
}

void MarketDay::SetPhase(Phase phase) {
  phase_ = phase;
  floor_.set_indices_wait(phase == Phase::kAuction);
}

void MarketDay::Enter(Stock& stock, Exchange exchange, Phase phase) {
  if (!stock.is_listed(exchange)) return;
  const bool is_krx = exchange == Exchange::kKrx;
  const bool is_auction = phase == Phase::kAuction;
  // The closing auction absorbs the auction of an interruption.
  if (is_krx && stock.is_interrupted()) floor_.Release(stock, false);
  if (stock.phase(exchange) == Phase::kAuction) floor_.Uncross(stock, exchange);
  if (is_krx && phase == Phase::kClosed) floor_.desk().OnClosed(stock, floor_.now());
  stock.Enter(exchange, phase, floor_.now(), floor_.random());
  if (is_auction) {
    for (int i = 0; i < kWaitingOrders; ++i) stock.Collect(exchange, floor_.now(), floor_.random());
    if (is_krx) floor_.desk().OnAuction(stock);
    floor_.Report({.event = MarketEvent::kIndicative, .stock = &stock, .exchange = exchange});
  }
  floor_.ReportBook(stock, is_auction ? std::optional(exchange) : std::nullopt);
}

void MarketDay::ReportIndices() {
  for (const auto& sector : securities_.sectors()) {
    sector->OnTrade(floor_.now());
    floor_.ReportIndex(MarketEvent::kIndex, *sector);
    floor_.ReportIndex(MarketEvent::kBreadth, *sector);
  }
}

}  // namespace kiwoom::simulator

#include "simulator/market/market.h"

#include <algorithm>
#include <utility>

#include "simulator/market/seoul_time.h"

// The market's day: what comes by itself.
namespace kiwoom::simulator {
namespace {

constexpr int kTradesSinceOpening = 60;  // of each stock
constexpr int kWaitingOrders = 40;       // for an auction to begin

// 09:00 if the market's clock is past it, else an hour ago: a simulator is also started at night.
absl::Time OpeningBefore(absl::Time now) {
  const absl::Time nine = absl::FromCivil(SeoulDay(now), Seoul()) + absl::Hours(9);
  return now > nine + absl::Minutes(1) ? nine : now - absl::Hours(1);
}

bool IsMember(const Instrument& instrument, std::string_view sector) {
  return std::find(instrument.sectors.begin(), instrument.sectors.end(), sector) != instrument.sectors.end();
}

}  // namespace

Market::Market(uint64_t seed, std::string account, absl::Time now, TradingHours hours)
    : random_(seed),
      hours_(hours),
      now_(now),
      timetable_(SeoulDay(now)),
      desk_(std::move(account),
            {.order =
                 [this](const Order& order, bool executed) {
                   Tell({.topic = Topic::kOrder, .stock = order.stock});
                   if (executed) Tell({.topic = Topic::kPosition, .stock = order.stock});
                 },
             .trade = [this](const Stock& stock) { TellTrade(const_cast<Stock&>(stock), Exchange::kKrx); },
             .interrupt = [this](Stock& stock, const VolatilityInterruption& it) { Interrupt(stock, it); }}) {
  for (const Instrument& instrument : Instruments()) {
    stocks_.push_back(std::make_unique<Stock>(instrument, SeoulDay(now), random_.Next()));
  }
  for (const SectorInfo& info : Sectors()) {
    std::vector<const Stock*> members;
    for (const auto& stock : stocks_) {
      if (IsMember(stock->instrument(), info.code)) members.push_back(stock.get());
    }
    sectors_.push_back(std::make_unique<Sector>(info, std::move(members), SeoulDay(now), random_.Next()));
  }
  const Listener nobody = [](const Change&) {};
  listener_ = &nobody;
  const Sector& index = *FindSector(kFundIndex);
  for (const auto& stock : stocks_) {
    if (stock->is_fund()) stock->Follow([&index] { return index.Move(); }, Sector::kWhole);
  }
  if (hours_ == TradingHours::kAlways) {
    OpenAlways();
  } else {
    while (timetable_.next() <= now) {
      const absl::Time due = timetable_.next();
      if (phase() == Phase::kContinuous) TradeUntil(due);
      now_ = due;
      Take(timetable_.Pop(), due);
    }
    if (phase() == Phase::kContinuous) TradeUntil(now);
  }
  QuoteFunds();
  now_ = now;
}

void Market::OpenAlways() {
  const absl::Time now = std::exchange(now_, OpeningBefore(now_));
  announcement_ = {.code = "3", .time = now_};
  for (const Phase phase : {Phase::kAuction, Phase::kContinuous}) {
    for (const Exchange exchange : kExchanges) {
      if (phase == Phase::kAuction && exchange == Exchange::kNxt) continue;  // it opens without one
      for (const auto& stock : stocks_) Enter(*stock, exchange, phase);
    }
    phase_ = phase;
  }
  TellIndices();
  TradeUntil(now);
}

void Market::TradeUntil(absl::Time now) {
  const absl::Duration step = (now - now_) / (kTradesSinceOpening + 1);
  for (int i = 1; i <= kTradesSinceOpening; ++i) {
    now_ += step;
    for (const bool by_program : {true, false}) {
      for (const auto& stock : stocks_) {
        for (const Exchange exchange : kExchanges) {
          if (stock->trades_on(exchange) && TradeStock(*stock, exchange) && by_program) stock->NoteProgram(exchange);
        }
      }
      QuoteFunds();
    }
  }
}

absl::Time Market::next_due() const {
  absl::Time due = hours_ == TradingHours::kTimetable ? timetable_.next() : absl::InfiniteFuture();
  for (const auto& stock : stocks_) {
    if (stock->is_interrupted()) due = std::min(due, stock->interruption()->ends);
  }
  return due;
}

void Market::Advance(absl::Time now, const Listener& listener) {
  listener_ = &listener;
  for (absl::Time due = next_due(); due <= now; due = next_due()) {
    now_ = std::max(now_, due);
    const auto ended = std::find_if(stocks_.begin(), stocks_.end(), [&](const auto& stock) {
      return stock->is_interrupted() && stock->interruption()->ends <= due;
    });
    if (ended != stocks_.end()) {
      Release(**ended, true);
    } else {
      Take(timetable_.Pop(), due);
    }
    QuoteFunds();
  }
  now_ = std::max(now_, now);
}

void Market::Take(const Turn& turn, absl::Time time) {
  if (turn.begins_day) {
    for (const auto& sector : sectors_) sector->BeginDay(SeoulDay(time));
    for (const bool funds : {true, false}) {
      for (const auto& stock : stocks_) {
        if (stock->is_fund() == funds) stock->BeginDay(SeoulDay(time));
      }
    }
    desk_.BeginDay();
  }
  if (!turn.code.empty()) {
    announcement_ = {turn.code, now_, turn.remaining};
    Tell({.topic = Topic::kMarketPhase});
  }
  if (!turn.exchange) return;
  const bool prints = *turn.exchange == Exchange::kKrx && phase() == Phase::kAuction;
  for (const auto& stock : stocks_) Enter(*stock, *turn.exchange, turn.phase);
  if (*turn.exchange == Exchange::kKrx) phase_ = turn.phase;
  if (prints) TellIndices();
}

void Market::Enter(Stock& stock, Exchange exchange, Phase phase) {
  if (!stock.is_listed(exchange)) return;
  // The closing auction takes an interruption's auction over.
  if (exchange == Exchange::kKrx && stock.is_interrupted()) Release(stock, false);
  if (stock.phase(exchange) == Phase::kAuction) Uncross(stock, exchange);
  if (exchange == Exchange::kKrx && phase == Phase::kClosed) desk_.OnClosed(stock, now_);
  stock.Enter(exchange, phase, now_, random_);
  for (int i = 0; i < kWaitingOrders && phase == Phase::kAuction; ++i) stock.Collect(exchange, now_, random_);
  if (exchange == Exchange::kKrx && phase == Phase::kAuction) desk_.OnAuction(stock);
  if (phase == Phase::kAuction) Tell({.topic = Topic::kIndicative, .stock = &stock, .exchange = exchange});
  TellBook(stock, phase == Phase::kAuction ? std::optional(exchange) : std::nullopt);
}

void Market::Uncross(Stock& stock, Exchange exchange) {
  const bool of_krx = exchange == Exchange::kKrx;
  const int64_t price = stock.auction(exchange).price;
  const Stock::Trade trade = stock.Uncross(exchange, now_, of_krx ? desk_.QuantityAt(stock, price) : 0, random_);
  if (of_krx) desk_.OnUncrossed(stock, trade);
  TellTrade(stock, exchange);
}

void Market::Release(Stock& stock, bool uncross) {
  stock.Release(now_);
  interruption_ = *stock.interruption();
  Tell({.topic = Topic::kInterruption, .stock = &stock});
  if (uncross) Uncross(stock, Exchange::kKrx);
}

void Market::TellIndices() {
  for (const auto& sector : sectors_) {
    sector->OnTrade(now_);
    TellIndex(Topic::kIndex, *sector);
    TellIndex(Topic::kBreadth, *sector);
  }
}

const Stock* Market::FindStock(std::string_view code) const {
  for (const auto& stock : stocks_) {
    if (stock->instrument().code == code) return stock.get();
  }
  return nullptr;
}

const Sector* Market::FindSector(std::string_view code) const {
  for (const auto& sector : sectors_) {
    if (sector->info().code == code) return sector.get();
  }
  return nullptr;
}

}  // namespace kiwoom::simulator

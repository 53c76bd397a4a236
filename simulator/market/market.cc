#include "simulator/market/market.h"

#include <algorithm>
#include <utility>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr int kTradesSinceOpening = 60;  // of each stock
constexpr absl::Duration kInterruptionTime = absl::Minutes(2);
// A jump of this many hundredths of a percent interrupts a stock.
constexpr int64_t kInterruptingJump = 300;
constexpr int kMostTradesOfJump = 60;

// 09:00 if the market's clock is past it, else an hour ago: a simulator is also started at night.
absl::Time OpeningBefore(absl::Time now) {
  const absl::Time nine = absl::FromCivil(SeoulDay(now), Seoul()) + absl::Hours(9);
  return now > nine + absl::Minutes(1) ? nine : now - absl::Hours(1);
}

bool IsMember(const Instrument& instrument, std::string_view sector) {
  return std::find(instrument.sectors.begin(), instrument.sectors.end(), sector) != instrument.sectors.end();
}

}  // namespace

Market::Market(uint64_t seed, std::string account, absl::Time now)
    : dice_(seed), now_(now), opened_(OpeningBefore(now)), account_(std::move(account)) {
  for (const Instrument& instrument : Instruments()) {
    stocks_.push_back(std::make_unique<Stock>(instrument, opened_, dice_.Next()));
  }
  for (const SectorInfo& info : Sectors()) {
    std::vector<const Stock*> members;
    for (const auto& stock : stocks_) {
      if (IsMember(stock->instrument(), info.code)) members.push_back(stock.get());
    }
    sectors_.push_back(std::make_unique<Sector>(info, std::move(members), dice_.Next()));
  }
  const absl::Duration step = (now - opened_) / (kTradesSinceOpening + 1);
  for (int i = 1; i <= kTradesSinceOpening; ++i) {
    for (const auto& stock : stocks_) stock->TradeByProgram(opened_ + i * step, dice_);
    for (const auto& stock : stocks_) stock->TradeSomething(opened_ + i * step, dice_);
    for (const auto& sector : sectors_) sector->Calculate(opened_ + i * step);
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

Stock& Market::SomeStock() { return *stocks_[dice_.Between(0, static_cast<int64_t>(stocks_.size()) - 1)]; }

Stock* Market::MutableStock(std::string_view code) { return const_cast<Stock*>(FindStock(code)); }

void Market::TellTrade(const Stock& stock, const Listener& listener) {
  listener({.topic = Topic::kTrade, .stock = &stock});
  listener({.topic = Topic::kBook, .stock = &stock});
}

void Market::TradeStock(Stock& stock, const Listener& listener) {
  stock.TradeSomething(now_, dice_);
  TellTrade(stock, listener);
}

void Market::Happen(Topic topic, std::string_view subject, absl::Time now, const Listener& listener) {
  now_ = now;
  switch (topic) {
    case Topic::kIndex:
    case Topic::kBreadth:
      return CalculateSector(topic, subject, listener);
    case Topic::kMarketPhase:
      return listener({.topic = topic});
    case Topic::kInterruption:
      return Interrupt(listener);
    case Topic::kOrder:
    case Topic::kPosition:
      return UseAccount(listener);
    default:
      break;
  }
  Stock* stock = MutableStock(subject);
  if (stock == nullptr) return;
  switch (topic) {
    case Topic::kTrade:
      return TradeStock(*stock, listener);
    case Topic::kBook:
      stock->ReviseBook(now_, dice_);
      break;
    case Topic::kProgram:
      stock->TradeByProgram(now_, dice_);
      TellTrade(*stock, listener);
      break;
    case Topic::kBrokers:
    case Topic::kNav:
      TradeStock(*stock, listener);
      break;
    default:
      break;
  }
  listener({.topic = topic, .stock = stock});
  if (topic == Topic::kBrokers) stock->brokers().Publish();
}

void Market::CalculateSector(Topic topic, std::string_view code, const Listener& listener) {
  const auto sector = std::find_if(sectors_.begin(), sectors_.end(), [&](const auto& s) { return s->info().code == code; });
  if (sector == sectors_.end()) return;
  const auto& members = (*sector)->members();
  const Stock* member = members[dice_.Between(0, static_cast<int64_t>(members.size()) - 1)];
  TradeStock(*MutableStock(member->instrument().code), listener);
  (*sector)->Calculate(now_);
  listener({.topic = topic, .sector = sector->get()});
}

void Market::UseAccount(const Listener& listener) {
  if (!account_.has_open_order()) {
    account_.Place(SomeStock(), now_, dice_);
  } else {
    const Order& order = account_.order();
    Stock& stock = *MutableStock(order.stock->instrument().code);
    const int64_t wanted = dice_.Chance(0.6) ? order.unfilled() : dice_.Between(1, order.unfilled());
    const std::optional<Stock::Trade> trade = stock.TakeBest(order.side, wanted, now_, dice_);
    if (!trade) return;
    account_.Fill(*trade);
    TellTrade(stock, listener);
  }
  listener({.topic = Topic::kOrder, .stock = account_.order().stock});
  if (account_.order().filled > 0) listener({.topic = Topic::kPosition, .stock = account_.order().stock});
}

void Market::Interrupt(const Listener& listener) {
  if (interruption_.stock != nullptr && interruption_.released == absl::InfinitePast()) {
    interruption_.released = std::max(now_, interruption_.triggered + kInterruptionTime);
    return listener({.topic = Topic::kInterruption, .stock = interruption_.stock});
  }
  Stock& stock = SomeStock();
  const int64_t base = stock.price();
  const Side side = base > stock.instrument().base_price ? Side::kSell : Side::kBuy;
  const auto jumped = [&] { return std::abs(stock.price() - base) * 10'000 >= base * kInterruptingJump; };
  for (int i = 0; i < kMostTradesOfJump && !jumped(); ++i) {
    const int64_t standing = stock.book().best(Opposite(side)).quantity;
    if (!stock.TakeBest(side, standing, now_, dice_)) return;
    TellTrade(stock, listener);
  }
  if (!jumped()) return;
  interruption_ = {&stock, stock.price(), base, now_, absl::InfinitePast(), ++interruption_counts_[&stock]};
  listener({.topic = Topic::kInterruption, .stock = &stock});
}

}  // namespace kiwoom::simulator

#include <algorithm>
#include <utility>

#include "simulator/market/market.h"

// What happens within the market's day.
namespace kiwoom::simulator {
namespace {

constexpr double kInterruptionChance = 0.02;  // of a stock whose auctions somebody waits for
constexpr double kShareOfKrx = 0.7;           // where both are open
// How far NXT runs ahead of KRX, in hundredths of a percent.
constexpr int64_t kLead = 50;
constexpr int kMostSteps = 50;

}  // namespace

Stock& Market::SomeStock() {
  Stock* stock;
  do {
    stock = stocks_[random_.Between(0, static_cast<int64_t>(stocks_.size()) - 1)].get();
  } while (stock->instrument().kind != InstrumentKind::kStock);
  return *stock;
}

std::optional<Exchange> Market::OpenExchange(const Stock& stock, Exchange asked) {
  const auto is_open = [&](Exchange exchange) {
    return stock.phase(exchange) != Phase::kClosed && stock.phase(exchange) != Phase::kCollecting;
  };
  if (asked == Exchange::kBoth) {
    if (!is_open(Exchange::kNxt))
      asked = Exchange::kKrx;
    else if (!is_open(Exchange::kKrx))
      asked = Exchange::kNxt;
    else
      asked = random_.Chance(kShareOfKrx) ? Exchange::kKrx : Exchange::kNxt;
  }
  return is_open(asked) ? std::optional(asked) : std::nullopt;
}

void Market::TellTrade(Stock& stock, Exchange exchange) {
  // In an auction of the whole market the indices wait for the last of its stocks.
  if (exchange == Exchange::kKrx && phase_ != Phase::kAuction) NoteInSectors(stock);
  Tell({.topic = Topic::kTrade, .stock = &stock, .exchange = exchange});
  // Also where the trade took nothing: what the day adds up to stands beside the book.
  TellBook(stock, stock.book().is_open(exchange) ? std::optional(exchange) : std::nullopt);
}

void Market::TellBook(Stock& stock, std::optional<Exchange> anyway) {
  std::optional<Exchange> where = stock.book().changed();
  if (where && anyway) where = Joined(*where, *anyway);
  if (!where) where = anyway;
  if (!where) return;
  Tell({.topic = Topic::kBook, .stock = &stock, .exchange = *where});
  if (stock.book().best_changed(Exchange::kKrx) || stock.book().best_changed(Exchange::kNxt)) {
    Tell({.topic = Topic::kBestQuote, .stock = &stock, .exchange = *where});
  }
  stock.book().Publish();
}

bool Market::TradeStock(Stock& stock, Exchange exchange) {
  TellBook(stock);
  const Stock::Intention intention = stock.Intend(exchange, random_);
  const int64_t price = stock.NextPrice(intention.side);
  if (price == 0) return false;
  if (exchange == Exchange::kKrx) {
    if (const auto interruption = stock.InterruptionAt(price, stock.dynamic_reference(), now_)) {
      Interrupt(stock, *interruption);
      return false;
    }
  }
  const auto trade = stock.Take(exchange, intention, now_, random_);
  if (!trade) return false;
  TellTrade(stock, exchange);
  if (exchange == Exchange::kKrx) desk_.OnTrade(stock, *trade);
  if (exchange == Exchange::kNxt) FollowNxt(stock);
  return true;
}

void Market::QuoteFunds() {
  for (const auto& fund : stocks_) {
    if (!fund->is_fund() || !fund->trades_on(Exchange::kKrx)) continue;
    fund->QuoteAroundNav(now_, random_);
    TellBook(*fund);
  }
}

void Market::FollowNxt(Stock& stock) {
  // Who trades on both exchanges does not let one of them run away.
  for (int i = 0; i < kMostSteps && stock.trades_on(Exchange::kKrx); ++i) {
    const int64_t ahead = stock.tape(Exchange::kNxt).price() - stock.price();
    if (std::abs(ahead) * 10'000 < stock.price() * kLead) return;
    const Side side = ahead > 0 ? Side::kBuy : Side::kSell;
    const int64_t price = stock.NextPrice(side);
    if (price == 0) return;
    if (const auto interruption = stock.InterruptionAt(price, stock.price(), now_)) {
      return Interrupt(stock, *interruption);
    }
    const auto trade = stock.Take(Exchange::kKrx, {side, 1}, now_, random_);
    if (!trade) return;
    TellTrade(stock, Exchange::kKrx);
    desk_.OnTrade(stock, *trade);
  }
}

void Market::Happen(Topic topic, std::string_view subject, Exchange exchange, absl::Time now,
                    const Listener& listener) {
  Advance(now, listener);
  HappenTo(topic, subject, exchange);
  QuoteFunds();
}

void Market::HappenTo(Topic topic, std::string_view subject, Exchange exchange) {
  switch (topic) {
    case Topic::kIndex:
    case Topic::kBreadth:
      if (Sector* sector = MutableSector(subject)) TradeInSector(topic, *sector);
      return;
    case Topic::kMarketPhase:
      // By the timetable it speaks at its turns only; where there are none, it repeats what it said when it opened.
      if (hours_ == TradingHours::kAlways) Tell({.topic = topic});
      return;
    case Topic::kInterruption:
      if (Stock& stock = SomeStock(); IsQuiet() && MayInterrupt(stock)) Sweep(stock);
      return;
    case Topic::kOrder:
    case Topic::kPosition:
      return UseAccount();
    default:
      break;
  }
  Stock* stock = MutableStock(subject);
  if (stock == nullptr || !stock->is_listed(exchange)) return;
  if (const auto open = OpenExchange(*stock, exchange)) HappenTo(*stock, topic, *open);
}

void Market::HappenTo(Stock& stock, Topic topic, Exchange exchange) {
  const auto tell = [&](Topic told) { Tell({.topic = told, .stock = &stock, .exchange = exchange}); };
  const Phase phase = stock.phase(exchange);
  if (topic == Topic::kStockInfo) return tell(topic);
  if (phase == Phase::kClosingPrice) {
    if (topic != Topic::kTrade) return;
    stock.TradeAtClose(now_, random_);
    NoteInSectors(stock);
    return tell(topic);
  }
  if (phase == Phase::kAuction) {
    if (topic != Topic::kTrade && topic != Topic::kBook && topic != Topic::kIndicative) return;
    stock.Collect(exchange, now_, random_);
    tell(Topic::kIndicative);
    return TellBook(stock, exchange);
  }
  switch (topic) {
    case Topic::kTrade:
    case Topic::kBestQuote:  // as often as trades come to it: who reads it alone moves no price faster than they do
      TradeStock(stock, exchange);
      return;
    case Topic::kBook:
      stock.ReviseBook(exchange, now_, random_);
      return TellBook(stock);
    case Topic::kIndicative:
      if (random_.Chance(kInterruptionChance) && MayInterrupt(stock)) Sweep(stock);
      return;
    case Topic::kProgram:
      if (!TradeStock(stock, exchange)) return;
      stock.NoteProgram(exchange);
      return tell(topic);
    case Topic::kBrokers:
      if (!TradeStock(stock, exchange)) return;
      tell(topic);
      return stock.PublishBrokers(exchange);
    case Topic::kNav:
      if (!stock.is_fund() || !TradeStock(stock, exchange)) return;
      return tell(topic);
    default:
      return tell(topic);
  }
}

void Market::TradeInSector(Topic topic, Sector& sector) {
  const auto& members = sector.members();
  Stock& member =
      *MutableStock(members[random_.Between(0, static_cast<int64_t>(members.size()) - 1)]->instrument().code);
  if (!member.trades_on(Exchange::kKrx) && phase() != Phase::kContinuous) return;
  if (member.trades_on(Exchange::kKrx)) TradeStock(member, Exchange::kKrx);
  TellIndex(topic, sector);
}

void Market::NoteInSectors(const Stock& stock) {
  for (const auto& sector : sectors_) {
    const auto& members = sector->members();
    if (std::find(members.begin(), members.end(), &stock) != members.end()) sector->OnTrade(now_);
  }
}

void Market::BeginIndex(std::string_view code) {
  if (Sector* sector = MutableSector(code)) sector->Publish();
}

void Market::TellIndex(std::string_view code, const Listener& listener) {
  listener_ = &listener;
  if (Sector* sector = MutableSector(code)) TellIndex(Topic::kIndex, *sector);
}

void Market::TellIndex(Topic topic, Sector& sector) {
  Tell({.topic = topic, .sector = &sector});
  if (topic == Topic::kIndex) sector.Publish();
}

}  // namespace kiwoom::simulator

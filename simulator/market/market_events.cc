#include <algorithm>
#include <utility>

#include "simulator/market/market.h"

// What happens within the market's day.
namespace kiwoom::simulator {
namespace {

constexpr absl::Duration kInterruptionTime = absl::Minutes(2);
constexpr int64_t kMostExtraSeconds = 30;  // an auction ends within these, by chance
// Between two interruptions that chance brings: of the market, and of one stock.
constexpr absl::Duration kQuietTime = absl::Minutes(1);
constexpr absl::Duration kQuietTimeOfStock = absl::Minutes(5);
constexpr double kInterruptionChance = 0.02;  // of a stock whose auctions somebody waits for
constexpr double kShareOfKrx = 0.7;           // where both are open
// How far NXT runs ahead of KRX, in hundredths of a percent.
constexpr int64_t kLead = 50;
constexpr int kMostSteps = 50;

}  // namespace

Stock& Market::SomeStock() {
  Stock* stock;
  do {
    stock = stocks_[dice_.Between(0, static_cast<int64_t>(stocks_.size()) - 1)].get();
  } while (stock->instrument().kind != InstrumentKind::kStock);
  return *stock;
}

std::optional<Exchange> Market::OpenExchange(const Stock& stock, Exchange asked) {
  const auto is_open = [&](Exchange exchange) { return stock.phase(exchange) != Phase::kClosed; };
  if (asked == Exchange::kBoth) {
    if (!is_open(Exchange::kNxt)) asked = Exchange::kKrx;
    else if (!is_open(Exchange::kKrx)) asked = Exchange::kNxt;
    else asked = dice_.Chance(kShareOfKrx) ? Exchange::kKrx : Exchange::kNxt;
  }
  return is_open(asked) ? std::optional(asked) : std::nullopt;
}

void Market::TellTrade(Stock& stock, Exchange exchange) {
  // In an auction of the whole market the indices wait for the last of its stocks.
  if (exchange == Exchange::kKrx && phase_ != Phase::kAuction) NoteInSectors(stock);
  Tell({.topic = Topic::kTrade, .stock = &stock, .exchange = exchange});
  if (stock.book().is_open(exchange)) Tell({.topic = Topic::kBook, .stock = &stock, .exchange = exchange});
}

bool Market::TradeStock(Stock& stock, Exchange exchange) {
  FollowNav(stock);
  const Stock::Intention intention = stock.Intend(exchange, dice_);
  const int64_t price = stock.NextPrice(intention.side);
  if (price == 0) return false;
  if (exchange == Exchange::kKrx) {
    if (const auto interruption = stock.InterruptionAt(price, stock.price(), now_)) {
      Interrupt(stock, *interruption);
      return false;
    }
  }
  const auto trade = stock.Take(exchange, intention, now_, dice_);
  if (!trade) return false;
  TellTrade(stock, exchange);
  if (exchange == Exchange::kKrx) desk_.OnTrade(stock, *trade);
  if (exchange == Exchange::kNxt) FollowNxt(stock);
  return true;
}

void Market::FollowNav(Stock& fund) {
  if (fund.instrument().kind != InstrumentKind::kEtf) return;
  const __int128 nav = static_cast<__int128>(fund.previous_nav()) * FindSector(kFundIndex)->Move();
  fund.SetNav(static_cast<int64_t>(nav / Sector::kWhole));
  if (fund.trades_on(Exchange::kKrx)) fund.QuoteAround(fund.nav() / 100, now_, dice_);
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
    const auto trade = stock.Take(Exchange::kKrx, {side, 1}, now_, dice_);
    if (!trade) return;
    TellTrade(stock, Exchange::kKrx);
    desk_.OnTrade(stock, *trade);
  }
}

void Market::Happen(Topic topic, std::string_view subject, Exchange exchange, absl::Time now,
                    const Listener& listener) {
  Advance(now, listener);
  switch (topic) {
    case Topic::kIndex:
    case Topic::kBreadth:
      if (Sector* sector = MutableSector(subject)) TradeInSector(topic, *sector);
      return;
    case Topic::kMarketPhase:
      // By the timetable it speaks at its turns only.
      if (hours_ == TradingHours::kTimetable) return;
      announcement_.time = now_;
      Tell({.topic = topic});
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
    stock.TradeAtClose(now_, dice_);
    NoteInSectors(stock);
    return tell(topic);
  }
  if (phase == Phase::kAuction) {
    if (topic != Topic::kTrade && topic != Topic::kBook && topic != Topic::kIndicative) return;
    stock.Collect(now_, dice_);
    tell(Topic::kIndicative);
    return tell(Topic::kBook);
  }
  switch (topic) {
    case Topic::kTrade:
      TradeStock(stock, exchange);
      return;
    case Topic::kBook:
      stock.ReviseBook(exchange, now_, dice_);
      return tell(topic);
    case Topic::kIndicative:
      if (dice_.Chance(kInterruptionChance) && MayInterrupt(stock)) Sweep(stock);
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
      if (stock.nav() == 0 || !TradeStock(stock, exchange)) return;
      return tell(topic);
    default:
      return tell(topic);
  }
}

void Market::TradeInSector(Topic topic, Sector& sector) {
  const auto& members = sector.members();
  Stock& member = *MutableStock(members[dice_.Between(0, static_cast<int64_t>(members.size()) - 1)]->instrument().code);
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

void Market::TellIndex(Topic topic, Sector& sector) {
  Tell({.topic = topic, .sector = &sector});
  if (topic == Topic::kIndex) sector.Publish();
}

void Market::UseAccount() {
  if (orders_by_hand_) return;
  for (const auto& [number, order] : account().orders()) {
    if (!order.is_open() || !dice_.Chance(0.5)) continue;
    desk_.Cancel(*MutableStock(order.stock->instrument().code), number, now_);
    return;
  }
  Stock& stock = SomeStock();
  if (!stock.trades_on(Exchange::kKrx)) return;
  const int64_t orderable = account().orderable(stock);
  OrderRequest request{.side = orderable > 0 && dice_.Chance(0.5) ? Side::kSell : Side::kBuy};
  request.quantity = request.side == Side::kSell ? dice_.Between(1, orderable) : dice_.Between(1, 30);
  // Most pay what is asked; some wait at the best price of their own side.
  if (dice_.Chance(0.3)) request.price = stock.book().best(Exchange::kKrx, Opposite(request.side)).price;
  desk_.Place(stock, request, now_, dice_);
}

std::optional<Order> Market::PlaceOrder(const OrderRequest& request, absl::Time now, const Listener& listener) {
  Advance(now, listener);
  Stock* stock = MutableStock(request.stock_code);
  if (stock == nullptr) return std::nullopt;
  if (!std::exchange(orders_by_hand_, true)) {
    std::vector<int64_t> open;
    for (const auto& [number, order] : account().orders()) {
      if (order.is_open()) open.push_back(number);
    }
    for (const int64_t number : open) {
      desk_.Cancel(*MutableStock(account().orders().at(number).stock->instrument().code), number, now_);
    }
  }
  return desk_.Place(*stock, request, now_, dice_);
}

std::optional<Order> Market::CancelOrder(int64_t number, absl::Time now, const Listener& listener) {
  Advance(now, listener);
  const auto found = account().orders().find(number);
  if (found == account().orders().end()) return std::nullopt;
  return desk_.Cancel(*MutableStock(found->second.stock->instrument().code), number, now_);
}

bool Market::MayInterrupt(const Stock& stock) const {
  const auto& last = stock.interruption();
  if (last && (!last->is_released() || now_ - last->released < kQuietTimeOfStock)) return false;
  return stock.trades_on(Exchange::kKrx) && stock.instrument().kind == InstrumentKind::kStock;
}

bool Market::IsQuiet() const {
  return std::none_of(stocks_.begin(), stocks_.end(), [&](const auto& stock) {
    const auto& last = stock->interruption();
    return last && (!last->is_released() || now_ - last->released < kQuietTime);
  });
}

void Market::Interrupt(Stock& stock, const VolatilityInterruption& interruption) {
  interruption_ = interruption;
  interruption_.ends = now_ + kInterruptionTime + absl::Seconds(dice_.Between(0, kMostExtraSeconds));
  stock.Interrupt(interruption_, dice_);
  Tell({.topic = Topic::kInterruption, .stock = &stock});
  Tell({.topic = Topic::kIndicative, .stock = &stock, .exchange = Exchange::kKrx});
}

void Market::Sweep(Stock& stock) {
  const int64_t reference = stock.price();
  const Side side = reference > stock.base_price() ? Side::kSell : Side::kBuy;
  while (true) {
    const int64_t price = stock.NextPrice(side);
    if (price == 0) return;
    if (const auto interruption = stock.InterruptionAt(price, reference, now_)) return Interrupt(stock, *interruption);
    const int64_t standing = stock.book().best(Exchange::kKrx, Opposite(side)).quantity;
    const auto trade = stock.Take(Exchange::kKrx, {side, standing}, now_, dice_);
    if (!trade) return;
    TellTrade(stock, Exchange::kKrx);
    desk_.OnTrade(stock, *trade);
  }
}

}  // namespace kiwoom::simulator

#include "simulator/market/market.h"

#include <algorithm>
#include <utility>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr double kShareOfKrx = 0.7;  // if both are open

}  // namespace

Market::Market(uint64_t seed, std::string account, absl::Time now, TradingHours hours)
    : random_(seed),
      securities_(SeoulDay(now), random_),
      floor_(securities_, random_, std::move(account), now),
      day_(floor_, securities_, hours),
      interruptions_(floor_, securities_) {
  holders_.emplace_back(floor_, securities_, 0);
}

AccountHolder& Market::HolderOf(size_t account) {
  while (holders_.size() <= account) {
    floor_.desk().OpenAccount();
    holders_.emplace_back(floor_, securities_, holders_.size());
    if (!automatic_orders_) holders_.back().GiveWay();
  }
  return holders_[account];
}

AccountHolder& Market::HolderOf(std::string_view number) {
  const auto found = std::ranges::find(
      holders_, number, [](const AccountHolder& holder) -> std::string_view { return holder.account().number(); });
  return found == holders_.end() ? holders_.front() : *found;
}

void Market::EndAutomaticOrders() {
  automatic_orders_ = false;
  for (AccountHolder& holder : holders_) holder.GiveWay();
}

void Market::Advance(absl::Time now, const Listener& listener) {
  floor_.set_listener(&listener);
  day_.Advance(now);
}

void Market::Happen(MarketEvent event, std::string_view subject, Exchange exchange, absl::Time now,
                    const Listener& listener) {
  Advance(now, listener);
  HappenTo(event, subject, exchange);
  floor_.QuoteFunds();
}

void Market::HappenTo(MarketEvent event, std::string_view subject, Exchange exchange) {
  switch (event) {
    case MarketEvent::kIndex:
    case MarketEvent::kBreadth:
      if (Sector* sector = securities_.FindSector(subject)) HappenTo(*sector, event);
      return;
    case MarketEvent::kMarketPhase:
      // With a timetable, the phase is sent at its turns only; without one, the opening phase is repeated.
      if (!day_.has_timetable()) floor_.Report({.event = event});
      return;
    case MarketEvent::kInterruption:
      return interruptions_.ComeAnywhere();
    case MarketEvent::kOrder:
    case MarketEvent::kPosition:
      return HolderOf(subject).Act();
    default:
      break;
  }
  Stock* stock = securities_.FindStock(subject);
  if (stock == nullptr || !stock->is_listed(exchange)) return;
  if (const auto open = OpenExchange(*stock, exchange)) HappenTo(*stock, event, *open);
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

void Market::HappenTo(Stock& stock, MarketEvent event, Exchange exchange) {
  const Phase phase = stock.phase(exchange);
  if (event == MarketEvent::kStockInfo) {
    floor_.Report({.event = event, .stock = &stock, .exchange = exchange});
  } else if (phase == Phase::kClosingPrice) {
    if (event == MarketEvent::kTrade) floor_.TradeAtClose(stock);
  } else if (phase == Phase::kAuction) {
    HappenInAuction(stock, event, exchange);
  } else {
    HappenInTrading(stock, event, exchange);
  }
}

void Market::HappenInAuction(Stock& stock, MarketEvent event, Exchange exchange) {
  if (event != MarketEvent::kTrade && event != MarketEvent::kBook && event != MarketEvent::kIndicative) return;
  stock.Collect(exchange, now(), random_);
  floor_.Report({.event = MarketEvent::kIndicative, .stock = &stock, .exchange = exchange});
  floor_.ReportBook(stock, exchange);
}

void Market::HappenInTrading(Stock& stock, MarketEvent event, Exchange exchange) {
  const auto report = [&] { floor_.Report({.event = event, .stock = &stock, .exchange = exchange}); };
  switch (event) {
    case MarketEvent::kTrade:
    // The best quote changes only as often as by trades, so clients of it alone do not move the price faster.
    case MarketEvent::kBestQuote:
      floor_.Trade(stock, exchange);
      return;
    case MarketEvent::kBook:
      stock.ReviseBook(exchange, now(), random_);
      return floor_.ReportBook(stock);
    case MarketEvent::kIndicative:
      return interruptions_.ComeTo(stock);
    case MarketEvent::kProgram:
      if (!floor_.Trade(stock, exchange)) return;
      stock.NoteProgram(exchange);
      return report();
    case MarketEvent::kBrokers:
      if (!floor_.Trade(stock, exchange)) return;
      report();
      return stock.PublishBrokers(exchange);
    case MarketEvent::kNav:
      if (stock.is_fund() && floor_.Trade(stock, exchange)) report();
      return;
    default:
      return report();
  }
}

void Market::HappenTo(Sector& sector, MarketEvent event) {
  if (sector.members().empty()) return;
  Stock& member = securities_.AnyMember(sector, random_);
  const bool trades = member.trades_on(Exchange::kKrx);
  if (!trades && phase() != Phase::kContinuous) return;
  if (trades) floor_.Trade(member, Exchange::kKrx);
  floor_.ReportIndex(event, sector);
}

void Market::BeginIndex(std::string_view code) {
  if (Sector* sector = securities_.FindSector(code)) sector->Publish();
}

void Market::ReportIndex(std::string_view code, const Listener& listener) {
  floor_.set_listener(&listener);
  if (Sector* sector = securities_.FindSector(code)) floor_.ReportIndex(MarketEvent::kIndex, *sector);
}

std::optional<Order> Market::PlaceOrder(const OrderRequest& request, absl::Time now, const Listener& listener) {
  Advance(now, listener);
  Stock* stock = securities_.FindStock(request.stock_code);
  if (stock == nullptr) return std::nullopt;
  Order placed = HolderOf(request.account).Place(*stock, request);
  floor_.QuoteFunds();
  return placed;
}

std::optional<Order> Market::CancelOrder(int64_t number, absl::Time now, const Listener& listener) {
  Advance(now, listener);
  const auto holder = std::ranges::find_if(
      holders_, [&](const AccountHolder& each) { return each.account().orders().contains(number); });
  if (holder == holders_.end()) return std::nullopt;
  Order canceled = holder->Cancel(number);
  floor_.QuoteFunds();
  return canceled;
}

}  // namespace kiwoom::simulator

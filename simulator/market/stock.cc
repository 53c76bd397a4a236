#include "simulator/market/stock.h"

#include <algorithm>

namespace kiwoom::simulator {
namespace {

// A level of the book is worth about this amount in won, but at most 1 / kTypicalLevelPart of a day's volume.
constexpr int64_t kTypicalLevelTurnover = 120'000'000;
constexpr int64_t kTypicalLevelPart = 500;
// The share of the previous day's volume that an auction contains from its start, in thousandths.
constexpr int64_t kAuctionShare = 8;
// NXT's volume before the first day, in percent of KRX's.
constexpr int64_t kShareOfNxt = 43;
// The price is drawn towards its anchor; at this distance every trade is.
constexpr double kReach = 0.2;
constexpr double kFundReach = 0.002;
// Bands, in hundredths of a percent. The narrow band applies to large stocks and funds.
constexpr int64_t kStaticBand = 1'000;
constexpr int64_t kDynamicBand = 600;
constexpr int64_t kNarrowDynamicBand = 300;
constexpr std::string_view kLargeStocks = "201";

int64_t TypicalQuantity(const Instrument& instrument) {
  const int64_t part = instrument.previous_volume / kTypicalLevelPart;
  return std::max<int64_t>(10, std::min(kTypicalLevelTurnover / instrument.base_price, part));
}

Tape::Limits LimitsOf(InstrumentKind kind, int64_t base_price) {
  return {LowerLimit(kind, base_price), UpperLimit(kind, base_price)};
}

int64_t DynamicBand(const Instrument& instrument) {
  const bool large =
      std::find(instrument.sectors.begin(), instrument.sectors.end(), kLargeStocks) != instrument.sectors.end();
  return large || instrument.kind == InstrumentKind::kEtf ? kNarrowDynamicBand : kDynamicBand;
}

bool Leaves(int64_t price, int64_t reference, int64_t band) {
  return std::abs(price - reference) * 10'000 >= reference * band;
}

OrderBook BookAround(const Instrument& instrument, const Tape::Limits& limits, int64_t price) {
  return OrderBook({instrument.kind, limits.lower, limits.upper, TypicalQuantity(instrument)}, price);
}

}  // namespace

Stock::Stock(const Instrument& instrument, absl::CivilDay day, uint64_t seed)
    : instrument_(instrument),
      past_year_(PastYear(seed, day, instrument.base_price, instrument.previous_volume, instrument.base_price)),
      day_(day),
      base_price_(instrument.base_price),
      limits_(LimitsOf(instrument.kind, base_price_)),
      static_reference_(base_price_),
      previous_nav_(is_fund() ? base_price_ * 100 : 0),
      tapes_{Tape(base_price_, limits_), Tape(base_price_, limits_), Tape(base_price_, limits_)},
      book_(BookAround(instrument, limits_, base_price_)) {
  const DayTotal of_krx = {past_year_.front().volume, past_year_.front().turnover};
  DayTotal of_nxt;
  if (is_listed(Exchange::kNxt)) of_nxt = {of_krx.volume * kShareOfNxt / 100, of_krx.turnover / 100 * kShareOfNxt};
  previous_days_ = {of_krx, of_nxt, {of_krx.volume + of_nxt.volume, of_krx.turnover + of_nxt.turnover}};
}

void Stock::BeginDay(absl::CivilDay day) {
  const Tape& over = tape(Exchange::kKrx);
  if (over.traded()) {
    past_year_.insert(past_year_.begin(), {.day = day_,
                                           .open = over.open(),
                                           .high = over.high(),
                                           .low = over.low(),
                                           .close = over.price(),
                                           .previous_close = base_price_,
                                           .volume = over.volume(),
                                           .turnover = over.turnover()});
    past_year_.pop_back();
    for (const Exchange exchange : {Exchange::kKrx, Exchange::kNxt, Exchange::kBoth}) {
      mutable_previous_day(exchange) = {tape(exchange).volume(), tape(exchange).turnover()};
    }
  }
  day_ = day;
  base_price_ = static_reference_ = over.price();
  previous_nav_ = nav();
  limits_ = LimitsOf(instrument_.kind, base_price_);
  tapes_.fill(Tape(base_price_, limits_));
  book_ = BookAround(instrument_, limits_, base_price_);
  auctions_ = {};
  interruption_.reset();
}

bool Stock::is_listed(Exchange exchange) const {
  return exchange != Exchange::kNxt || !is_fund();  // NXT lists no funds
}

Phase Stock::phase(Exchange exchange) const {
  const Phase phase = phases_[static_cast<size_t>(exchange)];
  if (phase != Phase::kContinuous || !is_interrupted()) return phase;
  return exchange == Exchange::kKrx ? Phase::kAuction : Phase::kClosed;
}

void Stock::Enter(Exchange exchange, Phase phase, absl::Time time, RandomSource& random) {
  if (!is_listed(exchange)) return;
  phases_[static_cast<size_t>(exchange)] = phase;
  if (phase == Phase::kContinuous || phase == Phase::kAuction) {
    book_.Open(exchange, random);
  } else {
    book_.Close(exchange);
  }
  quoted_at_ = time;
  if (phase == Phase::kAuction) StartAuction(exchange, previous_day(exchange).volume * kAuctionShare / 1'000, time);
}

void Stock::Record(Exchange exchange, const Trade& trade, RandomSource& random) {
  const BrokerRanking::Houses houses = BrokerRanking::SomeHouses(random);
  mutable_tape(exchange).Record(trade, houses);
  mutable_tape(Exchange::kBoth).Record(trade, houses);
  quoted_at_ = trade.time;
}

Stock::Intention Stock::Intend(Exchange exchange, RandomSource& random) const {
  const int64_t price = book_.best(Exchange::kBoth, Side::kBuy).price;
  const double distance = static_cast<double>(price) / static_cast<double>(anchor()) - 1;
  const double reach = is_fund() ? kFundReach : kReach;
  Side side = random.Chance(0.5 - 0.5 * std::clamp(distance / reach, -1.0, 1.0)) ? Side::kBuy : Side::kSell;
  if (book_.depth(exchange, Opposite(side)) == 0) side = Opposite(side);
  // Mostly small; occasionally the whole level, unless it is unusually large.
  const int64_t standing =
      std::clamp<int64_t>(book_.best(exchange, Opposite(side)).quantity, 1, 2 * TypicalQuantity(instrument_));
  return {side, random.Chance(0.25) ? standing : random.Between(1, std::max<int64_t>(1, standing / 4))};
}

std::optional<Stock::Trade> Stock::Take(Exchange exchange, const Intention& intention, absl::Time time,
                                        RandomSource& random) {
  const OrderBook::Fill fill = book_.Take(exchange, intention.side, intention.wanted, random);
  if (fill.quantity == 0) return std::nullopt;
  Record(exchange, {time, intention.side, fill.price, fill.quantity}, random);
  return tape(exchange).last();
}

Stock::Trade Stock::TradeAtClose(absl::Time time, RandomSource& random) {
  const int64_t quantity = random.Between(1, TypicalQuantity(instrument_));
  Record(Exchange::kKrx, {time, random.Chance(0.5) ? Side::kBuy : Side::kSell, price(), quantity}, random);
  return tape(Exchange::kKrx).last();
}

void Stock::NoteProgram(Exchange exchange) {
  mutable_tape(exchange).NoteProgram();
  mutable_tape(Exchange::kBoth).NoteProgram();
}

void Stock::PublishBrokers(Exchange exchange) {
  mutable_tape(exchange).PublishBrokers();
  mutable_tape(Exchange::kBoth).PublishBrokers();
}

void Stock::ReviseBook(Exchange exchange, absl::Time time, RandomSource& random) {
  book_.Revise(exchange, random);
  quoted_at_ = time;
}

int64_t Stock::nav() const {
  if (!move_) return previous_nav_;
  return static_cast<int64_t>((static_cast<__int128>(previous_nav_) * move_() + whole_ / 2) / whole_);
}

void Stock::QuoteAroundNav(absl::Time time, RandomSource& random) {
  const int64_t price = nav() / 100;
  if (book_.QuoteAround(price - price % TickSize(instrument_.kind, price), random)) quoted_at_ = time;
}

Auction Stock::auction(Exchange exchange) const {
  if (exchange == Exchange::kBoth) {
    const Auction krx = auction(Exchange::kKrx);
    const Auction nxt = auction(Exchange::kNxt);
    if (krx.running != nxt.running) return krx.running ? krx : nxt;
    return nxt.time > krx.time ? nxt : krx;
  }
  Auction auction = auctions_[static_cast<size_t>(exchange)];
  if (!auction.running) return auction;
  // The other exchange may have moved the book.
  const int64_t ask = book_.best(Exchange::kBoth, Side::kSell).price;
  auction.price = std::max(auction.price, book_.best(Exchange::kBoth, Side::kBuy).price);
  if (ask != 0) auction.price = std::min(auction.price, ask);
  return auction;
}

void Stock::StartAuction(Exchange exchange, int64_t quantity, absl::Time time) {
  const int64_t bid = book_.best(Exchange::kBoth, Side::kBuy).price;
  mutable_auction(exchange) = {
      true, exchange, time, Side::kBuy, bid != 0 ? bid : price(), std::max<int64_t>(1, quantity)};
}

void Stock::Collect(Exchange exchange, absl::Time time, RandomSource& random) {
  const Intention intention = Intend(exchange, random);
  const OrderBook::Fill fill = book_.Take(exchange, intention.side, intention.wanted, random);
  Auction& auction = mutable_auction(exchange);
  auction.time = time;
  quoted_at_ = time;
  if (fill.quantity == 0) return;
  auction.last_side = intention.side;
  auction.price = fill.price;
  auction.quantity += fill.quantity;
}

Stock::Trade Stock::Uncross(Exchange exchange, absl::Time time, int64_t at_least, RandomSource& random) {
  Auction ended = auction(exchange);
  ended.running = false;
  ended.quantity = std::max({ended.quantity, at_least, int64_t{1}});
  mutable_auction(exchange) = ended;
  Record(exchange, {time, std::nullopt, ended.price, ended.quantity}, random);
  if (exchange == Exchange::kKrx) static_reference_ = ended.price;
  return tape(exchange).last();
}

std::optional<VolatilityInterruption> Stock::InterruptionAt(int64_t price, int64_t reference, absl::Time time) const {
  VolatilityInterruption interruption{.stock = this, .trigger_price = price, .triggered = time};
  if (Leaves(price, static_reference_, kStaticBand)) interruption.static_base = static_reference_;
  if (Leaves(price, reference, DynamicBand(instrument_))) interruption.dynamic_base = reference;
  if (interruption.static_base == 0 && interruption.dynamic_base == 0) return std::nullopt;
  interruption.count = interruption_ ? interruption_->count + 1 : 1;
  return interruption;
}

void Stock::Interrupt(const VolatilityInterruption& interruption, RandomSource& random) {
  interruption_ = interruption;
  StartAuction(Exchange::kKrx, random.Between(1, TypicalQuantity(instrument_)), interruption.triggered);
}

void Stock::Release(absl::Time time) { interruption_->released = time; }

}  // namespace kiwoom::simulator

#include "simulator/wire/figures.h"

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr int kIndexDecimals = 2;

}  // namespace

Figures Figures::Of(const Stock& stock, Exchange exchange) {
  const Tape& tape = stock.tape(exchange);
  Figures figures;
  figures.price = tape.price();
  figures.previous_close = stock.base_price();
  figures.open = tape.open();
  figures.high = tape.high();
  figures.low = tape.low();
  figures.upper_limit = stock.upper_limit();
  figures.lower_limit = stock.lower_limit();
  figures.volume = tape.volume();
  figures.volume_increment = tape.last().quantity;
  figures.aggressor = !tape.last().side ? 0 : *tape.last().side == Side::kBuy ? 1 : -1;
  figures.turnover = tape.turnover();
  figures.previous_volume = stock.previous_day(exchange).volume;
  figures.previous_turnover = stock.previous_day(exchange).turnover;
  figures.time = tape.traded() ? tape.last().time : stock.quoted_at();
  figures.day = stock.day();
  figures.past_year = &stock.past_year();
  return figures;
}

Figures Figures::With(const Auction& auction) const {
  Figures figures = *this;
  if (auction.quantity == 0) return figures;  // no auction today
  figures.price = auction.price;
  figures.volume_increment = auction.quantity;
  figures.aggressor = auction.last_side == Side::kBuy ? 1 : -1;
  figures.time = auction.time;
  return figures;
}

Figures Figures::Of(const Sector& sector) {
  Figures figures;
  figures.decimals = kIndexDecimals;
  figures.price = sector.level();
  figures.previous_close = sector.base_level();
  figures.open = sector.open();
  figures.high = sector.high();
  figures.low = sector.low();
  figures.volume = sector.volume();
  figures.volume_increment = sector.volume_increment();
  figures.turnover = sector.turnover();
  figures.previous_volume = sector.previous_volume();
  figures.previous_turnover = sector.past_year().front().turnover;
  figures.time = sector.traded_at();
  figures.day = sector.day();
  figures.past_year = &sector.past_year();
  return figures;
}

Figures Figures::Of(const DayBar& bar, int decimals) {
  Figures figures;
  figures.decimals = decimals;
  figures.price = bar.close;
  figures.previous_close = bar.previous_close;
  figures.open = bar.open;
  figures.high = bar.high;
  figures.low = bar.low;
  figures.volume = bar.volume;
  figures.turnover = bar.turnover;
  figures.time = absl::FromCivil(bar.day, Seoul()) + absl::Hours(15) + absl::Minutes(30);
  figures.day = bar.day;
  return figures;
}

Figures Figures::Of(const Sector& sector, const Sector::Sample& sample) {
  Figures figures = Of(sector);
  figures.price = sample.level;
  figures.volume = sample.volume;
  figures.volume_increment = sample.volume_increment;
  figures.time = sample.time;
  return figures;
}

}  // namespace kiwoom::simulator

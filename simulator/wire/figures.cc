#include "simulator/wire/figures.h"

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr int kIndexDecimals = 2;

}  // namespace

Figures Figures::Of(const Stock& stock) {
  Figures figures;
  figures.price = stock.price();
  figures.previous_close = stock.instrument().base_price;
  figures.open = stock.open();
  figures.high = stock.high();
  figures.low = stock.low();
  figures.upper_limit = stock.upper_limit();
  figures.lower_limit = stock.lower_limit();
  figures.volume = stock.volume();
  figures.volume_increment = stock.last_trade().quantity;
  figures.turnover = stock.turnover();
  figures.previous_volume = stock.instrument().previous_volume;
  figures.previous_turnover = stock.past_year().front().turnover;
  figures.time = stock.last_trade().time;
  figures.day = SeoulDay(figures.time);
  figures.past_year = &stock.past_year();
  return figures;
}

Figures Figures::Of(const Sector& sector) {
  Figures figures;
  figures.decimals = kIndexDecimals;
  figures.price = sector.level();
  figures.previous_close = sector.info().base_level;
  figures.open = sector.open();
  figures.high = sector.high();
  figures.low = sector.low();
  figures.volume = sector.volume();
  figures.volume_increment = sector.volume_increment();
  figures.turnover = sector.turnover();
  figures.previous_volume = sector.previous_volume();
  figures.previous_turnover = sector.past_year().front().turnover;
  figures.time = sector.calculated_at();
  figures.day = SeoulDay(figures.time);
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

Figures Figures::Of(const Sector& sector, const Sector::Sample& sample, int64_t volume_before) {
  Figures figures = Of(sector);
  figures.price = sample.level;
  figures.volume = sample.volume;
  figures.volume_increment = sample.volume - volume_before;
  figures.time = sample.time;
  return figures;
}

}  // namespace kiwoom::simulator

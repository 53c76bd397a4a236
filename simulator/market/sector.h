#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/history.h"
#include "simulator/market/instrument.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// One index, weighted by the market value of its stocks. It moves only when they trade on KRX. Level, sums and breadth
// are computed from the stocks on demand, so they are always consistent. Levels are in hundredths of a point.
class Sector {
 public:
  // The numbers of today's traded stocks of the sector by direction. Stocks at a limit also count as risen or fallen,
  // as in the broker's own example.
  struct Breadth {
    int64_t upper_limit = 0;
    int64_t advancing = 0;
    int64_t unchanged = 0;
    int64_t declining = 0;
    int64_t lower_limit = 0;
    int64_t traded = 0;
    int64_t listed = 0;
  };

  // The index at a moment of today.
  struct Sample {
    absl::Time time = absl::InfinitePast();
    int64_t level = 0;
    int64_t volume = 0;            // of the day
    int64_t volume_increment = 0;  // since the previous sample
  };

  // `members` outlive the sector.
  Sector(const SectorInfo& info, std::vector<const Stock*> members, absl::CivilDay day, uint64_t seed);

  // Must be called before the stocks' BeginDay. Yesterday's close becomes the base level.
  void BeginDay(absl::CivilDay day);

  // One of its stocks has traded on KRX, or all of them in the market's auction. The first call opens the index.
  void OnTrade(absl::Time time);
  // The index was sent or registered: the volume's increment counts from here.
  void Publish() { published_volume_ = volume(); }

  const SectorInfo& info() const { return info_; }
  const std::vector<const Stock*>& members() const { return members_; }
  // Whether one of its stocks has traded today.
  bool opened() const { return open_ != 0; }
  absl::CivilDay day() const { return day_; }
  absl::Time traded_at() const { return last_.time; }  // infinite past if never
  int64_t base_level() const { return base_level_; }
  int64_t level() const { return (base_level_ * Move() + kWhole / 2) / kWhole; }
  // The ratio of the unrounded level to the base level, in units of 1 / kWhole.
  static constexpr int64_t kWhole = 100'000'000;
  int64_t Move() const;
  int64_t open() const { return open_; }
  int64_t high() const { return high_; }
  int64_t low() const { return low_; }
  int64_t volume() const;
  // The increment since the last Publish. Volumes are shown in thousands; this is the difference of the shown values,
  // so the increments add up.
  int64_t volume_increment() const { return Shown(volume()) - Shown(published_volume_); }
  int64_t turnover() const;
  int64_t previous_volume() const;
  Breadth breadth() const;
  // Samples at multiples of ten seconds, newest first, omitting those without a trade since the previous one.
  std::vector<Sample> Trail(absl::Time now) const;
  const std::vector<DayBar>& past_year() const { return past_year_; }

 private:
  static int64_t Shown(int64_t volume) { return volume - volume % 1'000; }
  Sample SampleAt(absl::Time time, const Sample& state) const;

  const SectorInfo& info_;
  std::vector<const Stock*> members_;
  std::vector<DayBar> past_year_;
  absl::CivilDay day_;
  int64_t base_level_;
  Sample last_;  // after the last trade
  int64_t open_ = 0;
  int64_t high_ = 0;
  int64_t low_ = 0;
  int64_t published_volume_ = 0;
  std::deque<Sample> trail_;
};

}  // namespace kiwoom::simulator

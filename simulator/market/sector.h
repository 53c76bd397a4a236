#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/history.h"
#include "simulator/market/instrument.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// One index, weighted by market value over its stocks: it moves when they trade on KRX and in no other way. Level, sums
// and breadth are read from the stocks, so that they are of one moment whoever reads them and whenever. Levels are in
// hundredths of a point.
class Sector {
 public:
  // Stocks of the sector that have traded today, by where they stand; those at a limit count as risen or fallen too, as
  // in the broker's own example.
  struct Breadth {
    int64_t upper_limit = 0;
    int64_t advancing = 0;
    int64_t unchanged = 0;
    int64_t declining = 0;
    int64_t lower_limit = 0;
    int64_t traded = 0;
    int64_t listed = 0;
  };

  // The index as it stood at a moment of today.
  struct Sample {
    absl::Time time = absl::InfinitePast();
    int64_t level = 0;
    int64_t volume = 0;            // of the day
    int64_t volume_increment = 0;  // since the sample before
  };

  // `members` outlive the sector.
  Sector(const SectorInfo& info, std::vector<const Stock*> members, absl::CivilDay day, uint64_t seed);

  // To be called before the stocks begin it: yesterday's close is the base level from now on.
  void BeginDay(absl::CivilDay day);

  // One of its stocks has just traded on KRX, or all of them in the auction of the market: the first time opens it.
  void OnTrade(absl::Time time);
  // It was told, or somebody begins to listen: the volume's increment counts from here on.
  void Publish() { published_volume_ = volume(); }

  const SectorInfo& info() const { return info_; }
  const std::vector<const Stock*>& members() const { return members_; }
  // One of its stocks has traded today.
  bool opened() const { return open_ != 0; }
  absl::CivilDay day() const { return day_; }
  absl::Time traded_at() const { return last_.time; }  // infinite past: never
  int64_t base_level() const { return base_level_; }
  int64_t level() const { return (base_level_ * Move() + kWhole / 2) / kWhole; }
  // What has become of the base level since, of kWhole: the level without its rounding.
  static constexpr int64_t kWhole = 100'000'000;
  int64_t Move() const;
  int64_t open() const { return open_; }
  int64_t high() const { return high_; }
  int64_t low() const { return low_; }
  int64_t volume() const;
  // Since it was told last. Volumes are shown in thousands: it is the difference of what is shown, so that it adds up.
  int64_t volume_increment() const { return Shown(volume()) - Shown(published_volume_); }
  int64_t turnover() const;
  int64_t previous_volume() const;
  Breadth breadth() const;
  // How it stood at whole ten seconds, newest first, as far as there was a trade since the one before.
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

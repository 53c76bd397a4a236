#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/history.h"
#include "simulator/market/instrument.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// One index, weighted by market value over its stocks: it moves when they trade on KRX and in no other way. Levels are
// in hundredths of a point.
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

  // The index as it was at a calculation.
  struct Sample {
    absl::Time time;
    int64_t level = 0;
    int64_t volume = 0;  // of the day
  };

  // `members` outlive the sector.
  Sector(const SectorInfo& info, std::vector<const Stock*> members, absl::CivilDay day, uint64_t seed);

  // To be called before the stocks begin it: yesterday's close is the base level from now on.
  void BeginDay(absl::CivilDay day);

  // Recomputes from the stocks. The first calculation after one of them has traded opens the index.
  void Calculate(absl::Time time);

  const SectorInfo& info() const { return info_; }
  const std::vector<const Stock*>& members() const { return members_; }
  absl::Time calculated_at() const { return last_.time; }
  int64_t base_level() const { return base_level_; }
  int64_t level() const { return last_.level; }
  // What has become of the base level since, of kWhole: the level without its rounding.
  static constexpr int64_t kWhole = 100'000'000;
  int64_t Move() const;
  int64_t open() const { return open_; }
  int64_t high() const { return high_; }
  int64_t low() const { return low_; }
  int64_t volume() const { return last_.volume; }
  // Since the calculation before.
  int64_t volume_increment() const { return volume_increment_; }
  int64_t turnover() const;
  int64_t previous_volume() const;
  Breadth breadth() const;
  // One every ten seconds, newest first.
  const std::deque<Sample>& trail() const { return trail_; }
  const std::vector<DayBar>& past_year() const { return past_year_; }

 private:
  bool opened() const { return open_ != 0; }

  const SectorInfo& info_;
  std::vector<const Stock*> members_;
  std::vector<DayBar> past_year_;
  absl::CivilDay day_;
  int64_t base_level_;
  Sample last_;
  int64_t open_ = 0;
  int64_t high_ = 0;
  int64_t low_ = 0;
  int64_t volume_increment_ = 0;
  std::deque<Sample> trail_;
};

}  // namespace kiwoom::simulator

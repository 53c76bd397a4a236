#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "absl/time/time.h"
#include "simulator/market/history.h"
#include "simulator/market/instrument.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// One index, weighted by market value over its stocks: it moves when they trade and in no other way. Levels are in
// hundredths of a point.
class Sector {
 public:
  // Stocks of the sector by where they stand; those at a limit count as risen or fallen too.
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

  // `members` outlive the sector and have opened.
  Sector(const SectorInfo& info, std::vector<const Stock*> members, uint64_t seed);

  // Recomputes from the stocks.
  void Calculate(absl::Time time);

  const SectorInfo& info() const { return info_; }
  const std::vector<const Stock*>& members() const { return members_; }
  absl::Time calculated_at() const { return last_.time; }
  int64_t level() const { return last_.level; }
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
  int64_t LevelNow() const;

  const SectorInfo& info_;
  std::vector<const Stock*> members_;
  std::vector<DayBar> past_year_;
  Sample last_;
  int64_t open_ = 0;
  int64_t high_ = 0;
  int64_t low_ = 0;
  int64_t volume_increment_ = 0;
  std::deque<Sample> trail_;
};

}  // namespace kiwoom::simulator

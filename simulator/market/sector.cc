#include "simulator/market/sector.h"

#include <algorithm>
#include <utility>

namespace kiwoom::simulator {
namespace {

constexpr size_t kTrailLength = 400;
constexpr absl::Duration kTrailStep = absl::Seconds(10);

// The last whole step before `time`.
absl::Time StepBefore(absl::Time time) {
  return absl::UnixEpoch() + absl::Floor(time - absl::UnixEpoch() - absl::Nanoseconds(1), kTrailStep);
}

}  // namespace

Sector::Sector(const SectorInfo& info, std::vector<const Stock*> members, absl::CivilDay day, uint64_t seed)
    : info_(info), members_(std::move(members)), day_(day), base_level_(info.base_level) {
  int64_t volume = 0;
  int64_t turnover = 0;
  for (const Stock* stock : members_) {
    const int64_t shares = stock->previous_day(Exchange::kKrx).volume;
    volume += shares;
    turnover += shares * stock->base_price();
  }
  past_year_ = PastYear(seed, day, base_level_, volume, volume == 0 ? 0 : turnover / volume);
}

void Sector::BeginDay(absl::CivilDay day) {
  if (opened()) {
    past_year_.insert(past_year_.begin(), {.day = day_,
                                           .open = open_,
                                           .high = high_,
                                           .low = low_,
                                           .close = level(),
                                           .previous_close = base_level_,
                                           .volume = volume(),
                                           .turnover = turnover()});
    past_year_.pop_back();
  }
  day_ = day;
  base_level_ = level();
  last_ = {};
  open_ = high_ = low_ = published_volume_ = 0;
  trail_.clear();
}

int64_t Sector::Move() const {
  __int128 base = 0;
  __int128 now = 0;
  for (const Stock* stock : members_) {
    base += stock->base_price() * stock->instrument().listed_shares;
    now += static_cast<__int128>(stock->price()) * stock->instrument().listed_shares;
  }
  if (base == 0) return kWhole;  // none of its stocks are in this market
  return static_cast<int64_t>((now * kWhole + base / 2) / base);
}

void Sector::OnTrade(absl::Time time) {
  // Until now the index had the value of the last trade.
  const absl::Time step = StepBefore(time);
  if (opened() && step >= last_.time) {
    trail_.push_front(SampleAt(step, last_));
    if (trail_.size() > kTrailLength) trail_.pop_back();
  }
  last_ = {.time = time, .level = level(), .volume = volume()};
  if (!opened()) open_ = high_ = low_ = last_.level;
  high_ = std::max(high_, last_.level);
  low_ = std::min(low_, last_.level);
}

Sector::Sample Sector::SampleAt(absl::Time time, const Sample& state) const {
  const int64_t before = trail_.empty() ? 0 : trail_.front().volume;
  return {time, state.level, state.volume, Shown(state.volume) - Shown(before)};
}

std::vector<Sector::Sample> Sector::Trail(absl::Time now) const {
  std::vector<Sample> trail(trail_.begin(), trail_.end());
  const absl::Time step = StepBefore(now + absl::Nanoseconds(1));
  if (opened() && step >= last_.time) trail.insert(trail.begin(), SampleAt(step, last_));
  return trail;
}

int64_t Sector::volume() const {
  int64_t volume = 0;
  for (const Stock* stock : members_) volume += stock->tape(Exchange::kKrx).volume();
  return volume;
}

int64_t Sector::turnover() const {
  int64_t turnover = 0;
  for (const Stock* stock : members_) turnover += stock->tape(Exchange::kKrx).turnover();
  return turnover;
}

int64_t Sector::previous_volume() const { return past_year_.front().volume; }

Sector::Breadth Sector::breadth() const {
  Breadth breadth;
  for (const Stock* stock : members_) {
    ++breadth.listed;
    if (!stock->tape(Exchange::kKrx).traded()) continue;
    const int64_t change = stock->price() - stock->base_price();
    breadth.upper_limit += stock->price() == stock->upper_limit();
    breadth.lower_limit += stock->price() == stock->lower_limit();
    breadth.advancing += change > 0;
    breadth.unchanged += change == 0;
    breadth.declining += change < 0;
    ++breadth.traded;
  }
  return breadth;
}

}  // namespace kiwoom::simulator

#include "simulator/market/sector.h"

#include <algorithm>
#include <utility>

namespace kiwoom::simulator {
namespace {

constexpr size_t kTrailLength = 400;
constexpr absl::Duration kTrailStep = absl::Seconds(10);


}  // namespace

Sector::Sector(const SectorInfo& info, std::vector<const Stock*> members, absl::CivilDay day, uint64_t seed)
    : info_(info), members_(std::move(members)), day_(day), base_level_(info.base_level) {
  int64_t volume = 0;
  int64_t turnover = 0;
  for (const Stock* stock : members_) {
    volume += stock->previous_volume();
    turnover += stock->previous_volume() * stock->base_price();
  }
  past_year_ = PastYear(seed, day, base_level_, volume, turnover / volume);
  last_.level = base_level_;
}

void Sector::BeginDay(absl::CivilDay day) {
  Calculate(last_.time);
  if (opened()) {
    past_year_.insert(past_year_.begin(), {.day = day_,
                                           .open = open_,
                                           .high = high_,
                                           .low = low_,
                                           .close = last_.level,
                                           .previous_close = base_level_,
                                           .volume = last_.volume,
                                           .turnover = turnover()});
    past_year_.pop_back();
  }
  day_ = day;
  base_level_ = last_.level;
  last_ = {.time = last_.time, .level = base_level_};
  open_ = high_ = low_ = volume_increment_ = 0;
  trail_.clear();
}

int64_t Sector::Move() const {
  __int128 base = 0;
  __int128 now = 0;
  for (const Stock* stock : members_) {
    base += stock->base_price() * stock->instrument().listed_shares;
    now += static_cast<__int128>(stock->price()) * stock->instrument().listed_shares;
  }
  return static_cast<int64_t>((now * kWhole + base / 2) / base);
}

void Sector::Calculate(absl::Time time) {
  int64_t volume = 0;
  for (const Stock* stock : members_) volume += stock->tape(Exchange::kKrx).volume();
  volume_increment_ = volume - last_.volume;
  last_ = {time, (base_level_ * Move() + kWhole / 2) / kWhole, volume};
  if (volume == 0) return;
  if (!opened()) open_ = high_ = low_ = last_.level;
  high_ = std::max(high_, last_.level);
  low_ = std::min(low_, last_.level);
  if (!trail_.empty() && time - trail_.front().time < kTrailStep) return;
  trail_.push_front(last_);
  if (trail_.size() > kTrailLength) trail_.pop_back();
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

#include "simulator/market/sector.h"

#include <algorithm>
#include <utility>

namespace kiwoom::simulator {
namespace {

constexpr size_t kTrailLength = 400;
constexpr absl::Duration kTrailStep = absl::Seconds(10);

int64_t BaseValue(const Stock& stock) { return stock.instrument().base_price * stock.instrument().listed_shares; }

}  // namespace

Sector::Sector(const SectorInfo& info, std::vector<const Stock*> members, uint64_t seed)
    : info_(info), members_(std::move(members)) {
  int64_t volume = 0;
  int64_t turnover = 0;
  for (const Stock* stock : members_) {
    volume += stock->instrument().previous_volume;
    turnover += stock->instrument().previous_volume * stock->instrument().base_price;
  }
  const absl::Time opened = members_.front()->opened_at();
  past_year_ = PastYear(seed, SeoulDay(opened), info_.base_level, volume, turnover / volume);
  open_ = high_ = low_ = LevelNow();
  Calculate(opened);
}

int64_t Sector::LevelNow() const {
  __int128 base = 0;
  __int128 now = 0;
  for (const Stock* stock : members_) {
    base += BaseValue(*stock);
    now += static_cast<__int128>(stock->price()) * stock->instrument().listed_shares;
  }
  return static_cast<int64_t>((now * info_.base_level + base / 2) / base);
}

void Sector::Calculate(absl::Time time) {
  int64_t volume = 0;
  for (const Stock* stock : members_) volume += stock->volume();
  volume_increment_ = volume - last_.volume;
  last_ = {time, LevelNow(), volume};
  high_ = std::max(high_, last_.level);
  low_ = std::min(low_, last_.level);
  if (!trail_.empty() && time - trail_.front().time < kTrailStep) return;
  trail_.push_front(last_);
  if (trail_.size() > kTrailLength) trail_.pop_back();
}

int64_t Sector::turnover() const {
  int64_t turnover = 0;
  for (const Stock* stock : members_) turnover += stock->turnover();
  return turnover;
}

int64_t Sector::previous_volume() const { return past_year_.front().volume; }

Sector::Breadth Sector::breadth() const {
  Breadth breadth;
  for (const Stock* stock : members_) {
    const int64_t change = stock->price() - stock->instrument().base_price;
    breadth.upper_limit += stock->price() == stock->upper_limit();
    breadth.lower_limit += stock->price() == stock->lower_limit();
    breadth.advancing += change > 0;
    breadth.unchanged += change == 0;
    breadth.declining += change < 0;
    breadth.traded += stock->volume() > 0;
    ++breadth.listed;
  }
  return breadth;
}

}  // namespace kiwoom::simulator

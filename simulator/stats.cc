#include "simulator/stats.h"

#include <chrono>

namespace kiwoom::simulator {

void StatsBoard::Update(const std::function<void(Stats&)>& change) {
  {
    std::lock_guard lock(mutex_);
    change(stats_);
  }
  changed_.notify_all();
}

Stats StatsBoard::Read() const {
  std::lock_guard lock(mutex_);
  return stats_;
}

bool StatsBoard::Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, absl::ToChronoNanoseconds(timeout), [&] { return reached(stats_); });
}

}  // namespace kiwoom::simulator

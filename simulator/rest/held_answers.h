#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "simulator/stats.h"

namespace kiwoom::simulator {

// Answers that a fault holds back until Release. The stats tell how many there are.
class HeldAnswers {
 public:
  using Ticket = int64_t;

  explicit HeldAnswers(StatsBoard& stats) : stats_(stats) {}

  // `send` is called by Release.
  Ticket Hold(std::function<void()> send) {
    sends_.emplace(++last_, std::move(send));
    Count(1);
    return last_;
  }
  // The client has hung up.
  void Drop(Ticket ticket) {
    if (sends_.erase(ticket) > 0) Count(-1);
  }
  // In the order of their requests.
  void Release() {
    const auto sends = std::exchange(sends_, {});
    Count(-static_cast<int64_t>(sends.size()));
    for (const auto& [ticket, send] : sends) send();
  }

 private:
  void Count(int64_t more) {
    stats_.Update([more](Stats& stats) { stats.held_answers += more; });
  }

  StatsBoard& stats_;
  Ticket last_ = 0;
  std::map<Ticket, std::function<void()>> sends_;
};

}  // namespace kiwoom::simulator

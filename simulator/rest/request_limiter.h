#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "absl/time/time.h"

namespace kiwoom::simulator {

// Limits the requests in any sliding second, separately for each TR of each app key. A refused request does not count.
//
// A client may use up the limit: with N a second, a request is allowed if it arrives exactly one second after the Nth
// last, or up to kTolerance earlier. That covers delays in the scheduling of both processes, and no more.
class RequestLimiter {
 public:
  static constexpr absl::Duration kTolerance = absl::Milliseconds(20);

  explicit RequestLimiter(const int& per_second) : per_second_(per_second) {}

  bool Allow(const std::string& app_key, const std::string& tr, absl::Time now) {
    std::deque<absl::Time>& recent = recent_[{app_key, tr}];
    while (!recent.empty() && recent.front() <= now - absl::Seconds(1) + kTolerance) recent.pop_front();
    if (recent.size() >= static_cast<size_t>(per_second_)) return false;
    recent.push_back(now);
    return true;
  }

 private:
  const int& per_second_;
  std::map<std::pair<std::string, std::string>, std::deque<absl::Time>> recent_;
};

}  // namespace kiwoom::simulator

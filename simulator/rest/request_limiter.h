#pragma once

#include <deque>
#include <map>
#include <string>

#include "absl/time/time.h"

namespace kiwoom::simulator {

// Limits the requests in any window of one second, separately for each TR of each app key. A refused request does not
// count.
class RequestLimiter {
 public:
  explicit RequestLimiter(const int& per_second) : per_second_(per_second) {}

  bool Allow(const std::string& app_key, const std::string& tr, absl::Time now) {
    std::deque<absl::Time>& recent = recent_[{app_key, tr}];
    while (!recent.empty() && recent.front() <= now - absl::Seconds(1)) recent.pop_front();
    if (recent.size() >= static_cast<size_t>(per_second_)) return false;
    recent.push_back(now);
    return true;
  }

 private:
  const int& per_second_;
  std::map<std::pair<std::string, std::string>, std::deque<absl::Time>> recent_;
};

}  // namespace kiwoom::simulator

#include "service/callers/failed_attempts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace kiwoom::callers {
namespace {

// Takes the failures of hosts for which there is no more room.
constexpr char kFurtherHosts[] = "further hosts";

}  // namespace

FailedAttempts::Host& FailedAttempts::HostOf(std::string_view name, absl::Time now) {
  if (const auto known = hosts_.find(name); known != hosts_.end()) {
    if (now - known->second.last > kForgotten) known->second.failures = 0;
    return known->second;
  }
  if (hosts_.size() >= kMostHosts) {
    std::erase_if(hosts_, [&](const auto& host) { return now - host.second.last > kForgotten; });
  }
  return hosts_[hosts_.size() < kMostHosts ? std::string(name) : kFurtherHosts];
}

FailedAttempts::Verdict FailedAttempts::Count(std::string_view name, absl::Time now) {
  Host& host = HostOf(name, now);
  host.last = now;
  ++host.failures;
  ++host.unlogged;
  Verdict verdict;
  if (host.failures > kFree) {
    verdict.delay = std::min(absl::Seconds(int64_t{1} << std::min(host.failures - kFree - 1, 10)), kLongestDelay);
  }
  if (now >= host.next_line) {
    verdict.logged = true;
    write_(absl::StrCat("refused ", host.unlogged, host.unlogged == 1 ? " call" : " calls", " from ", std::string(name),
                        " without valid credentials"));
    host.unlogged = 0;
    host.next_line = now + kPause;
  }
  return verdict;
}

}  // namespace kiwoom::callers

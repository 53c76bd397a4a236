#include "service/callers/failed_attempts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace kiwoom::callers {
namespace {

// What the log calls the hosts for which there is no more room.
constexpr char kFurtherHosts[] = "further hosts";

}  // namespace

FailedAttempts::Host* FailedAttempts::HostOf(std::string_view name, absl::Time now) {
  if (const auto known = hosts_.find(name); known != hosts_.end()) {
    if (now - known->second.last > kForgotten) known->second.failures = 0;
    return &known->second;
  }
  if (hosts_.size() >= kMostHosts && now >= next_sweep_) {
    std::erase_if(hosts_, [&](const auto& host) { return now - host.second.last > kForgotten; });
    next_sweep_ = now + kSweep;
  }
  return hosts_.size() < kMostHosts ? &hosts_[std::string(name)] : nullptr;
}

FailedAttempts::Verdict FailedAttempts::Count(std::string_view name, absl::Time now) {
  Host* const host = HostOf(name, now);
  if (host == nullptr) return {.delay = absl::ZeroDuration(), .logged = Log(further_, kFurtherHosts, now)};
  host->last = now;
  ++host->failures;
  Verdict verdict;
  if (host->failures > kFree) {
    verdict.delay = std::min(absl::Seconds(int64_t{1} << std::min(host->failures - kFree - 1, 10)), kLongestDelay);
  }
  verdict.logged = Log(*host, name, now);
  return verdict;
}

bool FailedAttempts::Log(Host& host, std::string_view name, absl::Time now) {
  ++host.unlogged;
  if (now < host.next_line) return false;
  write_(absl::StrCat("refused ", host.unlogged, host.unlogged == 1 ? " call" : " calls", " from ", std::string(name),
                      " without valid credentials"));
  host.unlogged = 0;
  host.next_line = now + kPause;
  return true;
}

}  // namespace kiwoom::callers

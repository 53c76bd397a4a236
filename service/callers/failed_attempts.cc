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

absl::Duration FailedAttempts::Count(std::string_view name, absl::Time now) {
  Host* const host = HostOf(name, now);
  if (host == nullptr) {
    Log(further_, kFurtherHosts, now);
    return absl::ZeroDuration();
  }
  host->last = now;
  ++host->failures;
  Log(*host, name, now);
  if (host->failures <= kFree) return absl::ZeroDuration();
  return std::min(absl::Seconds(int64_t{1} << std::min(host->failures - kFree - 1, 10)), kLongestDelay);
}

void FailedAttempts::Log(Host& host, std::string_view name, absl::Time now) {
  ++host.unlogged;
  if (now < host.next_line) return;
  write_(absl::StrCat("refused ", host.unlogged, host.unlogged == 1 ? " call" : " calls", " from ", std::string(name),
                      " without valid credentials"));
  host.unlogged = 0;
  host.next_line = now + kPause;
}

}  // namespace kiwoom::callers

#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::callers {

// Counts the calls without valid credentials by the host that they come from. The log gets a line for the first and
// then at most one a minute for each host, so that a client with an old token cannot fill it. A host that fails often
// is told to wait longer and longer. Valid credentials are never refused for it: programs behind one address do not pay
// for each other, and a token of 128 bits cannot be guessed.
//
// Remembers a bounded number of hosts. Further ones share a line and are not told to wait, because each would wait for
// the others. Single-threaded; times are steady.
class FailedAttempts {
 public:
  static constexpr size_t kMostHosts = 1000;
  static constexpr int kFree = 5;  // attempts without a delay
  static constexpr absl::Duration kLongestDelay = absl::Minutes(1);
  static constexpr absl::Duration kPause = absl::Minutes(1);       // between two lines about a host
  static constexpr absl::Duration kForgotten = absl::Minutes(10);  // a host that has not failed for so long begins anew
  static constexpr absl::Duration kSweep = absl::Minutes(1);       // between two searches for forgotten hosts

  using LogWriter = std::function<void(const std::string& line)>;

  explicit FailedAttempts(LogWriter write) : write_(std::move(write)) {}

  // Returns how long the client should wait; zero: it is told nothing.
  absl::Duration Count(std::string_view host, absl::Time now);

  size_t hosts() const { return hosts_.size(); }

 private:
  struct Host {
    int failures = 0;  // in a row, none forgotten
    int unlogged = 0;  // since the last line
    absl::Time last = absl::InfinitePast();
    absl::Time next_line = absl::InfinitePast();
  };

  // Null if there is no room for it.
  Host* HostOf(std::string_view host, absl::Time now);
  void Log(Host& host, std::string_view name, absl::Time now);

  const LogWriter write_;
  std::map<std::string, Host, std::less<>> hosts_;
  Host further_;  // all others
  absl::Time next_sweep_ = absl::InfinitePast();
};

}  // namespace kiwoom::callers

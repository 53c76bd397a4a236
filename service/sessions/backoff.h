#pragma once

#include <cstdint>
#include <random>

#include "absl/time/time.h"

namespace kiwoom::sessions {

struct BackoffOptions {
  absl::Duration first = absl::Milliseconds(500);
  absl::Duration longest = absl::Seconds(30);
};

// Exponential backoff with jitter: delays double up to a maximum, each multiplied by a random factor between a half and
// one, so that many gateways do not reconnect in step. The seed makes tests repeatable.
class Backoff {
 public:
  Backoff(BackoffOptions options, uint64_t seed);

  absl::Duration Next();
  void Reset();

 private:
  const BackoffOptions options_;
  std::mt19937_64 bits_;
  absl::Duration delay_;
};

}  // namespace kiwoom::sessions

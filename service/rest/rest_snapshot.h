#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "service/telemetry/histogram.h"

namespace kiwoom::rest {

struct RestCount {
  std::string tr;
  std::string result;  // "ok", or an ErrorReason
  uint64_t value = 0;
};

// The numbers of the REST side of one app key, to be read on any thread.
struct RestSnapshot {
  std::vector<RestCount> calls;
  telemetry::Histogram wait_seconds{0.001};
  double quota_used = 0;                           // of the limit that has least room: 1 is all of it
  absl::Time token_expiry = absl::InfinitePast();  // by the wall clock; infinite past: there is no token
};

}  // namespace kiwoom::rest

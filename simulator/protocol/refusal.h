#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// Which REGs are refused, and how. A REG is refused as a whole if `applies` is true for one of its registrations; the
// broker's answer does not name it.
struct Refusal {
  int code = 105115;
  std::string message;                             // empty: the broker's own, if known
  std::function<bool(const Registered&)> applies;  // empty: all
  int after = 0;                                   // this many REGs pass first
  int times = std::numeric_limits<int>::max();     // then this many are refused
};

// The active refusal, if any, and how often it has been applied.
class RefusalGate {
 public:
  void Set(Refusal refusal) { refusal_ = std::move(refusal); }
  void Clear() { refusal_.reset(); }

  // Call it once for each otherwise valid REG; null if it passes.
  const Refusal* Check(std::span<const Registered> registrations);

 private:
  std::optional<Refusal> refusal_;
};

}  // namespace kiwoom::simulator

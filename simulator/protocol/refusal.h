#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// Which REGs are refused, and how. A REG is refused as a whole when `applies` says so of one of its registrations: the
// broker's answer names none.
struct Refusal {
  int code = 105115;
  std::string message;                             // empty: the broker's own, if it is known
  std::function<bool(const Registered&)> applies;  // empty: every one
  int after = 0;                                   // this many REGs pass first
  int times = std::numeric_limits<int>::max();     // then so many are refused
};

// The refusal in force, if any, and how much of it is used up.
class RefusalGate {
 public:
  void Set(Refusal refusal) { refusal_ = std::move(refusal); }
  void Clear() { refusal_.reset(); }

  // Asked once for each REG that is otherwise in order; null: it passes.
  const Refusal* Check(std::span<const Registered> registrations);

 private:
  std::optional<Refusal> refusal_;
};

}  // namespace kiwoom::simulator

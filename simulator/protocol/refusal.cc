#include "simulator/protocol/refusal.h"

#include <algorithm>

namespace kiwoom::simulator {

const Refusal* RefusalGate::Check(std::span<const Registered> registrations) {
  if (!refusal_ || refusal_->times <= 0) return nullptr;
  if (refusal_->applies && std::none_of(registrations.begin(), registrations.end(), refusal_->applies)) return nullptr;
  if (refusal_->after > 0) {
    --refusal_->after;
    return nullptr;
  }
  --refusal_->times;
  return &*refusal_;
}

}  // namespace kiwoom::simulator

#pragma once

#include <cstdint>
#include <string>

namespace kiwoom::fanout {

// Names the n-th stream: unique, and no invitation to guess the next.
std::string SubscriptionId(uint64_t n);

}  // namespace kiwoom::fanout

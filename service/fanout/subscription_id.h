#pragma once

#include <cstdint>
#include <string>

namespace kiwoom::fanout {

// The id of the n-th stream: unique and hard to guess from other ids.
std::string SubscriptionId(uint64_t n);

}  // namespace kiwoom::fanout

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiwoom::fanout {

// The id of the n-th stream: unique, and not to be guessed by whoever does not know the random bits.
std::string SubscriptionId(uint64_t random, uint64_t n);

// The n of an id made by SubscriptionId.
uint64_t OpeningNumber(std::string_view id);

}  // namespace kiwoom::fanout

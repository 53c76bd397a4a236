#pragma once

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// Items whose requests get no answer: a REG or REMOVE that contains one of them is ignored as a whole, so the client
// cannot tell which item caused it.
struct Ignored {
  std::set<std::string> registrations;
  std::set<std::string> removals;

  static bool Holds(std::span<const Registered> requested, const std::set<std::string>& items) {
    return std::ranges::any_of(requested, [&](const Registered& one) { return items.contains(one.item); });
  }
};

}  // namespace kiwoom::simulator

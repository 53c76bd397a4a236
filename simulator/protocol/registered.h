#pragma once

#include <compare>
#include <cstddef>
#include <string>

namespace kiwoom::simulator {

// A registration of a session: a realtime type and an item, both as the client wrote them. As a topic of rows: what
// they are sent for.
struct Registered {
  std::string type;
  std::string item;    // "" for market and account types
  size_t account = 0;  // in topics of account types: whose, from 0

  auto operator<=>(const Registered&) const = default;
};

}  // namespace kiwoom::simulator

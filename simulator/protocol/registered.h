#pragma once

#include <compare>
#include <string>

namespace kiwoom::simulator {

// A registration of a session: a realtime type and an item, both as the client wrote them.
struct Registered {
  std::string type;
  std::string item;  // "" for market and account types

  auto operator<=>(const Registered&) const = default;
};

}  // namespace kiwoom::simulator

#pragma once

#include <array>

namespace kiwoom::simulator {

// Where something trades. kBoth is the consolidated view of a smart order router.
enum class Exchange { kKrx, kNxt, kBoth };

// The actual exchanges.
inline constexpr std::array kExchanges = {Exchange::kKrx, Exchange::kNxt};

// Whether an event at `where` is visible in `view`.
constexpr bool Sees(Exchange view, Exchange where) {
  return view == where || view == Exchange::kBoth || where == Exchange::kBoth;
}

// The view that includes both.
constexpr Exchange Joined(Exchange a, Exchange b) { return a == b ? a : Exchange::kBoth; }

}  // namespace kiwoom::simulator

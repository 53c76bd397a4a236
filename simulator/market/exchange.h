#pragma once

#include <array>

namespace kiwoom::simulator {

// Where something trades. Both: seen as one market, as whoever routes orders between them sees it.
enum class Exchange { kKrx, kNxt, kBoth };

// Those that trade.
inline constexpr std::array kExchanges = {Exchange::kKrx, Exchange::kNxt};

// Whether what happens on one of them is seen where one looks.
constexpr bool Sees(Exchange view, Exchange where) {
  return view == where || view == Exchange::kBoth || where == Exchange::kBoth;
}

// Where either of two things is.
constexpr Exchange Joined(Exchange a, Exchange b) { return a == b ? a : Exchange::kBoth; }

}  // namespace kiwoom::simulator

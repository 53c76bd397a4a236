#pragma once

namespace kiwoom::simulator {

// The aggressor of a trade, or the direction of an order.
enum class Side { kBuy, kSell };

inline Side Opposite(Side side) { return side == Side::kBuy ? Side::kSell : Side::kBuy; }

}  // namespace kiwoom::simulator

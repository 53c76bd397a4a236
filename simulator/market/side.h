#pragma once

namespace kiwoom::simulator {

// Who crossed the spread, or which way an order goes.
enum class Side { kBuy, kSell };

inline Side Opposite(Side side) { return side == Side::kBuy ? Side::kSell : Side::kBuy; }

}  // namespace kiwoom::simulator

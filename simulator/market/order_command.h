#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "simulator/market/order.h"

namespace kiwoom::simulator {

// "buy 005930 10": at the market; "sell 005930 10 71000": at that price or better.
absl::StatusOr<OrderRequest> ParseOrder(std::string_view text);

// "17" or "0000017": the number of an order.
absl::StatusOr<int64_t> ParseOrderNumber(std::string_view text);

}  // namespace kiwoom::simulator

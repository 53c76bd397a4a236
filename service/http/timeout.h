#pragma once

#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::http {

// The value of Connect-Timeout-Ms: at most ten digits. None if it is anything else.
std::optional<absl::Duration> ReadConnectTimeout(std::string_view text);

// The value of grpc-timeout: at most eight digits and a unit, H, M, S, m (milli), u (micro) or n (nano).
std::optional<absl::Duration> ReadGrpcTimeout(std::string_view text);

}  // namespace kiwoom::http

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "codegen/model/reserved.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// A companion's number is this and the number of its field.
inline constexpr uint32_t kCompanion = 100000;

// The number of a field of a realtime TR: its FID, of a group the first. One that replaces an earlier field of this FID
// says so with `number: 200000 + FID`, which reserves what that one had; any other `number`, which stands `at`, is
// refused. `what` is "row" or "group".
uint32_t RealtimeNumber(const spec::Position& at, std::string_view what, uint32_t fid, std::optional<uint32_t> number,
                        Reserved& reserved, spec::Refusals& refusals);

}  // namespace kiwoom::model

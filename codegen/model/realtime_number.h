#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "codegen/model/reserved.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The number of a companion is this plus the number of its field.
inline constexpr uint32_t kCompanion = 100000;

// The number of a field of a realtime TR: its FID, or the first FID of a group. A field that replaces an earlier one of
// this FID declares `number: 200000 + FID`, which reserves the earlier number. Any other `number`, declared `at`, is
// refused. `what` is "row" or "group".
uint32_t RealtimeNumber(const spec::Position& at, std::string_view what, uint32_t fid, std::optional<uint32_t> number,
                        Reserved& reserved, spec::Refusals& refusals);

}  // namespace kiwoom::model

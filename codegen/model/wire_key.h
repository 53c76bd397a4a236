#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "codegen/model/message.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The number of a realtime TR's wire key; empty if it is not a FID: "a", "041".
std::optional<uint32_t> FidOf(std::string_view key);

// Refuses a key that cannot be on the wire, or would break the generated files. `at` is its place.
void CheckKey(const spec::Position& at, const std::string& key, Part part, spec::Refusals& refusals);

}  // namespace kiwoom::model

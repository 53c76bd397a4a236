#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "codegen/model/message.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {

// The number that a wire key of a realtime TR is; none where it is no FID: "a", "041".
std::optional<uint32_t> FidOf(std::string_view key);

// Refuses what cannot be a key on the wire, or would break the generated files. `at` is where it stands.
void CheckKey(const spec::Position& at, const std::string& key, Part part, spec::Refusals& refusals);

}  // namespace kiwoom::model

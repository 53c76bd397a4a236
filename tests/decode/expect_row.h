#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiwoom::tests {

// What a row of `type` means whose values are `values` (what stands between their braces), and in which sentences it is
// complained of. Both paths of the decoder.
void ExpectRow(std::string_view type, std::string_view values, std::string_view textproto,
               const std::vector<std::string>& descriptions = {});

// Likewise of a body.
void ExpectBody(std::string_view tr, std::string_view json, std::string_view textproto,
                const std::vector<std::string>& descriptions = {});

}  // namespace kiwoom::tests

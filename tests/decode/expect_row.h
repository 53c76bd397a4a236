#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiwoom::tests {

// Expects the meaning of a row of `type` with these `values` (the members without their braces), and the descriptions
// of its anomalies. Uses both paths of the decoder.
void ExpectRow(std::string_view type, std::string_view values, std::string_view textproto,
               const std::vector<std::string>& descriptions = {});

// The same for a body.
void ExpectBody(std::string_view tr, std::string_view json, std::string_view textproto,
                const std::vector<std::string>& descriptions = {});

}  // namespace kiwoom::tests

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiwoom::new_tr {

// A text as YAML takes it between braces: in quotes where it would be something else without.
std::string YamlScalar(std::string_view text);

std::string Quoted(std::string_view text);

// Columns of a terminal: Hangul takes two.
size_t Width(std::string_view text);

}  // namespace kiwoom::new_tr

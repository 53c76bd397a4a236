#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiwoom::new_tr {

// A text as a YAML scalar between braces, quoted if YAML would otherwise misread it.
std::string YamlScalar(std::string_view text);

std::string Quoted(std::string_view text);

// Columns on a terminal: Hangul is two columns wide.
size_t Width(std::string_view text);

}  // namespace kiwoom::new_tr

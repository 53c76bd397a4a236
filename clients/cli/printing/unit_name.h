#pragma once

#include <string_view>

// Units of the spec language, as Korean tables write them.
namespace kiwoom::cli {

// "백만원" for million_krw, "%" for percent; a unit that is not known here as it is.
std::string_view UnitName(std::string_view unit);

}  // namespace kiwoom::cli

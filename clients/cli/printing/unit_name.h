#pragma once

#include <string_view>

// Units of the spec language in Korean.
namespace kiwoom::cli {

// "백만원" for million_krw, "%" for percent; an unknown unit is returned unchanged.
std::string_view UnitName(std::string_view unit);

}  // namespace kiwoom::cli

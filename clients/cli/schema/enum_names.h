#pragma once

#include <string_view>

namespace kiwoom::cli {

// The Korean name of an enum value that a spec declares: "코스피" for MARKET_KOSPI. Empty for all others.
std::string_view SpecEnumName(std::string_view name);

}  // namespace kiwoom::cli

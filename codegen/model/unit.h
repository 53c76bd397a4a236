#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::model {

// Whether the language has this unit.
bool IsUnit(std::string_view unit);

// All units, for an error: "krw, shares, …".
std::string AllUnits();

// Whether the name of a field in this unit must end in it, because readers would otherwise assume won or shares.
bool IsNamedUnit(std::string_view unit);

// The unit of a value whose row has none: "krw", "shares", "seconds", "percent", or empty.
std::string_view DefaultUnit(codec::Type type);

// The form in comments: "million won".
std::string_view SpokenUnit(std::string_view unit);

}  // namespace kiwoom::model

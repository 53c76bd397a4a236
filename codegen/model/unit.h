#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::model {

// Whether the language has this unit.
bool IsUnit(std::string_view unit);

// All of them, for an error: "krw, shares, …".
std::string AllUnits();

// Whether a field in this unit must say so at the end of its name, because a reader would take it for won or shares.
bool IsNamedUnit(std::string_view unit);

// The unit of a value whose row names none: "krw", "shares", "seconds", "percent", or nothing.
std::string_view DefaultUnit(codec::Type type);

// As comments say it: "million won".
std::string_view SpokenUnit(std::string_view unit);

}  // namespace kiwoom::model

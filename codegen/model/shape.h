#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "codec/table.h"

// How the types of the spec language stand in protobuf.
namespace kiwoom::model {

// The word of the language: "plain_price".
std::string TypeWord(codec::Type type);

// How a text of this format is written: "6 capital letters and digits". Empty: the row does not say.
std::string_view FormatPhrase(codec::Format format);

// `decimals` as written in the row, where it is.
codec::Shape ShapeOf(codec::Type type, std::optional<uint32_t> decimals);

// How many characters the wire has of such a value, whatever it is; 0: that differs.
size_t FixedLength(codec::Shape shape);

// Digits behind the point of a value whose row does not say.
uint32_t DefaultDecimals(codec::Type type);

// Whether a row of this type may have `decimals`, and `scale` with them.
bool HasDecimals(codec::Type type);

// Whether the value is a number, and so may have a unit.
bool IsNumeric(codec::Type type);

// "Direction" or "Side" where the sign of the value means that; else empty.
std::string_view CompanionType(codec::Type type);

// Of a shape that needs no name from the spec: "sint64", "TimeOfDay"; else empty.
std::string_view ProtoType(codec::Shape shape);

}  // namespace kiwoom::model

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "codec/table.h"

// The protobuf form of the types of the spec language.
namespace kiwoom::model {

// The word of the language: "plain_price".
std::string TypeWord(codec::Type type);

// How a text of this format is written: "6 capital letters and digits". Empty for kNone.
std::string_view FormatPhrase(codec::Format format);

// `decimals` as written in the row, if it is.
codec::Shape ShapeOf(codec::Type type, std::optional<uint32_t> decimals);

// The number of characters of any such value on the wire; 0 if it varies.
size_t FixedLength(codec::Shape shape);

// Default number of digits after the point.
uint32_t DefaultDecimals(codec::Type type);

// Whether a row of this type may have `decimals`, and `scale` with them.
bool HasDecimals(codec::Type type);

// Whether the value is a number, and may therefore have a unit.
bool IsNumeric(codec::Type type);

// "Direction" or "Side" if the sign of the value means that; else empty.
std::string_view CompanionType(codec::Type type);

// For a shape that needs no name from the spec: "sint64", "TimeOfDay"; else empty.
std::string_view ProtoType(codec::Shape shape);

}  // namespace kiwoom::model

#pragma once

#include <string_view>

namespace kiwoom::model {

// Whether a generated field, value or type of this name would fail to compile, or would be renamed, in protobuf or in a
// client's language.
bool IsKeyword(std::string_view name);

// The end of the sentence that refuses such a name.
inline constexpr char kIsKeyword[] = " is a keyword of protobuf or of a client's language: choose another name";

}  // namespace kiwoom::model

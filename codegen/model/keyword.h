#pragma once

#include <string_view>

namespace kiwoom::model {

// Whether a generated field, value or type of this name would not compile, or would be called otherwise, in protobuf or
// in a language that clients are written in.
bool IsKeyword(std::string_view name);

// How the sentence ends that refuses such a name.
inline constexpr char kIsKeyword[] = " is a keyword of protobuf or of a client's language: choose another name";

}  // namespace kiwoom::model

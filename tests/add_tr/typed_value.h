#pragma once

#include <span>
#include <string>

#include "google/protobuf/message.h"

namespace kiwoom::tests {

// A field that a message must have set, written by hand from the broker's table.
struct TypedValue {
  const char* field;
  const char* kind;        // of the proto: sint64, double, string, or the name of an enum or a message
  const char* value = "";  // in text format; empty: any
};

// One line for each value that is missing, of another kind or other than expected, and for each key in `unparsed`.
// Empty: all is as it should be.
std::string Complaints(const google::protobuf::Message& message, std::span<const TypedValue> values);

}  // namespace kiwoom::tests

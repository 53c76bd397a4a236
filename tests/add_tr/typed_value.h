#pragma once

#include <span>
#include <string>

#include "google/protobuf/message.h"

namespace kiwoom::tests {

// A field that must be set in a message, written by hand according to the broker's table.
struct TypedValue {
  const char* field;
  const char* kind;        // proto type: sint64, double, string, or the name of an enum or a message
  const char* value = "";  // in text format; empty: any
};

// One line for each value that is missing or has the wrong kind or value, and for each key in `unparsed`. Empty if all
// are correct.
std::string Complaints(const google::protobuf::Message& message, std::span<const TypedValue> values);

}  // namespace kiwoom::tests

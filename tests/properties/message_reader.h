#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/message.h>

#include "codec/table.h"
#include "tests/properties/meaning.h"

// Reads a message of the published contract through protobuf's reflection.
namespace kiwoom::tests {

// The value of the field for `row` of `table`, or nothing. Never unfit.
Meaning ReadMeaning(const codec::Message& table, const codec::Row& row, const google::protobuf::Message& message);

// Size of a repeated field.
size_t CountElements(std::string_view field, const google::protobuf::Message& message);
std::vector<const google::protobuf::Message*> ReadElements(std::string_view field,
                                                           const google::protobuf::Message& message);

std::map<std::string, std::string> ReadUnparsed(const google::protobuf::Message& message);

}  // namespace kiwoom::tests

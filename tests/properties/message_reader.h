#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <google/protobuf/message.h>

#include "codec/table.h"
#include "tests/properties/meaning.h"

// What a message of the published contract says, through protobuf's reflection.
namespace kiwoom::tests {

// Of the field that `row` of `table` is typed as: nothing, or its value. Never unfit.
Meaning ReadMeaning(const codec::Message& table, const codec::Row& row, const google::protobuf::Message& message);

// Of a repeated field.
size_t CountElements(std::string_view field, const google::protobuf::Message& message);
std::vector<const google::protobuf::Message*> ReadElements(std::string_view field,
                                                           const google::protobuf::Message& message);

std::map<std::string, std::string> ReadUnparsed(const google::protobuf::Message& message);

}  // namespace kiwoom::tests

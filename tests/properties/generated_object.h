#pragma once

#include <string>
#include <vector>

#include <google/protobuf/message.h>

#include "codec/table.h"
#include "tests/properties/spelling.h"

namespace kiwoom::tests {

// An object as the broker might send it for one table: its keys, their order and their texts.
struct GeneratedObject {
  struct Member {
    const codec::Row* row = nullptr;  // null: a key that is not in the table
    std::string key;
    std::string text;                       // unless it is a list
    std::vector<GeneratedObject> elements;  // of a list
  };

  const codec::Message* table = nullptr;
  std::vector<Member> members;
};

// Has each key of the table at most once and some unknown keys, in the table's order or in random order.
GeneratedObject DrawObject(const codec::Message& table, Draw& draw);

// `"key":"text",…`: the members without braces.
std::string JsonMembers(const GeneratedObject& object, bool exotic, Draw& draw);

// The differences between `message`, decoded from the object, and the object, one per line.
std::vector<std::string> Deviations(const GeneratedObject& object, const google::protobuf::Message& message);

}  // namespace kiwoom::tests

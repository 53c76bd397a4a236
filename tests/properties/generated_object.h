#pragma once

#include <string>
#include <vector>

#include <google/protobuf/message.h>

#include "codec/table.h"
#include "tests/properties/spelling.h"

namespace kiwoom::tests {

// An object as the broker might send it under one table: which keys, in which order, with which texts.
struct GeneratedObject {
  struct Member {
    const codec::Row* row = nullptr;  // null: a key that the table does not have
    std::string key;
    std::string text;                       // where it is no list
    std::vector<GeneratedObject> elements;  // of a list
  };

  const codec::Message* table = nullptr;
  std::vector<Member> members;
};

// Each key of the table at most once, some unknown ones; in the table's order or in none.
GeneratedObject DrawObject(const codec::Message& table, Draw& draw);

// `"key":"text",…`: what stands between the braces.
std::string JsonMembers(const GeneratedObject& object, bool exotic, Draw& draw);

// What `message`, decoded from the object, says otherwise than the object does: a line each.
std::vector<std::string> Deviations(const GeneratedObject& object, const google::protobuf::Message& message);

}  // namespace kiwoom::tests

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "codegen/model/field.h"
#include "codegen/model/reserved.h"
#include "codegen/spec/position.h"

namespace kiwoom::model {

struct Message;

// One wire key. The field is the TR's own; for a row in a group, it is that of the shared message.
struct Row {
  std::string key;
  std::string ko;  // in a group including the level: "매도호가3"
  Field field;
  int group = -1;      // index in Message::groups
  uint32_t level = 0;  // from 0, within the group
  std::shared_ptr<const Message> list;
};

// The same value at every level of a group.
struct Column {
  std::string ko;    // "매도호가{n}"
  std::string name;  // "price"
  std::vector<std::string> keys;
  bool consecutive = false;  // the keys are consecutive
  spec::Absence absent;      // set by this group; otherwise the shared message decides
  std::string note;          // likewise
};

struct Group {
  std::string name;
  uint32_t number = 0;
  uint32_t levels = 0;
  std::string message;  // "OrderBookLevel"
  std::string note;
  std::vector<Column> columns;
};

// The kind of a message, which decides the names of its keys and the use of the low numbers.
enum class Part : uint8_t { kRealtime, kRequest, kResponse, kElement };

// A protobuf message transcribed from a table.
struct Message {
  Part part = Part::kRealtime;
  spec::Position at;  // of the key that names the message
  std::string name;
  std::vector<Row> rows;  // in table order, but the rows of a group together, best level first
  std::vector<Group> groups;
  Reserved reserved;
};

}  // namespace kiwoom::model

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "codec/table.h"
#include "codegen/spec/absence.h"

namespace kiwoom::model {

// A wire code of an enum or a flag.
struct Code {
  std::string wire;
  int32_t number;     // of the enum value; 0 and 1 for a flag
  std::string value;  // "RISE"; "false" and "true"
};

// The companion field that holds the meaning of a value's sign.
struct Companion {
  std::string name;
  uint32_t number;
  std::string type;  // "Direction" or "Side"
};

// One field of a protobuf message, with the data for its comment, options and table row.
struct Field {
  std::string name;
  uint32_t number = 0;
  std::string proto_type;  // "sint64", "TimeOfDay", "ChangeSign"; for a list, the message of its elements
  codec::Type type = codec::Type::kText;
  codec::Shape shape = codec::Shape::kString;
  std::optional<Companion> companion;
  std::string ko;
  std::string unit;  // as written: "million_krw"; always set for a percentage
  uint32_t decimals = 0;
  uint32_t scale = 1;
  bool sign_is_decoration = false;
  std::vector<Code> codes;
  spec::Absence absent;                  // declared by the row itself
  std::vector<std::string> enum_absent;  // spellings that mean "none" in every row of its enum
  bool sensitive = false;
  bool required = false;
  uint32_t length = 0;
  codec::Format format = codec::Format::kNone;
  std::string note;

  spec::Absence AllAbsent() const {
    spec::Absence all = absent;
    all.spellings.insert(all.spellings.end(), enum_absent.begin(), enum_absent.end());
    return all;
  }
};

}  // namespace kiwoom::model

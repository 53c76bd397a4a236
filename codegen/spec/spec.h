#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "codec/table.h"
#include "codegen/spec/absence.h"
#include "codegen/spec/position.h"

// The contents of spec files, key for key. codegen/model interprets them.
namespace kiwoom::spec {

// A wire code and its value: the name of an enum value, or "true" or "false".
struct Code {
  std::string wire;
  std::string value;
  Position at = {};
};

struct Row;
struct Group;
using Entry = std::variant<Row, Group>;

// One wire key, or one field of a shared message.
struct Row : Written {
  std::optional<uint32_t> fid;
  std::string key;
  std::string ko;
  std::string name;
  std::optional<uint32_t> number;
  std::optional<codec::Type> type;
  std::string of;
  std::optional<uint32_t> direction;  // number of the companion, in a shared message
  std::optional<uint32_t> side;       // likewise
  std::string unit;
  std::optional<uint32_t> decimals;
  std::optional<uint32_t> scale;
  bool sign_is_decoration = false;
  std::vector<Code> codes;
  Absence absent;
  bool sensitive = false;
  bool required = false;
  uint32_t length = 0;
  codec::Format format = codec::Format::kNone;
  std::string note;
  bool dropped = false;
  std::vector<Entry> fields;
};

// One column of a folded group: the same value at every level.
struct Column : Written {
  std::optional<uint32_t> fid;
  std::vector<std::string> keys;
  std::string ko;
  std::string name;
  Absence absent;
  std::string note;
};

// Consecutive keys that fold into a repeated message.
struct Group : Written {
  std::string name;
  std::optional<uint32_t> number;
  uint32_t levels = 0;
  std::string of;
  std::string note;
  bool dropped = false;
  std::vector<Column> each;
};

struct EnumValue : Written {
  std::string name;
  uint32_t number = 0;
  std::string ko;
  std::string note;
  bool dropped = false;
};

struct Enum : Written {
  std::string name;
  std::string doc;
  std::vector<EnumValue> values;
  std::vector<Code> codes;
  std::vector<std::string> absent;  // spellings that mean "none" in every row
};

struct SharedMessage : Written {
  std::string name;
  std::string doc;
  std::vector<Row> fields;
};

// spec/types.yaml, and the declarations of a TR itself.
struct TypesFile {
  std::vector<Enum> enums;
  std::vector<SharedMessage> messages;
};

struct ErrorKind : Written {
  std::string name;
  std::string status;
  std::string reason;
  std::string doc;
  std::string advice;
};

struct ErrorCode : Written {
  std::string code;
  std::string kind;
  std::string ko;
  std::string note;
  bool first = false;
};

// spec/error_codes.yaml
struct ErrorsFile : Written {
  std::vector<ErrorKind> kinds;
  std::vector<ErrorCode> codes;
  std::vector<ErrorCode> return_codes;
  std::vector<ErrorCode> http;
};

// spec/<area>/<TR>_<name>.yaml
struct TrFile : Written {
  std::string tr;
  std::string title;
  std::string name;
  std::string wire_name;
  std::string doc;
  codec::Register registration = codec::Register::kNone;
  std::optional<codec::Items> items;
  codec::Delivery delivery = codec::Delivery::kNone;
  std::string state_by;
  codec::Role role = codec::Role::kNone;
  bool expose = true;
  std::string service;
  std::string path;
  std::optional<codec::Transport> transport;
  std::optional<codec::Effect> effect;
  std::optional<codec::Scope> scope;
  std::string rpc;
  TypesFile types;
  std::vector<Entry> fields;
  std::vector<Entry> request;
  std::vector<Entry> response;
};

// spec/glossary.yaml: a Korean term and its allowed names, the usual one first.
struct Term : Written {
  std::string ko;
  std::vector<std::string> names;
};

}  // namespace kiwoom::spec

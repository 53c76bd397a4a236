#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"

namespace kiwoom::codec {

// One request of a REST TR to the broker.
struct Request {
  std::string body;        // JSON, keys in the order of the table
  std::string page_token;  // our own; empty: the first page
};

// Why a field of a request is refused. Not the words that a client reads.
enum class Problem : uint8_t {
  kNotAMessage,   // of the request as a whole
  kMissing,       // arguments: the broker's name of the field
  kUnknownValue,  // the value, the known values
  kTooLong,       // its characters, the broker's maximum
  kNotUtf8,
  kWrongType,  // not the type in the contract
  kNoDate,
  kNoTimeOfDay,
};

struct FieldProblem {
  std::string field;  // proto field; "": the request as a whole
  Problem problem;
  std::vector<std::string> arguments;
};

// Turns a request message (protobuf wire format) into the broker's JSON. False: `problems` has all problems, at most
// one per row, in the order of the table. It ignores unknown fields, as protobuf does. It checks a value against its
// row: required, length, code list.
bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, std::vector<FieldProblem>& problems);

}  // namespace kiwoom::codec

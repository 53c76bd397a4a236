#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"

namespace kiwoom::codec {

// What one request of a REST TR asks the broker.
struct Request {
  std::string body;        // JSON, keys in the order of the table
  std::string page_token;  // ours; empty: the first page
};

// What is wrong with a field of a request. What a client is told of it is not said here.
enum class Problem : uint8_t {
  kNotAMessage,   // of the request as a whole
  kMissing,       // arguments: the broker's name of the field
  kUnknownValue,  // the value, the values that there are
  kTooLong,       // its characters, the most that the broker takes
  kNotUtf8,
  kWrongType,  // not that of the contract
  kNoDate,
  kNoTimeOfDay,
};

struct FieldProblem {
  std::string field;  // of the proto; "": the request as a whole
  Problem problem;
  std::vector<std::string> arguments;
};

// Turns a request message (protobuf wire format) into the broker's JSON. False: `problems` has all that is wrong, a row
// each, in the order of the table. Unknown fields are ignored, as protobuf does; a value is checked against its row:
// required, length, code list.
bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, std::vector<FieldProblem>& problems);

}  // namespace kiwoom::codec

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"

namespace kiwoom::codec {

// What one request of a REST TR asks the broker, and beside it what it asks of us.
struct Request {
  std::string body;        // JSON, keys in the order of the table: of two requests for the same thing the same
  std::string page_token;  // empty: the first page
  std::optional<std::string> max_age;  // a google.protobuf.Duration, not looked into
};

// What is wrong with a field of a request. What a client is told of it is not said here.
enum class Problem : uint8_t {
  kNotAMessage,   // of the request as a whole
  kMissing,       // arguments: the broker's name of the field
  kBlank,         // spaces alone
  kUnknownValue,  // the value, the values that there are
  kTooLong,       // its characters, the most that the broker takes
  kNotUtf8,
  kControlCharacter,
  kWrongType,  // not that of the contract
  kNoDate,
  kNoTimeOfDay,
  kNoStockCode,
  kNoStockCodeWithVenue,
  kNoSectorCode,
  kNoMonth,
};

struct FieldProblem {
  std::string field;  // of the proto; "": the request as a whole
  Problem problem;
  std::vector<std::string> arguments;
};

// Turns a request message (protobuf wire format) into the broker's JSON. False: `problems` has all that is wrong, a row
// each, in the order of the table. Unknown fields are ignored, as protobuf does; a value is checked against its row:
// required, length, format, code list.
bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, std::vector<FieldProblem>& problems);

}  // namespace kiwoom::codec

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/table.h"

namespace kiwoom::codec {

// One request of a REST TR to the broker, and the fields that only the gateway reads.
struct Request {
  std::string body;                    // JSON, keys in the order of the table; the same for equal requests
  std::string page_token;              // empty: the first page
  std::optional<std::string> max_age;  // a google.protobuf.Duration, not parsed
};

// Why a field of a request is refused. Not the words that a client reads.
enum class Problem : uint8_t {
  kNotAMessage,   // of the request as a whole
  kMissing,       // arguments: the broker's name of the field
  kBlank,         // only spaces
  kUnknownValue,  // the value, the known values
  kTooLong,       // its characters, the broker's maximum
  kNotUtf8,
  kControlCharacter,
  kWrongType,  // not the type in the contract
  kNoDate,
  kNoTimeOfDay,
  kNoStockCode,
  kNoStockCodeWithVenue,
  kNoSectorCode,
  kNoMonth,
};

struct FieldProblem {
  std::string field;  // proto field; "": the request as a whole
  Problem problem;
  std::vector<std::string> arguments;
};

// Turns a request message (protobuf wire format) into the broker's JSON. False: `problems` has all problems, at most
// one per row, in the order of the table. It ignores unknown fields, as protobuf does. It checks a value against its
// row: required, length, format, code list.
bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, std::vector<FieldProblem>& problems);

}  // namespace kiwoom::codec

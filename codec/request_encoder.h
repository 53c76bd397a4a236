#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::codec {

// What one request of a REST TR asks the broker.
struct Request {
  std::string body;        // JSON, keys in the order of the table
  std::string page_token;  // ours; empty: the first page
};

// What is wrong with a request, for a client: the proto field and one sentence.
struct FieldViolation {
  std::string field;
  std::string description;
};

// Turns a request message (protobuf wire format) into the broker's JSON. False: `violation` names the field.
// Unknown fields are ignored, as protobuf does; a value is checked against its row: required, length, code list.
bool EncodeRequest(const Tr& tr, std::string_view message, Request& out, FieldViolation& violation);

}  // namespace kiwoom::codec

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "codec/message_encoder.h"
#include "codec/table.h"

namespace kiwoom::codec {

// A REST answer: its outcome, and its message in protobuf wire format.
struct Body {
  std::string return_code;  // as text, whether it came as a number or a string; empty if absent
  std::string return_msg;
  std::string message;  // tr.response, without the page token

  // A business error comes with HTTP 200 and a code other than 0.
  bool succeeded() const { return return_code.empty() || return_code == "0"; }
};

// Turns REST bodies of one TR into its response message. Not thread-safe.
class BodyDecoder {
 public:
  // `tr` is a REST TR; the table outlives the decoder.
  explicit BodyDecoder(const Tr& tr);
  ~BodyDecoder();

  // `json` must be followed by kPadding readable bytes. An error says in one sentence why it is not a JSON object.
  absl::StatusOr<Body> Decode(std::string_view json, AnomalySink& sink);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::codec

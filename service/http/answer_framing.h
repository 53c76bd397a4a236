#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "google/rpc/status.pb.h"
#include "service/http/json_codec.h"
#include "service/http/outgoing_message.h"
#include "service/http/triage.h"
#include "service/http/web_answer.h"

namespace kiwoom::http {

// How a call ends.
struct FinalAnswer {
  std::optional<std::string> message;  // of a unary call that succeeds
  google::rpc::Status status;
  std::string request_id;  // what the log calls the call
};

// Writes the answers of one call in its protocol. No I/O.
class AnswerFraming {
 public:
  // `json` outlives it.
  AnswerFraming(const Triaged& triaged, const JsonCodec& json)
      : protocol_(triaged.protocol), shape_(triaged.shape), headers_(triaged.headers), json_(json) {}

  // Whether the answer is the whole body of HTTP, not a stream of messages.
  bool whole() const { return protocol_.framing == Framing::kBare || !shape_.has_value() || !shape_->streams_out; }
  std::string_view content_type() const { return protocol_.content_type; }
  const Headers& headers() const { return headers_; }

  // One message of a stream, with its envelope. INTERNAL if it cannot be written, which ends the call.
  absl::StatusOr<OutgoingMessage> Message(OutgoingMessage message) const;
  // What follows the last message.
  std::string End(const FinalAnswer& answer) const;
  // The answer of a unary call.
  WebAnswer Whole(FinalAnswer answer) const;

 private:
  WebAnswer WholeConnect(FinalAnswer answer) const;

  const Protocol protocol_;
  const std::optional<MethodShape> shape_;
  const Headers headers_;
  const JsonCodec& json_;
};

}  // namespace kiwoom::http

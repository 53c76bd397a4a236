#pragma once

#include <chrono>
#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/status.h"

namespace kiwoom::cli {

// What a command does with a stream that it follows. An error ends the command.
class StreamSink {
 public:
  virtual ~StreamSink() = default;

  // The stream brought `response`, a SubscribeResponse or that of one type; `bytes` are its wire format.
  virtual absl::Status OnResponse(const google::protobuf::Message& response, const std::string& bytes) = 0;

  // The connection was lost; the next attempt begins after `pause`.
  virtual absl::Status OnDisconnected(const grpc::Status& status, std::chrono::milliseconds pause) = 0;

  // Called several times a second, whatever the stream does.
  virtual absl::Status OnTick() = 0;

  // Whether the command goes on.
  virtual bool WantsMore() const = 0;
};

}  // namespace kiwoom::cli

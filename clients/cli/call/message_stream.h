#pragma once

#include <chrono>
#include <string>

#include "grpcpp/support/status.h"

namespace kiwoom::cli {

// Serialized messages one after the other, then a status. Single-threaded.
class MessageStream {
 public:
  enum class Read { kMessage, kNothingYet, kEnd };

  virtual ~MessageStream() = default;

  // Waits for the next message for at most `patience`.
  virtual Read Next(std::chrono::milliseconds patience, std::string* message) = 0;

  // The final status. Only valid after kEnd.
  virtual const grpc::Status& status() const = 0;
};

}  // namespace kiwoom::cli

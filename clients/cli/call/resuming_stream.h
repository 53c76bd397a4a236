#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "clients/cli/call/message_stream.h"
#include "grpcpp/support/status.h"

namespace kiwoom::cli {

// A stream that connects again when it breaks: clients/BEHAVIOUR.md, "The reconnect loop". The owner tells it which of
// the messages are acknowledgements and announcements of the end; what a new attempt resumes from is the business of
// `open`. Single-threaded; time, chance and connections come from outside.
class ResumingStream {
 public:
  using Clock = std::chrono::steady_clock;
  using Millis = std::chrono::milliseconds;

  struct Options {
    bool reconnect = true;           // false: the end of a connection is the end of the stream
    Millis connect_timeout{10'000};  // until the first acknowledgement; zero: unlimited
    Millis silence{30'000};          // after which a connection counts as lost
  };

  struct World {
    std::function<std::unique_ptr<MessageStream>()> open;  // starts an attempt
    std::function<bool()> has_new_token;                   // whether `open` would show another token than the last time
    std::function<Clock::time_point()> now;
    std::function<void(Millis)> sleep;
    std::function<double()> chance;  // between 0 and 1
  };

  enum class Read { kMessage, kNothingYet, kDisconnected, kEnd };

  ResumingStream(World world, Options options);

  // Waits for at most `patience`. After kEnd, call it no more.
  Read Next(Millis patience, std::string* message);

  // The last message had an acknowledgement.
  void Acknowledged();
  // The last message announced the end of the stream: connect again after this delay at the earliest.
  void Draining(Millis retry_delay);

  // Why the connection, or after kEnd the stream, has ended.
  const grpc::Status& status() const { return status_; }
  // After kDisconnected: how long it waits before it connects again.
  Millis pause() const { return pause_; }

 private:
  Read Fail(const grpc::Status& status);
  bool IsFinal(const grpc::Status& status);
  bool TooLate() const;
  Millis Pause(const grpc::Status& status);

  const World world_;
  const Options options_;
  const Clock::time_point start_;
  std::unique_ptr<MessageStream> stream_;
  grpc::Status status_;
  Millis pause_{};
  Clock::time_point next_attempt_;
  Clock::time_point last_heard_;
  Millis announced_delay_{};
  int failures_ = 0;  // since the last acknowledgement
  bool ever_acknowledged_ = false;
  bool tried_new_token_ = false;
};

}  // namespace kiwoom::cli

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "clients/cli/recording/recording_replay.h"
#include "clients/cli/recording/recording_summary.h"
#include "grpcpp/generic/async_generic_service.h"
#include "grpcpp/support/byte_buffer.h"

namespace kiwoom::cli {

// Which part of a recording is replayed, and how fast.
struct ReplayPace {
  double speed = 1;  // how many times faster than it was; 0: as fast as the reader reads
  int64_t from = INT64_MIN;
  int64_t to = INT64_MAX;
  bool stay = false;  // streams stay open at the end of the recording, with heartbeats
};

// One call: the request, then the replay at its pace on a thread of its own. Deletes itself at the end.
class ReplayStream : public grpc::ServerGenericBidiReactor {
 public:
  // What the bytes of the request ask for, or the status with which to refuse it.
  using Reading = std::function<grpc::Status(const std::string& bytes, ReplayRequest& request)>;

  ReplayStream(Reading reading, const RecordingReader& file, const RecordingSummary& summary,
               const TrDirectory& directory, const ReplayPace& pace);

 private:
  ~ReplayStream() override;

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  void Play(ReplayRequest request);
  // Waits until the time of the step has come. Returns false if the call is over before.
  bool WaitFor(int64_t time);
  // Sends heartbeats until `deadline`, or for ever.
  bool Idle(std::optional<std::chrono::steady_clock::time_point> deadline);
  bool Write(const std::string& response);
  std::string Refusals(const ReplayRequest& request) const;

  const Reading reading_;
  const RecordingReader& file_;
  const RecordingSummary& summary_;
  const TrDirectory& directory_;
  const ReplayPace pace_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer message_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;                            // cancelled, or a write has failed
  bool writing_ = false;                         // a write is under way
  std::chrono::steady_clock::time_point start_;  // of the replay
  std::optional<int64_t> first_time_;            // of its first timed step
};

}  // namespace kiwoom::cli

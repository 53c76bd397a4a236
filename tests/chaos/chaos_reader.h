#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/impl/codegen/sync_stream.h>

#include "absl/time/time.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "tests/chaos/positions.h"
#include "tests/chaos/reader_check.h"

namespace kiwoom::chaos {

// The habits of a reader.
struct ReaderHabits {
  std::string name;
  v1::SlowReaderPolicy policy = v1::SLOW_READER_POLICY_SKIP;
  bool snapshots = true;
  bool resumes = false;                                            // when it reconnects
  v1::RealtimeType account = v1::REALTIME_TYPE_UNSPECIFIED;        // the type of an account that it has alone
  std::chrono::milliseconds pause = std::chrono::milliseconds(0);  // after each response: a slow reader
};

// A gRPC client on its own thread that keeps a stream open, whatever happens, and has everything that it reads checked.
class ChaosReader {
 public:
  // Figures for the report.
  struct Figures {
    uint64_t delivered = 0;
    uint64_t skipped = 0;
    uint64_t gaps = 0;
    uint64_t moves = 0;
    uint64_t resumed = 0;
    uint64_t streams = 0;
    uint64_t ended = 0;
  };

  ChaosReader(ReaderHabits habits, std::string address, std::set<Topic> topics, const CheckSurroundings& surroundings,
              Violations& violations);
  ~ChaosReader();

  // Stops reading for a while.
  void Stall(std::chrono::milliseconds period);
  // Cuts its stream in the middle and reconnects later.
  void Cut(std::chrono::milliseconds away);
  // Changes its subscription over SessionService; waits for the answer. The stream of an account's type has no other.
  bool Change(const std::set<Topic>& add, const std::set<Topic>& remove);
  // What it wants and has not: all should be live or refused. Empty: nothing.
  std::string unsettled() const;
  // From now on a slow reader is as fast as the others, or slow again.
  void Hurry(bool hurry);
  // The last checks; nothing may be under way.
  void Finish();

  std::set<Topic> topics() const;
  const ReaderHabits& habits() const { return habits_; }
  Figures figures() const;

 private:
  static constexpr std::chrono::milliseconds kBeforeReconnect{200};

  void Run();
  void Stream();
  v1::SubscribeRequest Request() const;
  std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>> Call(const v1::SubscribeRequest& request);
  bool Pause(std::chrono::milliseconds period);
  bool Rest(std::chrono::milliseconds period);

  const ReaderHabits habits_;
  const std::string address_;

  mutable std::mutex mutex_;
  std::condition_variable woken_;
  ReaderCheck check_;                             // guarded by the mutex, as all that follows
  std::set<Topic> topics_;                        // what it wants
  std::string subscription_;                      // of the open stream
  std::shared_ptr<grpc::Channel> channel_;        // of the open stream
  std::unique_ptr<grpc::ClientContext> context_;  // of the open stream
  Positions positions_;
  std::chrono::steady_clock::time_point stalled_until_;
  std::chrono::milliseconds away_ = kBeforeReconnect;
  bool hurrying_ = false;
  bool cut_ = false;
  bool stopping_ = false;
  Figures figures_;
  std::thread thread_;  // last: it uses the rest
};

}  // namespace kiwoom::chaos

#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <functional>
#include <mutex>
#include <vector>

#include <grpcpp/completion_queue.h>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/clock/clock.h"
#include "service/loop/executor.h"

namespace kiwoom::loop {

// A tag of the completion queue.
class Completion {
 public:
  virtual ~Completion() = default;
  virtual void Complete(bool ok) = 0;
};

// The hot thread. Serves the broker's sockets (Asio) and the clients (gRPC's completion queue) in turn, so a frame and
// the write that delivers it stay on one thread. When idle it waits for both epoll sets in one poll; it never spins.
// See ARCHITECTURE.md, "Threads".
class Loop {
 public:
  // The clock outlives the loop.
  explicit Loop(const clock::Clock& clock);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  boost::asio::io_context& io() { return io_; }

  // Runs the task on the loop soon. May be called from any thread.
  void Post(absl::AnyInvocable<void()> task);
  loop::Executor executor() {
    return [this](absl::AnyInvocable<void()> task) { Post(std::move(task)); };
  }

  // Sets what each turn does after reading all ready input: `pump` writes queued output, and `timer` returns when it
  // must be called next at the latest, on the steady clock.
  void OnTurn(std::function<void()> pump, std::function<absl::Time(clock::Moment now)> timer);

  // Serves the queue of a server.
  void Attach(grpc::CompletionQueue* queue) { queue_ = queue; }
  // gRPC has begun to watch the descriptor of a connection. The first one leads the loop to gRPC's epoll set. As long
  // as the set cannot be found, the loop polls the queue every millisecond, and the returned status is a warning.
  absl::Status Watch(int descriptor);

  // Runs until Stop, which may be called from any thread.
  void Run();
  void Stop();

  // After Run: handles the events that are in the queue now.
  void ServeWaiting();

  // After Run: runs the posted tasks until `done`, at most until this time on the steady clock.
  void RunTasksUntil(const std::function<bool()>& done, absl::Time steady);

  // After Run: serves the queue and the posted tasks until `done`, then shuts the queue down and drains it.
  void Drain(const std::atomic<bool>& done);

 private:
  bool RunTasks();
  bool ServeSockets();
  bool ServeQueue(int most_idle);
  int MostHarvested(absl::Time steady);
  void Wait(absl::Time until);

  const clock::Clock& clock_;
  boost::asio::io_context io_;
  int wake_fd_;
  int asio_set_ = -1;
  boost::asio::posix::stream_descriptor wake_;
  std::mutex mutex_;
  std::vector<absl::AnyInvocable<void()>> posted_;  // guarded by mutex_
  bool stopped_ = false;
  grpc::CompletionQueue* queue_ = nullptr;
  int grpc_set_ = -1;
  bool connected_ = false;  // gRPC has had a connection
  int watched_ = 0;         // descriptors in gRPC's set, at most
  absl::Time recount_ = absl::InfinitePast();
  std::function<void()> pump_ = [] {};
  std::function<absl::Time(clock::Moment)> timer_ = [](clock::Moment) { return absl::InfiniteFuture(); };
};

}  // namespace kiwoom::loop

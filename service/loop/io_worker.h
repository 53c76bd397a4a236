#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <future>
#include <thread>

#include "absl/time/time.h"

#include "service/loop/worker.h"

namespace kiwoom::loop {

// A Worker with its own thread and io_context. Stop ends the thread and discards pending tasks; the destructor stops
// too. Objects that its tasks use may be destroyed after Stop.
class IoWorker final : public Worker {
 public:
  IoWorker();
  ~IoWorker() override;

  absl::Time Now() const override;
  absl::Time WallTime() const override;
  void Post(Task task) override;
  void PostAt(absl::Time time, Task task) override;
  void Stop();
  // The same, but returns false if the current task is not over by then: the thread goes on.
  bool StopWithin(absl::Duration patience);

  boost::asio::io_context& io() { return io_; }

 private:
  const absl::Time wall_start_;
  const std::chrono::steady_clock::time_point start_;
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::promise<void> ended_;
  const std::future<void> end_ = ended_.get_future();
  std::thread thread_;
};

}  // namespace kiwoom::loop

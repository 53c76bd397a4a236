#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

#include "service/loop/worker.h"

namespace kiwoom::loop {

// A Worker with its own thread and io_context. Stop ends the thread and discards pending tasks; the destructor stops
// too. Objects that its tasks use may be destroyed after Stop.
class IoWorker final : public Worker {
 public:
  IoWorker();
  ~IoWorker() override;

  absl::Time Now() const override;
  void Post(Task task) override;
  void PostAt(absl::Time time, Task task) override;
  void Stop();

  boost::asio::io_context& io() { return io_; }

 private:
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::thread thread_;
};

}  // namespace kiwoom::loop

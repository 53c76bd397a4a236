#include "service/loop/io_worker.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <utility>

#include "absl/time/clock.h"

namespace kiwoom::loop {

IoWorker::IoWorker() : work_(boost::asio::make_work_guard(io_)), thread_([this] { io_.run(); }) {}

IoWorker::~IoWorker() { Stop(); }

absl::Time IoWorker::Now() const { return absl::Now(); }

void IoWorker::Post(Task task) { boost::asio::post(io_, std::move(task)); }

void IoWorker::PostAt(absl::Time time, Task task) {
  auto timer = std::make_shared<boost::asio::steady_timer>(io_);
  timer->expires_after(absl::ToChronoNanoseconds(time - absl::Now()));
  timer->async_wait([timer, task = std::move(task)](boost::system::error_code cancelled) mutable {
    if (!cancelled) task();
  });
}

void IoWorker::Stop() {
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

}  // namespace kiwoom::loop

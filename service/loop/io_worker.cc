#include "service/loop/io_worker.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <utility>

#include "absl/time/clock.h"

namespace kiwoom::loop {

IoWorker::IoWorker()
    : wall_start_(absl::Now()),
      start_(std::chrono::steady_clock::now()),
      work_(boost::asio::make_work_guard(io_)),
      thread_([this] {
        io_.run();
        ended_.set_value();
      }) {}

IoWorker::~IoWorker() { Stop(); }

absl::Time IoWorker::Now() const { return wall_start_ + absl::FromChrono(std::chrono::steady_clock::now() - start_); }

absl::Time IoWorker::WallTime() const { return absl::Now(); }

void IoWorker::Post(Task task) { boost::asio::post(io_, std::move(task)); }

void IoWorker::PostAt(absl::Time time, Task task) {
  auto timer = std::make_shared<boost::asio::steady_timer>(io_);
  timer->expires_after(absl::ToChronoNanoseconds(std::min(time - Now(), absl::Hours(24 * 365))));
  timer->async_wait([timer, task = std::move(task)](boost::system::error_code cancelled) mutable {
    if (!cancelled) task();
  });
}

void IoWorker::Stop() {
  io_.stop();
  if (thread_.joinable()) thread_.join();
}

bool IoWorker::StopWithin(absl::Duration patience) {
  io_.stop();
  if (end_.wait_for(absl::ToChronoMilliseconds(patience)) != std::future_status::ready) return false;
  Stop();
  return true;
}

}  // namespace kiwoom::loop

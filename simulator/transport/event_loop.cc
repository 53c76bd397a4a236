#include "simulator/transport/event_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <thread>
#include <utility>

namespace kiwoom::simulator {

namespace asio = boost::asio;

struct EventLoop::Impl {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
  std::thread thread;
};

EventLoop::EventLoop() : impl_(std::make_unique<Impl>()) {}

EventLoop::~EventLoop() { Stop(); }

void EventLoop::Start() {
  impl_->thread = std::thread([this] { impl_->context.run(); });
}

void EventLoop::Stop() {
  if (!impl_->thread.joinable()) return;
  impl_->context.stop();
  impl_->thread.join();
}

void EventLoop::Call(const std::function<void()>& task) {
  if (!impl_->thread.joinable()) return;
  if (std::this_thread::get_id() == impl_->thread.get_id()) return task();
  std::promise<void> done;
  asio::post(impl_->context, [&] {
    task();
    done.set_value();
  });
  done.get_future().wait();
}

void EventLoop::Post(std::function<void()> task) { asio::post(impl_->context, std::move(task)); }

asio::io_context& EventLoop::context() { return impl_->context; }

// Shared with pending waits, which may outlive the alarm.
struct EventLoop::Alarm::Impl {
  Impl(asio::io_context& context, std::function<void()> task) : timer(context), task(std::move(task)) {}
  asio::steady_timer timer;
  std::function<void()> task;
  bool alive = true;
};

EventLoop::Alarm::Alarm(EventLoop& loop, std::function<void()> task)
    : impl_(std::make_shared<Impl>(loop.context(), std::move(task))) {}

EventLoop::Alarm::~Alarm() { impl_->alive = false; }

void EventLoop::Alarm::Set(absl::Duration after) {
  impl_->timer.expires_after(absl::ToChronoNanoseconds(after));
  impl_->timer.async_wait([impl = impl_](const boost::system::error_code& error) {
    if (!error && impl->alive) impl->task();
  });
}

void EventLoop::Alarm::Cancel() { impl_->timer.cancel(); }

}  // namespace kiwoom::simulator

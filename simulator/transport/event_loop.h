#pragma once

#include <functional>
#include <memory>

#include "absl/time/time.h"

namespace boost::asio {
class io_context;
}

namespace kiwoom::simulator {

// The single thread of the simulator. Everything except Call, Start and Stop must run on it.
class EventLoop {
 public:
  EventLoop();
  ~EventLoop();  // stops
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  void Start();
  // Joins the thread; discards pending tasks.
  void Stop();

  // Runs `task` on the loop and returns when it is done, or runs it directly if called from the loop. Does nothing if
  // the loop is not running.
  void Call(const std::function<void()>& task);
  // Runs it on the loop later.
  void Post(std::function<void()> task);

  // Runs its task whenever it fires. Setting it again replaces the time.
  class Alarm {
   public:
    Alarm(EventLoop& loop, std::function<void()> task);
    ~Alarm();
    void Set(absl::Duration after);
    void Cancel();

   private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
  };

  boost::asio::io_context& context();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::simulator

#pragma once

#include <functional>
#include <memory>

#include "absl/time/time.h"

namespace boost::asio {
class io_context;
}

namespace kiwoom::simulator {

// The one thread on which the simulator lives. Everything but Call, Start and Stop belongs on it.
class EventLoop {
 public:
  EventLoop();
  ~EventLoop();  // stops
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  void Start();
  // Joins; what has not run yet never will.
  void Stop();

  // Runs `task` on the loop and returns when it is done; at once when called from the loop. Nothing happens on a loop
  // that does not run.
  void Call(const std::function<void()>& task);
  // Runs it later, on the loop.
  void Post(std::function<void()> task);

  // Runs its task whenever it goes off. Setting it again replaces the time.
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

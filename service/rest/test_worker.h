#pragma once

#include <deque>
#include <map>
#include <utility>

#include "absl/time/time.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"

namespace kiwoom::rest {

// A Worker whose time passes when the test says so, on the test's thread.
class TestWorker final : public loop::Worker {
 public:
  // The wall clock is a day ahead, so that a test notices if one is taken for the other.
  static constexpr absl::Duration kWallAhead = absl::Hours(24);

  absl::Time Now() const override { return now_; }
  absl::Time WallTime() const override { return now_ + kWallAhead; }
  void Post(Task task) override {
    ++posts;
    tasks_.push_back(std::move(task));
  }
  void PostAt(absl::Time time, Task task) override { timed_.emplace(time, std::move(task)); }

  // Runs what is due, and what comes of it.
  void Run() {
    while (true) {
      while (!timed_.empty() && timed_.begin()->first <= now_) {
        tasks_.push_back(std::move(timed_.begin()->second));
        timed_.erase(timed_.begin());
      }
      if (tasks_.empty()) return;
      Task task = std::move(tasks_.front());
      tasks_.pop_front();
      task();
    }
  }

  void Pass(absl::Duration duration) {
    const absl::Time end = now_ + duration;
    for (Run(); !timed_.empty() && timed_.begin()->first <= end; Run()) now_ = timed_.begin()->first;
    now_ = end;
    Run();
  }

  // Results come through the worker too, so that Run delivers everything.
  loop::Executor executor() {
    return [this](auto task) {
      ++answers;
      tasks_.push_back(std::move(task));
    };
  }

  int posts = 0;    // hops to the worker
  int answers = 0;  // hops back

 private:
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::deque<Task> tasks_;
  std::multimap<absl::Time, Task> timed_;
};

}  // namespace kiwoom::rest

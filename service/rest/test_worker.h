#pragma once

#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// A Worker on the test's thread whose clock the test advances.
class TestWorker final : public loop::Worker {
 public:
  absl::Time Now() const override { return now_; }
  void Post(Task task) override {
    ++posts;
    tasks_.push_back(std::move(task));
  }
  void PostAt(absl::Time time, Task task) override { timed_.emplace(time, std::move(task)); }

  // Runs all due tasks, including those that they post.
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

  // Results go through the worker too, so Run delivers everything.
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

// Holds each request until the test answers it.
class TestHttp final : public transport::Http {
 public:
  struct Posted {
    transport::HttpRequest request;
    absl::Time deadline;
    Callback callback;
  };

  void Post(transport::HttpRequest request, absl::Time deadline, Callback callback) override {
    posted.push_back({std::move(request), deadline, std::move(callback)});
  }

  // Answers the oldest request.
  void Answer(absl::StatusOr<transport::HttpResponse> response) {
    Posted oldest = std::move(posted.front());
    posted.pop_front();
    oldest.callback(std::move(response));
  }

  std::deque<Posted> posted;
};

}  // namespace kiwoom::rest

#include "service/loop/loop.h"

#include <grpcpp/alarm.h>
#include <grpcpp/completion_queue.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <optional>
#include <utility>

#include "service/clock/clock.h"

namespace kiwoom::loop {
namespace {

// A caller may be removed while slow clients read what they are owed.
TEST(Loop, DoesItsTasksAlsoWhileItDrains) {
  const clock::SystemClock clock;
  Loop loop(clock);
  grpc::CompletionQueue queue;
  loop.Attach(&queue);
  std::atomic<bool> done = false;
  loop.Post([&] { done = true; });
  loop.Drain(done);
  EXPECT_TRUE(done);
}

// Calls without end: each completion is followed by the next at once.
class Endless final : public Completion {
 public:
  explicit Endless(grpc::CompletionQueue& queue) : queue_(queue) { Arm(); }
  void Complete(bool) override {
    ++count;
    if (on_first) std::exchange(on_first, nullptr)();
    if (!over) Arm();
  }
  std::function<void()> on_first;
  int count = 0;
  bool over = false;

 private:
  void Arm() { alarm_.emplace().Set(&queue_, gpr_now(GPR_CLOCK_MONOTONIC), this); }

  grpc::CompletionQueue& queue_;
  std::optional<grpc::Alarm> alarm_;
};

TEST(Loop, CallsWithoutEndDoNotKeepItFromItsTasks) {
  const clock::SystemClock clock;
  Loop loop(clock);
  grpc::CompletionQueue queue;
  loop.Attach(&queue);
  loop.OnTurn([] {}, [](clock::Moment now) { return now.steady; });
  Endless calls(queue);
  calls.on_first = [&] { loop.Stop(); };
  loop.Run();
  EXPECT_LE(calls.count, 1000) << "it served calls for a turn, then the task";
  calls.over = true;
  const std::atomic<bool> done = true;
  loop.Drain(done);
}

TEST(Loop, TellsIfItCannotFindWhereGrpcWaits) {
  const clock::SystemClock clock;
  Loop loop(clock);
  EXPECT_EQ(loop.Watch(STDIN_FILENO).message(), "no epoll set of this process watches descriptor 0");
}

}  // namespace
}  // namespace kiwoom::loop

#include "service/loop/io_worker.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "absl/time/clock.h"

namespace kiwoom::loop {
namespace {

TEST(IoWorker, RunsTasksInOrderOnItsOwnThread) {
  IoWorker worker;
  std::promise<std::pair<int, std::thread::id>> done;
  int count = 0;
  for (int i = 0; i < 100; ++i) worker.Post([&] { ++count; });
  worker.Post([&] { done.set_value({count, std::this_thread::get_id()}); });
  const auto [counted, thread] = done.get_future().get();
  EXPECT_EQ(counted, 100);
  EXPECT_NE(thread, std::this_thread::get_id());
}

TEST(IoWorker, RunsTimedTasksWhenDue) {
  IoWorker worker;
  std::promise<std::string> done;
  std::string order;
  const absl::Time start = worker.Now();
  worker.PostAt(start + absl::Milliseconds(60), [&] { done.set_value(order + "late"); });
  worker.PostAt(start + absl::Milliseconds(20), [&] { order += "early "; });
  worker.PostAt(start - absl::Seconds(1), [&] { order += "past "; });
  EXPECT_EQ(done.get_future().get(), "past early late");
  EXPECT_GE(absl::Now() - start, absl::Milliseconds(60));
}

TEST(IoWorker, StopDiscardsPendingTasks) {
  auto witness = std::make_shared<int>();
  {
    IoWorker worker;
    worker.PostAt(worker.Now() + absl::Hours(1), [witness] { FAIL(); });
    worker.Stop();
    worker.Stop();
    worker.Post([witness] { FAIL(); });
    EXPECT_GT(witness.use_count(), 1);
  }
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(IoWorker, DoesNotWaitForATaskThatHangs) {
  std::promise<void> begun, over;
  IoWorker worker;
  worker.Post([&] {
    begun.set_value();
    over.get_future().get();
  });
  begun.get_future().get();
  EXPECT_FALSE(worker.StopWithin(absl::Milliseconds(1)));
  over.set_value();
  EXPECT_TRUE(worker.StopWithin(absl::Hours(1)));
  EXPECT_TRUE(worker.StopWithin(absl::ZeroDuration())) << "it has ended";
}

}  // namespace
}  // namespace kiwoom::loop

#include "service/loop/loop.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>

#include "service/loop/epoll_set.h"

namespace kiwoom::loop {
namespace {

// gRPC's own threads may complete an operation without touching a descriptor, for example when a deadline passes. The
// loop notices it after at most this delay.
constexpr absl::Duration kLongestWait = absl::Milliseconds(100);
// Maximum number of socket events to handle before writing to clients. A flood of input must not delay its own
// delivery.
constexpr int kMostSocketEvents = 256;
// The same for calls: clients without end must not delay the broker's frames.
constexpr int kMostQueueEvents = 256;
// How often ServeWaiting serves so many: clients may go on calling.
constexpr int kMostRounds = 100;
constexpr int kMostHarvested = 100;  // epoll events that gRPC harvests at a time
// While frames arrive, the next turn follows at once and polls the queue again. So each turn makes only this fraction
// of the polls that a full harvest needs: a frame waits for at most a dozen empty polls instead of a hundred, and
// gRPC's harvested events are still served within this number of turns.
constexpr int kBusyTurnsPerHarvest = 8;
constexpr absl::Duration kWaitWithoutSet = absl::Milliseconds(1);

}  // namespace

Loop::Loop(const clock::Clock& clock)
    : clock_(clock), wake_fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), wake_(io_, wake_fd_) {
  // The wake-up descriptor also identifies Asio's epoll set.
  wake_.async_wait(boost::asio::posix::stream_descriptor::wait_read, [](const boost::system::error_code&) {});
  asio_set_ = FindEpollSet(wake_fd_).value_or(-1);
}

Loop::~Loop() = default;  // wake_ closes its descriptor

void Loop::OnTurn(std::function<void()> pump, std::function<absl::Time(clock::Moment)> timer) {
  pump_ = std::move(pump);
  timer_ = std::move(timer);
}

absl::Status Loop::Watch(int descriptor) {
  connected_ = true;
  ++watched_;
  if (grpc_set_ >= 0) return absl::OkStatus();
  const auto set = FindEpollSet(descriptor);
  if (set.ok()) grpc_set_ = *set;
  return set.status();
}

void Loop::Post(absl::AnyInvocable<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    posted_.push_back(std::move(task));
  }
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(wake_fd_, &one, sizeof one);
}

void Loop::Stop() {
  Post([this] { stopped_ = true; });
}

bool Loop::RunTasks() {
  std::vector<absl::AnyInvocable<void()>> tasks;
  {
    const std::lock_guard lock(mutex_);
    tasks.swap(posted_);
  }
  for (auto& task : tasks) task();
  return !tasks.empty();
}

bool Loop::ServeSockets() {
  int served = 0;
  while (served < kMostSocketEvents && io_.poll_one() != 0) ++served;
  io_.restart();
  return served != 0;
}

// gRPC harvests up to a hundred events from its epoll set at a time and handles one of them per poll of the queue. So
// neither an idle set nor one empty poll proves that nothing is left: it takes `most_idle` empty polls in a row. That
// is the maximum number of harvested events, or a fraction of it if the next turn continues.
bool Loop::ServeQueue(int most_idle) {
  void* tag = nullptr;
  bool ok = false;
  int served = 0;
  for (int idle = 0; queue_ != nullptr && idle < most_idle && served < kMostQueueEvents;) {
    if (queue_->AsyncNext(&tag, &ok, gpr_time_0(GPR_CLOCK_MONOTONIC)) == grpc::CompletionQueue::GOT_EVENT) {
      static_cast<Completion*>(tag)->Complete(ok);
      ++served;
      idle = 0;
    } else {
      ++idle;
    }
  }
  return served != 0;
}

// Counting the descriptors costs as much as many polls; once a second is enough.
int Loop::MostHarvested(absl::Time steady) {
  if (grpc_set_ >= 0 && steady >= recount_) {
    watched_ = CountWatched(grpc_set_);
    recount_ = steady + absl::Seconds(1);
  }
  return std::clamp(watched_ + 1, 2, kMostHarvested);
}

void Loop::Wait(absl::Time until) {
  pollfd sets[] = {{wake_fd_, POLLIN, 0}, {asio_set_, POLLIN, 0}, {grpc_set_, POLLIN, 0}};
  absl::Duration wait = std::clamp(until - clock_.Now().steady, absl::ZeroDuration(), kLongestWait);
  if (asio_set_ < 0 || (connected_ && grpc_set_ < 0)) wait = std::min(wait, kWaitWithoutSet);
  const timespec timeout = absl::ToTimespec(wait);
  ppoll(sets, std::size(sets), &timeout, nullptr);
  uint64_t count;
  [[maybe_unused]] const ssize_t drained = read(wake_fd_, &count, sizeof count);
}

void Loop::Run() {
  while (!stopped_) {
    bool busy = RunTasks();
    busy |= ServeSockets();
    const clock::Moment now = clock_.Now();
    const absl::Time next = timer_(now);
    pump_();
    const int harvested = MostHarvested(now.steady);
    busy |= ServeQueue(busy ? 1 + harvested / kBusyTurnsPerHarvest : harvested);
    pump_();
    if (!busy && !stopped_) Wait(next);
  }
}

void Loop::ServeWaiting() {
  const int harvested = MostHarvested(clock_.Now().steady);
  for (int round = 0; round < kMostRounds && ServeQueue(harvested); ++round) {
  }
}

void Loop::RunTasksUntil(const std::function<bool()>& done, absl::Time steady) {
  for (;;) {
    RunTasks();
    const absl::Duration left = steady - clock_.Now().steady;
    if (done() || left <= absl::ZeroDuration()) return;
    pollfd wake = {wake_fd_, POLLIN, 0};
    const timespec timeout = absl::ToTimespec(std::min(left, kLongestWait));
    ppoll(&wake, 1, &timeout, nullptr);
    uint64_t count;
    [[maybe_unused]] const ssize_t drained = read(wake_fd_, &count, sizeof count);
  }
}

void Loop::Drain(const std::atomic<bool>& done) {
  void* tag = nullptr;
  bool ok = false;
  while (!done) {
    RunTasks();
    const gpr_timespec deadline = gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_millis(10, GPR_TIMESPAN));
    if (queue_->AsyncNext(&tag, &ok, deadline) == grpc::CompletionQueue::GOT_EVENT) {
      static_cast<Completion*>(tag)->Complete(ok);
    }
  }
  queue_->Shutdown();
  while (queue_->Next(&tag, &ok)) static_cast<Completion*>(tag)->Complete(ok);
  queue_ = nullptr;
}

}  // namespace kiwoom::loop

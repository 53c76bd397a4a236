// The cost of one row while many readers are stalled, when their queues are full and, above all, while they fill up: a
// reader that keeps up waits for the worst push.
//
//   bazel run //tests/bench:queue_benchmark
//
// Prints a line for each kind of type.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "service/fanout/reader_queue.h"

namespace kiwoom::bench {
namespace {

constexpr size_t kReaders = 300, kTopics = 200;

using Clock = std::chrono::steady_clock;

double Milliseconds(Clock::duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

void Measure(const char* what, bool state) {
  struct Stalled {
    fanout::ReaderQueue queue{{}};
    std::vector<fanout::StreamCursor*> cursors;
  };
  std::vector<std::unique_ptr<Stalled>> readers;
  for (size_t i = 0; i < kReaders; ++i) {
    auto& reader = *readers.emplace_back(std::make_unique<Stalled>());
    for (size_t topic = 0; topic < kTopics; ++topic) reader.cursors.push_back(reader.queue.OpenCursor(state, 1, 0));
  }
  const size_t limit = fanout::ReaderQueueOptions().event_limit;
  const std::string row(150, 'x');
  std::vector<Clock::duration> filling, full;
  for (size_t i = 0; i < 2 * limit; ++i) {
    const auto event =
        fanout::EventEncoder::Encode({.item = "005930", .epoch = 1, .sequence = 1 + i / kTopics}, 1011, row);
    const auto start = Clock::now();
    for (const auto& reader : readers) reader->queue.Push(event, reader->cursors[i % kTopics]);
    (i < limit ? filling : full).push_back(Clock::now() - start);
  }
  std::sort(filling.begin(), filling.end());
  std::sort(full.begin(), full.end());
  std::printf("%8s %14.3f %14.3f %14.3f %14.3f\n", what, Milliseconds(filling[filling.size() / 2]),
              Milliseconds(full[full.size() / 2]), Milliseconds(full[full.size() * 999 / 1000]),
              Milliseconds(full.back()));
}

}  // namespace
}  // namespace kiwoom::bench

int main() {
  std::printf("%zu stalled readers; ms for one row to all of them\n%8s %14s %14s %14s %14s\n", kiwoom::bench::kReaders,
              "type", "filling", "full", "full, 99.9 %", "full, worst");
  kiwoom::bench::Measure("event", false);
  kiwoom::bench::Measure("state", true);
}

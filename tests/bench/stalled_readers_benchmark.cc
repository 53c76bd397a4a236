// What stalled readers cost the others: 1,000 streams on one hub, all of them reading, then one in ten stalled until
// its queue is full and long after. The lag is the time from a row's arrival until the reader has its batch.
//
//   bazel run //tests/bench:stalled_readers_benchmark
//
// Prints the lag of the streams that read, the ratio of the two runs, and the memory before and after.

#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "service/fanout/hub.h"

namespace kiwoom::bench {
namespace {

constexpr size_t kReaders = 1000, kStalled = 100, kTopics = 20;
constexpr size_t kLimit = 2048;  // a short queue, so that it is full soon
constexpr size_t kRowsPerTurn = 4;

using Clock = std::chrono::steady_clock;

constexpr codec::Tr kTrades{.code = "0B",
                            .name = "Trade",
                            .registration = codec::Register::kItem,
                            .delivery = codec::Delivery::kEvent,
                            .scope = codec::Scope::kMarket,
                            .items = codec::Items::kStock,
                            .event_field = 1011};

class Broker final : public fanout::Registrations {
 public:
  bool HasRoom(std::span<const sessions::Topic>) const override { return true; }
  void Register(std::vector<sessions::Topic>) override {}
  void Unregister(std::vector<sessions::Topic>) override {}
};

size_t ResidentMib() {
  size_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE)) >> 20;
}

struct Lag {
  double median, high, worst;  // microseconds
};

Lag Run(size_t stalled, size_t rows) {
  Broker broker;
  absl::Time now = absl::FromUnixSeconds(1'800'000'000);
  fanout::Hub hub({}, broker, [&now] { return clock::Moment(now); });
  fanout::UpstreamPort& port = hub.port(sessions::kDefaultSession);
  port.OnState(sessions::State::kLive);
  std::vector<sessions::Topic> topics;
  std::vector<sessions::Registration> registrations;
  for (size_t i = 0; i < kTopics; ++i) {
    topics.push_back({&kTrades, std::to_string(100'000 + i)});
    registrations.push_back({topics.back(), 7});
  }
  std::vector<fanout::Reader*> reading;
  for (size_t i = 0; i < kReaders; ++i) {
    fanout::ReaderOptions options;
    options.queue.event_limit = kLimit;
    fanout::Reader* const reader = hub.Open(std::move(options), [] {});
    hub.Change(*reader, topics, {});
    if (i >= stalled) reading.push_back(reader);
  }
  port.OnAccepted(topics);
  port.OnLive(registrations);
  const std::string row(150, 'x');
  std::vector<char> batch(1 << 20);
  const size_t before = ResidentMib();
  size_t full = 0;
  std::vector<double> lags;
  for (size_t done = 0; done < rows; done += kRowsPerTurn) {
    now += absl::Milliseconds(1);
    const auto start = Clock::now();
    for (size_t i = 0; i < kRowsPerTurn; ++i) {
      port.OnMessage(now);
      port.OnRow(kTrades, topics[(done + i) % kTopics].item, row, now);
    }
    for (fanout::Reader* const reader : reading) {
      while (reader->TakeBatch(256 << 10) != 0) reader->WriteBatch(batch.data());
    }
    lags.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    if (done <= 2 * kLimit) full = ResidentMib();
  }
  std::ranges::sort(lags);
  const Lag lag{lags[lags.size() / 2], lags[lags.size() * 99 / 100], lags.back()};
  std::printf("%8zu %12.0f %12.0f %12.0f %10zu %10zu %10zu\n", stalled, lag.median, lag.high, lag.worst, before, full,
              ResidentMib());
  return lag;
}

}  // namespace
}  // namespace kiwoom::bench

int main() {
  using namespace kiwoom::bench;
  std::printf("%zu streams of %zu items; microseconds from %zu rows to the last batch of those that read; MiB\n",
              kReaders, kTopics, kRowsPerTurn);
  std::printf("%8s %12s %12s %12s %10s %10s %10s\n", "stalled", "median", "99 %", "worst", "before", "full", "after");
  constexpr size_t kRows = 10 * kLimit;
  const Lag none = Run(0, kRows);
  const Lag some = Run(kStalled, kRows);
  std::printf("ratio    %12.2f %12.2f %12.2f\n", some.median / none.median, some.high / none.high,
              some.worst / none.worst);
}

// The cost of one query on the gateway's REST side: CPU time and allocations of its worker thread, and of the thread
// that asks.
//
//   bazel run -c opt //tests/bench:query_benchmark
//
// "WithoutSockets" leaves out TLS and HTTP: token, single flight, queue, quota, decoding. "OverTls" is all of it, over
// the loopback. For the figures of an older commit copy this file and tests/rest/rest_stack.* there, and let RestStack
// build what that commit has; nothing else here depends on it.

#include <benchmark/benchmark.h>
#include <time.h>

#include <cstdlib>
#include <future>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "service/rest/quota.h"
#include "service/rest/rest_client.h"
#include "service/rest/scheduler.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"
#include "service/rest/token_source.h"
#include "tests/rest/hostile_broker.h"
#include "tests/rest/rest_stack.h"

namespace {

thread_local uint64_t allocations = 0;

}  // namespace

void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  std::abort();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace kiwoom::bench {
namespace {

constexpr char kBody[] = R"({"mrkt_tp":"0","inds_cd":"001"})";

// What a thread has used.
struct Usage {
  double seconds = 0;
  uint64_t allocations = 0;

  static Usage Now() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return {static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec), ::allocations};
  }
  static Usage Of(loop::Worker& worker) {
    std::promise<Usage> usage;
    worker.Post([&] { usage.set_value(Now()); });
    return usage.get_future().get();
  }
  void Report(benchmark::State& state, const std::string& thread, const Usage& since) const {
    const auto each = benchmark::Counter::kAvgIterations;
    state.counters[thread + "_us"] = benchmark::Counter(1e6 * (seconds - since.seconds), each);
    state.counters[thread + "_allocations"] =
        benchmark::Counter(static_cast<double>(allocations - since.allocations), each);
  }
};

// A broker without distance and without a wire.
class Instant final : public transport::HttpDialer {
 public:
  explicit Instant(loop::Worker& worker) : worker_(worker) {}

  void Dial(absl::Duration, Callback callback) override {
    worker_.Post([this, callback = std::move(callback)]() mutable { callback(std::make_unique<Connection>(worker_)); });
  }

 private:
  class Connection final : public transport::HttpConnection {
   public:
    explicit Connection(loop::Worker& worker) : worker_(worker) {}
    bool Usable() override { return true; }
    void Send(transport::HttpRequest request, Callback callback) override {
      const bool token = request.path == rest::kTokenTr.path;
      std::string body = token ? R"({"expires_dt":"20991231235959","token":"TOKEN-OF-THE-TEST","return_code":0})"
                               : R"({"cur_prc":"-2393.33","return_code":0,"return_msg":"정상적으로 처리되었습니다"})";
      worker_.Post([body = std::move(body), callback = std::move(callback)]() mutable {
        callback(transport::HttpResponse{200, {{"cont-yn", "N"}, {"next-key", ""}}, std::move(body)});
      });
    }

   private:
    loop::Worker& worker_;
  };

  loop::Worker& worker_;
};

class NoAnomalies final : public codec::AnomalySink {
  void OnAnomaly(const codec::Anomaly&) override { std::abort(); }
};

void WithoutSockets(benchmark::State& state) {
  rest::TestWorker worker;
  NoAnomalies anomalies;
  Instant broker(worker);
  rest::Quota quota({.per_second = 5, .burst = 1});
  rest::Scheduler token_requests({.pool = {.most_connections = 1}}, quota, broker, worker);
  rest::Scheduler queries({}, quota, broker, worker);
  rest::TokenSource tokens({}, {"APP-KEY-1", "SECRET-KEY-2"}, rest::kTokenTr, worker, token_requests, anomalies);
  rest::RestClient client({}, tokens, queries, worker, anomalies);
  int answered = 0;
  const auto ask = [&] {
    const rest::RestClient::Pending pending =
        client.Query({.tr = &rest::kPriceTr, .body = kBody, .caller = "caller"}, worker.executor(),
                     [&](const absl::StatusOr<rest::RestAnswer>& answer) { answered += answer.ok(); });
    worker.Run();
    worker.Pass(absl::Milliseconds(300));  // the quota's
  };
  for (int i = 0; i < 100; ++i) ask();
  answered = 0;
  const Usage before = Usage::Now();
  for (auto _ : state) ask();
  Usage::Now().Report(state, "worker", before);
  if (answered != static_cast<int>(state.iterations())) state.SkipWithError("not every question was answered");
}
BENCHMARK(WithoutSockets);

void OverTls(benchmark::State& state) {
  rest::HostileBroker broker;
  rest::RestStack stack({.rate = {.per_second = 1'000'000, .burst = 1'000'000}}, broker.server());
  bool answered = true;
  for (int i = 0; i < 100; ++i) answered &= stack.Ask({.tr = &rest::kPriceTr, .body = "1"}).ok();
  const Usage before = Usage::Now();
  const Usage worker_before = Usage::Of(stack.worker());
  for (auto _ : state) answered &= stack.Ask({.tr = &rest::kPriceTr, .body = "1"}).ok();
  Usage::Of(stack.worker()).Report(state, "worker", worker_before);
  Usage::Now().Report(state, "caller", before);
  if (!answered) state.SkipWithError("not every question was answered");
}
BENCHMARK(OverTls)->UseRealTime();

}  // namespace
}  // namespace kiwoom::bench

BENCHMARK_MAIN();

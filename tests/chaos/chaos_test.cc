// A gateway between a broker that does whatever can go wrong and many readers that do the same. Everything that the
// readers receive is checked against what the broker sent. Seeded, although threads make each run a little different.
//
//   bazel run //tests/chaos:chaos_test -- --duration=1h [--seed=N] [--density=0.7] [--rate=500] [--without=NAME,NAME]
//                                         [--only=NAME,NAME] [--log]
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include <grpcpp/create_channel.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "tests/chaos/fault_table.h"
#include "tests/chaos/report.h"
#include "tests/integration/client.h"

namespace kiwoom::chaos {
namespace {

struct Flags {
  absl::Duration duration = absl::Seconds(60);
  uint64_t seed = 1;
  double density = 0.7;  // faults per second
  int rate = 500;        // rows per second
  int readers = 24;
  std::vector<std::string> without;
  std::vector<std::string> only;
};
Flags flags;

// Small, so that slow readers are soon too slow.
constexpr int kQueueLimit = 100;
// Faults happen for so long, then everybody recovers and is checked.
constexpr absl::Duration kLongestRound = absl::Minutes(3);
constexpr absl::Duration kRecovery = absl::Seconds(100);
constexpr int kLong = 30;  // seconds
constexpr int kRarely = 6;
constexpr size_t kMostPrinted = 50;
constexpr absl::Duration kTail = absl::Seconds(2);  // without a row: all have arrived

// Lets time pass.
void Wait(absl::Duration duration) {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, absl::ToChronoNanoseconds(duration), [] { return false; });
}

// Whether the gateway serves `resume` yet.
bool ServesResume(const std::string& address) {
  const auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  auto request = tests::Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}});
  auto& position = *request.mutable_interests(0)->add_resume();
  position.set_item("005930");
  position.set_epoch(1);
  position.set_sequence(1);
  position.mutable_received_time()->set_seconds(1);
  tests::Stream stream(*channel, tests::kSubscribe, request);
  v1::Event event;
  return stream.Next(event) || stream.Finish().error_code() != grpc::StatusCode::UNIMPLEMENTED;
}

class Chaos {
 public:
  Chaos()
      : random_(flags.seed),
        broker_(ledger_, flags.seed + 1, flags.rate),
        gateway_(broker_.urls(), broker_.certificate(), kQueueLimit) {
    report_.resume_served = ServesResume(gateway_.address());
    for (int i = 0; i < flags.readers; ++i) AddReader(i);
    for (const Fault& fault : AllFaults()) {
      const bool chosen = flags.only.empty() || std::ranges::find(flags.only, fault.name) != flags.only.end();
      if (chosen && std::ranges::find(flags.without, fault.name) == flags.without.end()) faults_.push_back(fault);
    }
  }

  // Faults until `end`, then a recovery, then the last checks.
  void Round(absl::Time end) {
    for (;;) {
      const absl::Duration pause = absl::Seconds(std::exponential_distribution<>(flags.density)(random_));
      Wait(std::min(pause, end - absl::Now()));
      const double left = absl::ToDoubleSeconds(end - absl::Now());
      if (left <= 0) break;
      const Fault& fault = faults_[random_() % faults_.size()];
      // What takes long to recover comes early, and rarely: nothing can be lost while there is no session.
      if (fault.seconds > left + 40) continue;
      if (fault.seconds >= kLong && faults_.size() > 1 && random_() % kRarely != 0) continue;
      ++report_.faults[fault.name];
      spdlog::info("== {}", fault.name);
      fault.apply(scene_);
    }
    spdlog::info("== recovery");
    Recover();
    Finish();
  }

  bool failed() const { return violations_.count() > 0; }

  Report report() {
    Report report = report_;
    report.changes = scene_.changes;
    report.rows = ledger_.total();
    for (const auto& reader : readers_) report.Add(reader->figures());
    return report;
  }
  const Violations& violations() const { return violations_; }

 private:
  void AddReader(int number) {
    ReaderHabits habits;
    habits.policy = number % 3 == 0 ? v1::SLOW_READER_POLICY_DISCONNECT : v1::SLOW_READER_POLICY_SKIP;
    habits.snapshots = number % 5 != 0;
    habits.resumes = report_.resume_served && number % 2 == 0;
    if (number % 8 == 7) habits.pause = std::chrono::milliseconds(200);
    habits.name = absl::StrCat("reader ", number, number % 3 == 0 ? " DISCONNECT" : " SKIP",
                               habits.resumes ? " resuming" : "", habits.pause.count() > 0 ? " slow" : "");
    readers_.push_back(
        std::make_unique<ChaosReader>(habits, gateway_.address(), topics_.Choose(random_), surroundings_, violations_));
  }

  void Recover() {
    broker_.Do([this] { broker_.BeGood(); });
    const absl::Time patience = absl::Now() + kRecovery;
    const auto settled = [](const auto& reader) { return reader->settled(); };
    while (!std::ranges::all_of(readers_, settled) && absl::Now() < patience) Wait(absl::Milliseconds(100));
  }

  // One more row of each topic, so that a loss in front of it shows; then silence.
  void Finish() {
    broker_.Do([this] {
      broker_.SetRows(false);
      for (const Topic& topic : broker_.registered()) broker_.SendText(RealFrame({broker_.Row(topic)}));
    });
    for (const auto& reader : readers_) reader->Hurry(true);
    const absl::Time patience = absl::Now() + kRecovery;
    uint64_t before;
    do {
      before = Delivered();
      Wait(kTail);
    } while (Delivered() > before && absl::Now() < patience);
    for (const auto& reader : readers_) {
      reader->Finish();
      reader->Hurry(false);
    }
    broker_.Do([this] { broker_.SetRows(true); });
  }

  uint64_t Delivered() const {
    uint64_t delivered = 0;
    for (const auto& reader : readers_) delivered += reader->figures().delivered;
    return delivered;
  }

  std::mt19937_64 random_;
  StampLedger ledger_;
  SequenceBook book_;
  Arrivals arrivals_;
  Violations violations_;
  CheckSurroundings surroundings_{ledger_, book_, arrivals_};
  Topics topics_;
  ChaosBroker broker_;
  ChaosGateway gateway_;
  std::vector<std::unique_ptr<ChaosReader>> readers_;
  std::vector<Fault> faults_;
  Report report_;
  FaultScene scene_{broker_, gateway_, readers_, topics_, random_};
};

TEST(Chaos, BreaksNoPromise) {
  std::printf("To repeat this: --seed=%llu\n", static_cast<unsigned long long>(flags.seed));
  std::fflush(stdout);
  Chaos chaos;
  const absl::Time end = absl::Now() + flags.duration;
  while (absl::Now() < end) chaos.Round(std::min(end, absl::Now() + kLongestRound));
  std::printf("%s", chaos.report().Text(chaos.violations()).c_str());
  std::vector<Violation> violations = chaos.violations().list();
  if (violations.size() > kMostPrinted) violations.resize(kMostPrinted);
  for (const Violation& violation : violations) {
    ADD_FAILURE() << absl::FormatTime("%H:%M:%E6S ", violation.time, absl::UTCTimeZone()) << violation.reader << ": "
                  << violation.what;
  }
  EXPECT_GT(chaos.report().readers.delivered, 1000u);
}

}  // namespace
}  // namespace kiwoom::chaos

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  kiwoom::chaos::Flags& flags = kiwoom::chaos::flags;
  bool log = false;
  for (int i = 1; i < argc; ++i) {
    const std::vector<std::string> flag = absl::StrSplit(argv[i], absl::MaxSplits('=', 1));
    const std::string value = flag.size() > 1 ? flag[1] : "";
    if (flag[0] == "--duration") absl::ParseDuration(value, &flags.duration);
    if (flag[0] == "--seed") flags.seed = std::stoull(value);
    if (flag[0] == "--density") flags.density = std::stod(value);
    if (flag[0] == "--rate") flags.rate = std::stoi(value);
    if (flag[0] == "--readers") flags.readers = std::stoi(value);
    if (flag[0] == "--without") flags.without = absl::StrSplit(value, ',');
    if (flag[0] == "--only") flags.only = absl::StrSplit(value, ',');
    log |= flag[0] == "--log";
  }
  if (!log) spdlog::set_level(spdlog::level::off);
  return RUN_ALL_TESTS();
}

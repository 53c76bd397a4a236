// A gateway between a broker that does whatever can go wrong and many readers that do the same. Everything that the
// readers receive is checked against what the broker sent. Seeded, although threads make each run a little different.
//
//   bazel run //tests/chaos:chaos_test -- --duration=1h [--keys=N] [--seed=N] [--density=0.7] [--rate=500]
//                                         [--without=NAME,NAME] [--only=NAME,NAME] [--log]
//
// It has one app key in the first half of the time and two in the second, or as many as `--keys` says all the time.
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "tests/chaos/fault_table.h"
#include "tests/chaos/report.h"

namespace kiwoom::chaos {
namespace {

struct Flags {
  absl::Duration duration = absl::Seconds(70);
  size_t keys = 0;  // 0: one, then two
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
constexpr absl::Duration kMoveAfter = absl::Seconds(8);
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

std::vector<BrokerKey> Keys(size_t count) {
  if (count == 1) return {{"default", "APP-KEY-OF-THE-CHAOS"}};
  std::vector<BrokerKey> keys;
  for (const char* name : {"alpha", "beta", "gamma", "omega"}) {
    if (keys.size() < count) keys.push_back({name, absl::StrCat("APP-KEY-OF-", name)});
  }
  return keys;
}

std::vector<std::string> NamesOf(const std::vector<BrokerKey>& keys) {
  std::vector<std::string> names;
  for (const BrokerKey& key : keys) names.push_back(key.session);
  return names;
}

class Chaos {
 public:
  explicit Chaos(const std::vector<BrokerKey>& keys)
      : random_(flags.seed),
        surroundings_{ledger_, book_, arrivals_, NamesOf(keys), kMoveAfter},
        broker_(ledger_, keys, flags.seed + 1, flags.rate),
        gateway_({broker_.urls(), broker_.certificate(), keys, kQueueLimit, kMoveAfter}) {
    for (int i = 0; i < flags.readers; ++i) AddReader(i);
    for (const Fault& fault : FaultsFor(keys.size())) {
      const bool chosen = flags.only.empty() || std::ranges::find(flags.only, fault.name) != flags.only.end();
      if (chosen && std::ranges::find(flags.without, fault.name) == flags.without.end()) faults_.push_back(fault);
    }
  }

  // Faults until `end`, then a recovery, then the last checks. With several sessions it begins with a move.
  void Round(absl::Time end) {
    const auto outage = std::ranges::find(faults_, std::string_view(kLongOutage), &Fault::name);
    if (outage != faults_.end()) {
      AwaitReaders();
      Apply(*outage);
    }
    for (;;) {
      DoChores(absl::Now());
      const absl::Duration pause = absl::Seconds(std::exponential_distribution<>(flags.density)(random_));
      Wait(std::min(pause, end - absl::Now()));
      const double left = absl::ToDoubleSeconds(end - absl::Now());
      if (left <= 0) break;
      const Fault& fault = faults_[random_() % faults_.size()];
      // What takes long to recover comes early, and rarely: nothing can be lost while there is no session.
      if (fault.seconds > left + 40) continue;
      if (fault.seconds >= kLong && faults_.size() > 1 && random_() % kRarely != 0) continue;
      Apply(fault);
    }
    spdlog::info("== recovery");
    DoChores(absl::InfiniteFuture());
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
    habits.resumes = number % 4 < 2;
    if (number % 8 == 7) habits.pause = std::chrono::milliseconds(200);
    std::set<Topic> topics = topics_.Choose(random_);
    if (number % 8 == 2 || number % 8 == 5) {
      habits.account = number % 16 < 8 ? v1::REALTIME_TYPE_ORDER_UPDATE : v1::REALTIME_TYPE_POSITION;
      habits.policy = v1::SLOW_READER_POLICY_DISCONNECT;
      topics = {{habits.account, ""}};
    }
    habits.name =
        absl::StrCat("reader ", number, habits.policy == v1::SLOW_READER_POLICY_DISCONNECT ? " DISCONNECT" : " SKIP",
                     habits.resumes ? " resuming" : "", habits.pause.count() > 0 ? " slow" : "",
                     habits.account == v1::REALTIME_TYPE_UNSPECIFIED ? "" : " account");
    readers_.push_back(
        std::make_unique<ChaosReader>(habits, gateway_.address(), std::move(topics), surroundings_, violations_));
  }

  void Apply(const Fault& fault) {
    ++report_.faults[fault.name];
    report_.story.emplace_back(absl::Now(), fault.name);
    spdlog::info("== {}", fault.name);
    fault.apply(scene_);
  }

  void DoChores(absl::Time due) {
    std::vector<std::pair<absl::Time, std::function<void()>>> chores = std::exchange(scene_.chores, {});
    for (auto& [time, chore] : chores) {
      if (time > due) {
        scene_.chores.emplace_back(time, std::move(chore));
      } else {
        chore();
      }
    }
  }

  void Recover() {
    broker_.Do([this] { broker_.BeGood(); });
    AwaitReaders();
  }

  void AwaitReaders() {
    const absl::Time patience = absl::Now() + kRecovery;
    const auto settled = [](const auto& reader) { return reader->settled(); };
    while (!std::ranges::all_of(readers_, settled) && absl::Now() < patience) Wait(absl::Milliseconds(100));
  }

  // One more row of each topic, so that a loss in front of it shows; then silence.
  void Finish() {
    broker_.Do([this] {
      broker_.SetRows(false);
      broker_.SendOneRowOfEach();
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
  const CheckSurroundings surroundings_;
  Topics topics_;
  ChaosBroker broker_;
  ChaosGateway gateway_;
  std::vector<std::unique_ptr<ChaosReader>> readers_;
  std::vector<Fault> faults_;
  Report report_;
  FaultScene scene_{broker_, gateway_, readers_, topics_, random_};
};

void LetLoose(size_t keys, absl::Duration duration) {
  std::printf("To repeat this: --keys=%zu --seed=%llu\n", keys, static_cast<unsigned long long>(flags.seed));
  std::fflush(stdout);
  Chaos chaos(Keys(keys));
  const absl::Time end = absl::Now() + duration;
  while (absl::Now() < end) chaos.Round(std::min(end, absl::Now() + kLongestRound));
  std::printf("%s", chaos.report().Text(chaos.violations()).c_str());
  std::vector<Violation> violations = chaos.violations().list();
  if (violations.size() > kMostPrinted) violations.resize(kMostPrinted);
  for (const Violation& violation : violations) {
    ADD_FAILURE() << absl::FormatTime("%H:%M:%E6S ", violation.time, absl::UTCTimeZone()) << violation.reader << ": "
                  << violation.what << chaos.report().Before(violation.time);
  }
  EXPECT_GT(chaos.report().readers.delivered, 1000u);
  if (chaos.report().faults.contains(kLongOutage)) {
    EXPECT_GT(chaos.report().readers.moves, 0u) << "no topic moved to another session";
  }
}

TEST(Chaos, BreaksNoPromise) {
  if (flags.keys != 0) return LetLoose(flags.keys, flags.duration);
  for (const size_t keys : {1, 2}) LetLoose(keys, flags.duration / 2);
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
    if (flag[0] == "--keys") flags.keys = std::clamp<size_t>(std::stoul(value), 1, 4);
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

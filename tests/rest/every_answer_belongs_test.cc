// 64 callers ask, give up at random, and a broker does to them whatever may go wrong. Every answer belongs to its
// question, none comes twice, none is lost, and no secret is in any.
//
//   bazel run //tests/rest:every_answer_belongs_test -- --duration=1h [--seed=N]
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "codec/wire_reader.h"
#include "service/rest/test_rest_trs.h"
#include "tests/rest/faulty_broker.h"
#include "tests/rest/rest_stack.h"

namespace kiwoom::rest {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kCallers = 64;
constexpr int kThreads = 4;      // that callers live on
constexpr int kQuestions = 300;  // of a round, without a flag
constexpr int kRounds = 6;

absl::Duration duration = absl::ZeroDuration();
uint64_t seed = 1;

constexpr codec::Tr kChangeTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "kt99999";
  tr.effect = codec::Effect::kChange;
  tr.scope = codec::Scope::kAccount;
  tr.path = "/api/dostk/ordr";
  return tr;
}();

constexpr codec::Tr Price(const char* code) {
  codec::Tr tr = kPriceTr;
  tr.code = code;
  return tr;
}
constexpr codec::Tr kTrs[] = {Price("ka20001"), Price("ka20002"), Price("ka20003"), Price("ka20004"),
                              Price("ka20005"), Price("ka20006"), Price("ka20007"), Price("ka20008")};

struct Tally {
  int asked = 0;
  int answered = 0;
  int failed = 0;
  int given_up = 0;
  int faults = 0;
};

// Sixteen callers on a thread of their own, each with one question at a time.
class Callers {
 public:
  Callers(RestStack& stack, uint64_t seed, int number, int questions)
      : stack_(stack), random_(seed * 31 + static_cast<uint64_t>(number)), number_(number), left_(questions) {}

  // Until every question has ended, or, if `abandon`, only until all have been asked.
  Tally Run(bool abandon) {
    for (int i = 0; i < kCallers / kThreads; ++i) Ask(i);
    while (!(open_.empty() && resting_.empty()) && !(abandon && left_ == 0)) {
      Turn();
      GiveUp();
      GoOn();
    }
    return tally_;
  }

 private:
  using Task = absl::AnyInvocable<void()>;
  using Clock = std::chrono::steady_clock;

  struct Question {
    int caller = 0;
    std::string nonce;
    RestClient::Pending pending;
    std::optional<Clock::time_point> patience;  // none: it waits
    Clock::time_point lost_at;
  };

  void Ask(int caller) {
    if (left_ == 0) return;
    --left_;
    const int id = ++tally_.asked;
    const uint64_t kind = random_() % 20;
    const codec::Tr& tr = kind == 0 ? kChangeTr : kTrs[random_() % std::size(kTrs)];
    std::string nonce = absl::StrCat(number_, "-", id, "-", random_() % 1'000'000);
    if (kind == 0) nonce = "change " + nonce;
    if (kind == 1 || kind == 2) nonce = absl::StrCat("shared ", random_() % 3);  // with whom else asks it now
    const auto timeout = absl::Milliseconds(100 + random_() % 2000);
    Question& question = open_[id];
    question.caller = caller;
    question.nonce = nonce;
    const Clock::time_point now = Clock::now();
    if (random_() % 4 == 0) question.patience = now + std::chrono::microseconds(random_() % 50'000);
    question.lost_at = now + std::chrono::minutes(2);
    question.pending = stack_.client().Query(
        {.tr = &tr,
         .body = nonce,
         .caller = absl::StrCat("caller ", number_, " ", caller),
         .max_age = random_() % 10 == 0 ? absl::Milliseconds(50) : absl::ZeroDuration(),
         .deadline = absl::Now() + timeout},
        [this](Task task) {
          const std::lock_guard lock(mutex_);
          delivered_.push_back(std::move(task));
          arrived_.notify_one();
        },
        [this, id, caller, nonce](absl::StatusOr<RestAnswer> answer) { OnAnswer(id, caller, nonce, answer); });
  }

  void OnAnswer(int id, int caller, const std::string& nonce, const absl::StatusOr<RestAnswer>& answer) {
    EXPECT_TRUE(ended_.insert(id).second) << nonce << ": answered twice";
    Check(nonce, answer);
    if (open_.erase(id) == 0) return;  // it was given up as the answer came
    ++(answer.ok() ? tally_.answered : tally_.failed);
    if (answer.ok()) return Ask(caller);
    resting_.emplace(Clock::now() + std::chrono::milliseconds(20), caller);  // as a program does after an error
  }

  static void Check(const std::string& nonce, const absl::StatusOr<RestAnswer>& answer) {
    const std::string seen = answer.ok() ? answer->message + answer->next_key : answer.status().ToString();
    for (const char* secret : {FaultyBroker::kTokenPrefix, RestStack::kAppKey, RestStack::kSecretKey, "another's"}) {
      EXPECT_THAT(seen, Not(HasSubstr(secret))) << nonce;
    }
    if (!answer.ok()) {
      // A broker's sentence about a question is about this one.
      const std::string words(answer.status().message());
      if (words.find("[1902:") != words.npos) {
        EXPECT_THAT(words, HasSubstr("[1902:" + nonce + "]"));
      }
      if (words.find("[1700:") != words.npos) {
        EXPECT_THAT(words, HasSubstr("[1700:" + nonce + "]"));
      }
      if (words.find("[8005:") != words.npos) {
        EXPECT_THAT(words, HasSubstr(" " + nonce + "]"));
      }
      return;
    }
    std::string price;
    codec::WireReader reader(answer->message);
    for (codec::WireField field; reader.Next(field);) {
      if (field.number == kPriceRows[0].number) price = field.bytes;
    }
    EXPECT_EQ(price, nonce);
    if (answer->more) {
      EXPECT_EQ(answer->next_key, nonce);
    }
  }

  // Takes what has been delivered, or waits for it until somebody's patience ends.
  void Turn() {
    std::unique_lock lock(mutex_);
    Clock::time_point until = Clock::now() + std::chrono::seconds(1);
    for (const auto& [id, question] : open_) until = std::min(until, question.patience.value_or(until));
    if (!resting_.empty()) until = std::min(until, resting_.begin()->first);
    arrived_.wait_until(lock, until, [this] { return !delivered_.empty(); });
    std::swap(tasks_, delivered_);
    lock.unlock();
    while (!tasks_.empty()) {
      Task task = std::move(tasks_.front());
      tasks_.pop_front();
      task();
    }
  }

  void GiveUp() {
    const Clock::time_point now = Clock::now();
    std::vector<int> gone;
    for (auto& [id, question] : open_) {
      if (question.patience.has_value() && *question.patience <= now) gone.push_back(id);
      if (question.lost_at <= now) {
        ADD_FAILURE() << question.nonce << ": no answer, long after its deadline";
        gone.push_back(id);
      }
    }
    for (const int id : gone) {
      ++tally_.given_up;
      if (random_() % 2 == 0) open_.at(id).pending.Cancel();
      const int caller = open_.at(id).caller;
      open_.erase(id);
      Ask(caller);
    }
  }

  void GoOn() {
    while (!resting_.empty() && resting_.begin()->first <= Clock::now()) {
      const int caller = resting_.begin()->second;
      resting_.erase(resting_.begin());
      Ask(caller);
    }
  }

  RestStack& stack_;
  std::mt19937_64 random_;
  const int number_;
  int left_;
  Tally tally_;
  std::map<int, Question> open_;
  std::multimap<Clock::time_point, int> resting_;  // callers, by when they ask again
  std::set<int> ended_;
  std::deque<Task> tasks_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Task> delivered_;  // guarded by the mutex
};

Tally Round(uint64_t round_seed, bool abandon) {
  FaultyBroker broker(round_seed);
  std::vector<std::unique_ptr<Callers>> callers;
  Tally tally;
  {
    RestStack stack({.client = {.limit_pause = absl::Milliseconds(20), .error_pause = absl::Milliseconds(5)},
                     .tokens = {.request_timeout = absl::Seconds(5),
                                .failure_pause = absl::Milliseconds(10),
                                .renewal_pause = absl::Milliseconds(5)},
                     .queries = {.redial_pause = absl::Milliseconds(5)}},
                    broker.server());
    for (int i = 0; i < kThreads; ++i) {
      callers.push_back(std::make_unique<Callers>(stack, round_seed, i, kQuestions / kThreads));
    }
    std::vector<Tally> tallies(kThreads);
    std::vector<std::thread> threads;
    for (size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] { tallies[i] = callers[i]->Run(abandon); });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Tally& one : tallies) {
      tally.asked += one.asked;
      tally.answered += one.answered;
      tally.failed += one.failed;
      tally.given_up += one.given_up;
    }
    for (const std::string& line : stack.anomalies()) {
      EXPECT_THAT(line, Not(HasSubstr(FaultyBroker::kTokenPrefix)));
      EXPECT_THAT(line, Not(HasSubstr(RestStack::kAppKey)));
    }
    // As the gateway ends: the worker first, with questions open if they are abandoned, then those who asked them.
    stack.Stop();
    callers.clear();
  }
  for (const auto& [nonce, times] : broker.Changes()) EXPECT_EQ(times, 1) << nonce << " was sent again";
  tally.faults = broker.faults();
  return tally;
}

TEST(EveryAnswer, BelongsToItsQuestionAndComesOnce) {
  std::printf("To repeat this: --seed=%llu\n", static_cast<unsigned long long>(seed));
  const absl::Time begin = absl::Now();
  Tally tally;
  int rounds = 0;
  for (; duration > absl::ZeroDuration() ? absl::Now() < begin + duration : rounds < kRounds; ++rounds) {
    SCOPED_TRACE(absl::StrCat("round ", rounds, " of seed ", seed));
    const bool abandon = rounds % 3 == 2;
    const Tally one = Round(seed + static_cast<uint64_t>(rounds), abandon);
    if (!abandon) {
      EXPECT_EQ(one.asked, one.answered + one.failed + one.given_up) << "none is lost";
    }
    tally.asked += one.asked;
    tally.answered += one.answered;
    tally.failed += one.failed;
    tally.given_up += one.given_up;
    tally.faults += one.faults;
    if (::testing::Test::HasFailure()) break;
  }
  std::printf("%d questions in %d rounds: %d answered, %d failed, %d given up\n", tally.asked, rounds, tally.answered,
              tally.failed, tally.given_up);
  EXPECT_GT(tally.answered, tally.asked / 4) << "most of the broker's answers are good";
  EXPECT_GT(tally.faults, tally.asked / 10) << "many are not";
}

}  // namespace
}  // namespace kiwoom::rest

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    const std::string flag(argv[i]);
    if (flag.starts_with("--duration=")) absl::ParseDuration(flag.substr(11), &kiwoom::rest::duration);
    if (flag.starts_with("--seed=")) kiwoom::rest::seed = std::stoull(flag.substr(7));
  }
  return RUN_ALL_TESTS();
}

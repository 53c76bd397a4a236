// When requests arrive at the broker, in simulated time, with the whole REST side in front of it: never more in a
// sliding second than its limit, whatever the network and the broker do; fair among callers; the token first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/errors/error_details.h"
#include "service/rest/quota.h"
#include "service/rest/rest_client.h"
#include "service/rest/scheduler.h"
#include "service/rest/test_broker.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"
#include "service/rest/token_source.h"

namespace kiwoom::rest {
namespace {

using ::testing::AllOf;
using ::testing::Ge;
using ::testing::Le;
using ::testing::SizeIs;

constexpr absl::Duration kNever = absl::Seconds(-1);
constexpr absl::Duration kRoundTrip = absl::Milliseconds(120);

constexpr codec::Tr OfPath(const char* code, const char* path) {
  codec::Tr tr = kPriceTr;
  tr.code = code;
  tr.path = path;
  return tr;
}
// The path tells the broker of this test which TR it is.
constexpr codec::Tr kBusyTr = OfPath("ka20001", "/busy");
constexpr codec::Tr kHungTrs[] = {OfPath("ka10001", "/hung/1"), OfPath("ka10002", "/hung/2"),
                                  OfPath("ka10003", "/hung/3"), OfPath("ka10004", "/hung/4"),
                                  OfPath("ka10005", "/hung/5")};

class NoAnomalies final : public codec::AnomalySink {
  void OnAnomaly(const codec::Anomaly&) override {}
};

transport::HttpResponse Ok(const std::string& body) { return {200, {}, body}; }
transport::HttpResponse Price() { return Ok(R"({"cur_prc":"1","return_code":0})"); }
transport::HttpResponse TooMany() { return {429, {}, R"({"return_code":5,"return_msg":"[1700:유량]"})"}; }
transport::HttpResponse BadToken() { return Ok(R"({"return_code":3,"return_msg":"[8005:Token]"})"); }

// The REST side on a worker whose time is simulated, wired as the gateway wires it.
class ArrivalsTest : public ::testing::Test {
 protected:
  struct Side {
    Side(TestWorker& worker, TestBroker& broker, broker::Rate rate)
        : quota(rate),
          token_requests({.pool = {.most_connections = 1}}, quota, broker, worker),
          queries({}, quota, broker, worker),
          tokens({}, {"APP-KEY-1", "SECRET-KEY-2"}, kTokenTr, worker, token_requests, anomalies),
          client({}, tokens, queries, worker, anomalies) {}

    NoAnomalies anomalies;
    Quota quota;
    Scheduler token_requests;
    Scheduler queries;
    TokenSource tokens;
    RestClient client;
  };

  ArrivalsTest() {
    broker_.travel = [] { return kRoundTrip / 2; };
    broker_.reply = [this](const TestBroker::Arrival& arrival) { return Reply(arrival); };
  }

  // Everything anew, at the time of the beginning.
  void Start(broker::Rate rate) {
    pending_.clear();
    worker_ = TestWorker();
    side_.reset();
    broker_.arrivals.clear();
    served_.clear();
    failed_.clear();
    side_ = std::make_unique<Side>(worker_, broker_, rate);
  }

  TestBroker::Reply Reply(const TestBroker::Arrival& arrival) {
    if (arrival.path == kTokenTr.path) {
      token_ = absl::StrCat("TOKEN-NUMBER-", ++tokens_);
      return {.response = Ok(R"({"expires_dt":"20991231235959","token":")" + token_ + R"(","return_code":0})")};
    }
    if (arrival.path.starts_with("/hung")) return {.delay = kNever};
    if (arrival.authorization != "Bearer " + token_) return {.delay = busy_time_(), .response = BadToken()};
    return {.delay = busy_time_(), .response = busy_answer_()};
  }

  // `after` is told of the end, with the answer.
  void Ask(
      const codec::Tr& tr, const std::string& caller, absl::Duration timeout = absl::Seconds(30),
      std::function<void(const absl::Status&)> after = [](const absl::Status&) {}) {
    pending_.push_back(side_->client.Query(
        {.tr = &tr,
         .body = absl::StrCat("question ", ++questions_),
         .caller = caller,
         .deadline = worker_.WallTime() + timeout},
        worker_.executor(),
        [after = std::move(after)](const absl::StatusOr<RestAnswer>& answer) { after(answer.status()); }));
  }
  // Asks again and again, one question after the other.
  void AskOnAndOn(const codec::Tr& tr, const std::string& caller) {
    Ask(tr, caller, absl::Seconds(30), [this, &tr, caller](const absl::Status& status) {
      ++(status.ok() ? served_ : failed_)[caller];
      // A program that gets an error pauses.
      const absl::Duration pause = status.ok() ? absl::ZeroDuration() : absl::Milliseconds(500);
      worker_.PostAt(worker_.Now() + pause, [this, &tr, caller] { AskOnAndOn(tr, caller); });
    });
  }

  std::vector<absl::Time> ArrivalsOf(const codec::Tr& tr) const {
    std::vector<absl::Time> times;
    for (const auto& arrival : broker_.arrivals) {
      if (arrival.path == tr.path) times.push_back(arrival.time);
    }
    std::ranges::sort(times);
    return times;
  }
  // The most arrivals of a TR within any second.
  size_t MostInASecond(const codec::Tr& tr) const {
    const std::vector<absl::Time> times = ArrivalsOf(tr);
    size_t most = 0;
    for (size_t first = 0, last = 0; last < times.size(); ++last) {
      while (times[last] - times[first] >= absl::Seconds(1)) ++first;
      most = std::max(most, last - first + 1);
    }
    return most;
  }

  TestWorker worker_;
  TestBroker broker_{worker_};
  std::unique_ptr<Side> side_;
  std::function<absl::Duration()> busy_time_ = [] { return absl::ZeroDuration(); };
  std::function<transport::HttpResponse()> busy_answer_ = Price;
  std::string token_;
  int tokens_ = 0;
  int questions_ = 0;
  std::map<std::string, int> served_, failed_;
  std::vector<RestClient::Pending> pending_;
};

// What the network and the broker do while twenty questions at a time are asked for two minutes.
struct Weather {
  const char* name;
  absl::Duration handshake;
  absl::Duration jitter;     // of each message, at most
  absl::Duration busy_time;  // until the broker answers, at most
  bool warm;                 // a connection is there already
  bool hung;                 // other TRs hang on the connections
  int refused;               // one answer of so many is 429; 0: none
  double least_per_second;   // of what the limit allows, in prod
};

constexpr Weather kWeathers[] = {
    {"cold", absl::Milliseconds(240), {}, {}, false, false, 0, 0.85},
    {"warm", absl::Milliseconds(240), {}, {}, true, false, 0, 0.85},
    {"slow handshakes", absl::Seconds(3), {}, {}, false, false, 0, 0.8},
    {"jitter", absl::Milliseconds(240), absl::Milliseconds(200), {}, false, false, 0, 0.75},
    {"slow answers", absl::Milliseconds(240), {}, absl::Seconds(2), false, false, 0, 0.7},
    {"hung TRs beside", absl::Milliseconds(240), {}, {}, true, true, 0, 0.85},
    {"429 now and then", absl::Milliseconds(240), absl::Milliseconds(100), {}, false, false, 100, 0.3},
    {"all of it", absl::Seconds(1), absl::Milliseconds(200), absl::Milliseconds(500), true, true, 100, 0.2},
};

TEST_F(ArrivalsTest, NeverMoreInASlidingSecondThanTheLimit) {
  const broker::Rate kRates[] = {
      {.per_second = 5, .burst = 1}, {.per_second = 1, .burst = 1}, {.per_second = 5, .burst = 5}};
  for (const broker::Rate rate : kRates) {
    for (const Weather& weather : kWeathers) {
      SCOPED_TRACE(absl::StrCat(rate.per_second, "/s in bursts of ", rate.burst, ", ", weather.name));
      std::mt19937 random(11);
      const auto up_to = [&random](absl::Duration most) {
        return most * static_cast<double>(random() % 1000) / 1000.0;
      };
      broker_.dial_time = weather.handshake;
      broker_.travel = [=, this] { return kRoundTrip / 2 + up_to(weather.jitter); };
      busy_time_ = [=] { return up_to(weather.busy_time); };
      int answers = 0;
      busy_answer_ = [&] { return weather.refused > 0 && ++answers % weather.refused == 0 ? TooMany() : Price(); };
      Start(rate);
      if (weather.warm) Ask(kBusyTr, "first");
      if (weather.warm) worker_.Pass(absl::Seconds(5));
      for (int i = 0; weather.hung && i < 50; ++i) Ask(kHungTrs[i % 3], "hung", absl::Minutes(10));
      for (int i = 0; i < 20; ++i) AskOnAndOn(kBusyTr, absl::StrCat("caller ", i));
      worker_.Pass(absl::Minutes(2));
      EXPECT_THAT(MostInASecond(kBusyTr), Le(static_cast<size_t>(rate.per_second)));
      for (const codec::Tr& tr : kHungTrs) EXPECT_THAT(MostInASecond(tr), Le(static_cast<size_t>(rate.per_second)));
      const double possible = 120.0 * rate.per_second;
      EXPECT_THAT(static_cast<double>(ArrivalsOf(kBusyTr).size()), Ge(possible * weather.least_per_second))
          << "the limit is used";
    }
  }
}

// One asks twenty things at a time, four ask one after the other.
TEST_F(ArrivalsTest, AGreedyCallerGetsNoMoreThanAPoliteOne) {
  for (const int per_second : {5, 1}) {
    SCOPED_TRACE(per_second);
    Start({.per_second = per_second, .burst = 1});
    for (int i = 0; i < 20; ++i) AskOnAndOn(kBusyTr, "greedy");
    for (int i = 0; i < 4; ++i) AskOnAndOn(kBusyTr, absl::StrCat("polite ", i));
    worker_.Pass(absl::Minutes(10));
    int total = 0;
    for (const auto& [caller, served] : served_) total += served;
    const double equal = total / 5.0;
    for (const auto& [caller, served] : served_) {
      EXPECT_THAT(served, AllOf(Ge(equal * 0.8), Le(equal * 1.2))) << caller;
    }
    EXPECT_THAT(served_, SizeIs(5));
    EXPECT_GT(total, per_second * 600 * 0.8);
  }
}

TEST_F(ArrivalsTest, ALoginGetsItsTokenWhateverTheQueriesDo) {
  Start({.per_second = 50, .burst = 50});
  for (const codec::Tr& tr : kHungTrs) {
    for (int i = 0; i < 20; ++i) Ask(tr, "hung");
    worker_.Pass(absl::Seconds(2));
  }
  ASSERT_GE(broker_.open, 17) << "all sixteen hang, and the token has one of its own";
  for (int login = 0; login < 3; ++login) {
    const absl::Time begin = worker_.Now();
    absl::Time end = absl::InfiniteFuture();
    side_->tokens.Get(token_, worker_.executor(), [&](const absl::StatusOr<std::string>& token) {
      EXPECT_TRUE(token.ok()) << token.status();
      end = worker_.Now();
    });
    worker_.Pass(absl::Seconds(10));
    EXPECT_LE(end - begin, kRoundTrip);
    worker_.Pass(absl::Seconds(10));
  }
}

TEST_F(ArrivalsTest, ADeadTokenGoesOutNoMoreOftenThanRequestsAreOnTheirWay) {
  struct Case {
    absl::Duration busy;
    int on_their_way;
  };
  const Case cases[] = {
      {absl::ZeroDuration(), 1},  // 120 ms, and the next leaves after 200
      {absl::Seconds(1), 5},      // at 0, 200, 400, 600 and 800; the sixth would leave at 1250
  };
  for (const auto& [busy, on_their_way] : cases) {
    SCOPED_TRACE(busy);
    busy_time_ = [busy = busy] { return busy; };
    Start({.per_second = 5, .burst = 1});
    Ask(kBusyTr, "a");
    worker_.Pass(absl::Seconds(10));
    const std::string dead = token_;
    token_ = "another";
    const size_t before = broker_.arrivals.size();
    int answered = 0;
    for (int i = 0; i < 40; ++i) {
      Ask(kBusyTr, "a", absl::Seconds(30), [&](const absl::Status& status) { answered += status.ok(); });
    }
    worker_.Pass(absl::Seconds(30));
    EXPECT_EQ(answered, 40);
    int with_dead = 0;
    for (size_t i = before; i < broker_.arrivals.size(); ++i) {
      with_dead += broker_.arrivals[i].authorization == "Bearer " + dead;
    }
    EXPECT_EQ(with_dead, on_their_way);
  }
}

TEST_F(ArrivalsTest, OneNewTokenServesAllThatTheDeadOneWasRefusedTo) {
  Start({.per_second = 5, .burst = 5});
  Ask(kBusyTr, "a");
  worker_.Pass(absl::Seconds(10));
  token_ = "another";
  const int before = tokens_;
  for (int i = 0; i < 40; ++i) Ask(kBusyTr, "a");
  worker_.Pass(absl::Seconds(30));
  EXPECT_EQ(tokens_, before + 1);
}

}  // namespace
}  // namespace kiwoom::rest

#include "service/rest/scheduler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "service/errors/error_details.h"
#include "service/rest/test_broker.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr codec::Tr kDailyTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "ka20009";
  return tr;
}();
constexpr codec::Tr kStockTr = [] {
  codec::Tr tr = kPriceTr;
  tr.code = "ka10001";
  tr.path = "/api/dostk/stkinfo";
  return tr;
}();

class SchedulerTest : public ::testing::Test {
 protected:
  // Adds a request whose body is its name; what becomes of it is in `results`: "OK", or the error's reason.
  Outbox::Id Add(const std::string& name, const codec::Tr& tr = kPriceTr, const std::string& caller = "a",
                 absl::Duration timeout = absl::Seconds(30)) {
    return scheduler().Add(
        {.tr = &tr,
         .caller = caller,
         .deadline = worker_.Now() + timeout,
         .compose =
             [name, &tr] { return transport::HttpRequest{.path = std::string(tr.code), .headers = {}, .body = name}; }},
        [this, name](absl::StatusOr<transport::HttpResponse> response) {
          EXPECT_FALSE(results_.contains(name)) << "answered twice";
          results_[name] = response.ok() ? "OK" : std::string(response.status().message());
          statuses_[name] = response.status();
        });
  }
  Scheduler& scheduler() {
    if (scheduler_ == nullptr) {
      quota_ = std::make_unique<Quota>(rate_);
      scheduler_ = std::make_unique<Scheduler>(options_, *quota_, broker_, worker_);
    }
    return *scheduler_;
  }
  // When each request arrived at the broker, in milliseconds since the start.
  std::vector<std::pair<std::string, int64_t>> Arrivals() const {
    std::vector<std::pair<std::string, int64_t>> out;
    for (const auto& arrival : broker_.arrivals) {
      out.emplace_back(arrival.body, absl::ToInt64Milliseconds(arrival.time - start_));
    }
    return out;
  }
  std::vector<std::string> Arrived() const {
    std::vector<std::string> out;
    for (const auto& arrival : broker_.arrivals) out.push_back(arrival.body);
    return out;
  }

  TestWorker worker_;
  const absl::Time start_ = worker_.Now();
  TestBroker broker_{worker_};
  broker::Rate rate_{.per_second = 5, .burst = 1};
  SchedulerOptions options_;
  std::unique_ptr<Quota> quota_;
  std::unique_ptr<Scheduler> scheduler_;
  std::map<std::string, std::string> results_;
  std::map<std::string, absl::Status> statuses_;
};

TEST_F(SchedulerTest, ThePlaceInTheQuotaIsTakenWhenTheRequestIsWritten) {
  broker_.dial_time = absl::Milliseconds(240);  // a cold connection
  broker_.travel = [] { return absl::Milliseconds(60); };
  for (const char* name : {"1", "2", "3", "4", "5", "6"}) Add(name);
  worker_.Pass(absl::Seconds(5));
  using P = std::pair<std::string, int64_t>;
  EXPECT_THAT(Arrivals(), ElementsAre(P("1", 300), P("2", 500), P("3", 700), P("4", 900), P("5", 1100),
                                      P("6", 1420)))  // a second after the first was certainly there
      << "nothing was written in a bunch when the connection was ready";
  EXPECT_THAT(results_, SizeIs(6));
}

// The network jitters, connections are cold at first, one TR hangs beside, callers give up at random.
TEST_F(SchedulerTest, NeverMoreArriveAtTheBrokerInASlidingSecondThanTheLimit) {
  std::mt19937 random(7);
  const auto up_to = [&](int ms) { return absl::Microseconds(random() % static_cast<unsigned>(ms * 1000)); };
  broker_.dial_time = absl::Milliseconds(240);
  broker_.travel = [&] { return absl::Milliseconds(60) + up_to(100); };
  broker_.reply = [&](const TestBroker::Arrival& arrival) -> TestBroker::Reply {
    if (arrival.path == kStockTr.code) return {.delay = absl::Seconds(-1)};
    if (random() % 20 == 0) return {.response = transport::MakeFailure(transport::HttpFailure::kUnanswered, "Gone.")};
    return {.delay = up_to(300), .keep = random() % 10 != 0};
  };
  std::vector<Outbox::Id> ids;
  for (int i = 0; i < 3000; ++i) {
    const codec::Tr& tr = i % 3 == 0 ? kDailyTr : i % 10 == 1 ? kStockTr : kPriceTr;
    ids.push_back(Add(std::to_string(i), tr, "caller " + std::to_string(i % 7)));
    if (random() % 5 == 0) scheduler().Cancel(ids[random() % ids.size()]);
    worker_.Pass(up_to(300));
  }
  worker_.Pass(absl::Minutes(2));
  std::map<std::string, std::vector<absl::Time>> by_tr;
  for (const auto& arrival : broker_.arrivals) by_tr[arrival.path].push_back(arrival.time);
  for (auto& [tr, times] : by_tr) {
    std::ranges::sort(times);
    for (size_t i = 5; i < times.size(); ++i) ASSERT_GE(times[i] - times[i - 5], absl::Seconds(1)) << tr;
  }
  EXPECT_GT(by_tr[std::string(kPriceTr.code)].size(), 1000u);
}

TEST_F(SchedulerTest, TrsDoNotWaitForEachOther) {
  Add("price 1");
  Add("price 2");
  Add("daily 1", kDailyTr);
  worker_.Pass(absl::ZeroDuration());
  EXPECT_THAT(Arrived(), ElementsAre("price 1", "daily 1"));
}

TEST_F(SchedulerTest, CallersTakeTurns) {
  for (int i = 0; i < 6; ++i) Add("greedy " + std::to_string(i), kPriceTr, "greedy");
  Add("polite 0", kPriceTr, "polite");
  Add("polite 1", kPriceTr, "polite");
  worker_.Pass(absl::Seconds(1));
  EXPECT_THAT(Arrived(), ElementsAre("greedy 0", "polite 0", "greedy 1", "polite 1", "greedy 2", "greedy 3"));
}

TEST_F(SchedulerTest, OneTrThatHangsLeavesConnectionsToTheOthers) {
  rate_ = {.per_second = 100, .burst = 100};
  broker_.reply = [](const TestBroker::Arrival& arrival) -> TestBroker::Reply {
    if (arrival.path == kPriceTr.code || arrival.path == kDailyTr.code) return {.delay = absl::Seconds(-1)};
    return {};
  };
  for (int i = 0; i < 40; ++i) Add("price " + std::to_string(i), kPriceTr);
  worker_.Pass(absl::Seconds(1));
  EXPECT_EQ(broker_.arrivals.size(), 8u) << "half of the sixteen";
  for (int i = 0; i < 40; ++i) Add("daily " + std::to_string(i), kDailyTr);
  worker_.Pass(absl::Seconds(1));
  EXPECT_EQ(broker_.arrivals.size(), 12u) << "half of the rest";
  Add("stock", kStockTr);
  worker_.Pass(absl::ZeroDuration());
  EXPECT_EQ(results_["stock"], "OK");
  EXPECT_LE(broker_.most_open, 16);
}

TEST_F(SchedulerTest, ARequestThatIsGivenUpCostsNothing) {
  Add("first");
  const Outbox::Id waiting = Add("waiting");
  Add("last");
  scheduler().Cancel(waiting);
  scheduler().Cancel(waiting);
  worker_.Pass(absl::Milliseconds(200));
  EXPECT_THAT(Arrived(), ElementsAre("first", "last")) << "in the place of the one given up";
  worker_.Pass(absl::Minutes(1));
  EXPECT_FALSE(results_.contains("waiting"));
}

TEST_F(SchedulerTest, GivingUpARequestOnItsWayFreesItsConnection) {
  options_.pool.most_connections = 2;
  broker_.reply = [](const TestBroker::Arrival& arrival) -> TestBroker::Reply {
    return {.delay = arrival.body == "hangs" ? absl::Seconds(-1) : absl::ZeroDuration()};
  };
  const Outbox::Id hangs = Add("hangs");
  worker_.Pass(absl::ZeroDuration());
  Add("same TR");
  worker_.Pass(absl::Seconds(5));
  EXPECT_THAT(results_, IsEmpty()) << "the other connection is left to other TRs";
  scheduler().Cancel(hangs);
  worker_.Pass(absl::ZeroDuration());
  EXPECT_EQ(results_["same TR"], "OK");
  EXPECT_FALSE(results_.contains("hangs"));
}

TEST_F(SchedulerTest, WhatCannotBeInTimeIsRefusedAtOnceWithTheDelay) {
  broker_.reply = [](const TestBroker::Arrival&) -> TestBroker::Reply { return {.delay = absl::Milliseconds(100)}; };
  Add("measures the latency");
  worker_.Pass(absl::Seconds(10));
  for (int i = 0; i < 6; ++i) Add("fills " + std::to_string(i));
  Add("just in time", kPriceTr, "a", absl::Milliseconds(1300));
  Add("too late", kPriceTr, "a", absl::Milliseconds(1250));
  worker_.Run();
  EXPECT_THAT(
      results_["too late"],
      HasSubstr(
          "The broker accepts ka20001 only 5 times a second, and earlier requests are waiting; try again in 1.4s."));
  EXPECT_EQ(statuses_["too late"].code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(errors::ReasonOf(statuses_["too late"]), "LOCAL_RATE_LIMIT");
  EXPECT_EQ(errors::RetryDelayOf(statuses_["too late"]), absl::Milliseconds(250)) << "1.4 s and the latency, less 1.25";
  Add("another TR", kDailyTr, "a", absl::Milliseconds(150));
  worker_.Pass(absl::Seconds(10));
  EXPECT_EQ(results_["another TR"], "OK");
}

TEST_F(SchedulerTest, DeadlinesEndWhatWaitsAndWhatHangs) {
  broker_.reply = [](const TestBroker::Arrival&) -> TestBroker::Reply { return {.delay = absl::Seconds(-1)}; };
  Add("hangs", kPriceTr, "a", absl::Seconds(1));
  const Outbox::Id extended = Add("extended", kDailyTr, "a", absl::Seconds(1));
  EXPECT_TRUE(scheduler().Extend(extended, worker_.Now() + absl::Seconds(2), "b"));
  worker_.Pass(absl::Milliseconds(999));
  EXPECT_THAT(results_, IsEmpty());
  worker_.Pass(absl::Milliseconds(1));
  EXPECT_EQ(results_["hangs"], "The broker did not answer before the deadline.");
  EXPECT_EQ(statuses_["hangs"].code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_FALSE(results_.contains("extended"));
  worker_.Pass(absl::Seconds(1));
  EXPECT_EQ(results_["extended"], "The broker did not answer before the deadline.");
  EXPECT_EQ(broker_.open, 0) << "what hung cannot be used again";
  broker_.hang_dials = true;
  Add("waits", kPriceTr, "a", absl::Seconds(1));
  worker_.Pass(absl::Seconds(1));
  EXPECT_EQ(results_["waits"], "The deadline passed before the request was sent to the broker.");
}

TEST_F(SchedulerTest, ALimitHoldsWhatWaitsAndRefusesWhatCannotWaitSoLong) {
  Add("1");
  worker_.Run();
  Add("2");
  Add("short of time", kPriceTr, "b", absl::Seconds(1));
  scheduler().OnLimit(kPriceTr, LimitScope::kTr, absl::Seconds(3));
  worker_.Run();
  EXPECT_THAT(results_["short of time"], HasSubstr("try again in 3s."));
  EXPECT_EQ(errors::RetryDelayOf(statuses_["short of time"]), absl::Seconds(2));
  worker_.Pass(absl::Milliseconds(2999));
  EXPECT_THAT(Arrived(), ElementsAre("1"));
  worker_.Pass(absl::Milliseconds(1));
  EXPECT_THAT(Arrived(), ElementsAre("1", "2"));
}

TEST_F(SchedulerTest, WhileTheGateIsClosedNothingIsWritten) {
  bool open = false;
  int asked = 0;
  scheduler().SetGate([&] {
    ++asked;
    return open;
  });
  Add("1");
  worker_.Pass(absl::Seconds(1));
  EXPECT_THAT(Arrived(), IsEmpty());
  EXPECT_GE(asked, 1);
  open = true;
  scheduler().Pump();
  worker_.Pass(absl::ZeroDuration());
  EXPECT_THAT(Arrived(), ElementsAre("1"));
}

TEST_F(SchedulerTest, OneDialThatFailsCostsNoRequest) {
  broker_.dial_failure = transport::MakeFailure(transport::HttpFailure::kUnreachable, "It cannot be reached.");
  Add("1");
  worker_.Pass(absl::ZeroDuration());
  broker_.dial_failure = absl::OkStatus();
  worker_.Pass(absl::Milliseconds(250));
  EXPECT_EQ(results_["1"], "OK");
}

// The broker closes the connection between the last look and the write: nothing has left.
TEST_F(SchedulerTest, WhatNeverLeftIsSentOverAnotherConnection) {
  int refused = 0;
  broker_.reply = [&](const TestBroker::Arrival& arrival) -> TestBroker::Reply {
    if (arrival.connection > 1) return {};
    ++refused;
    return {.response = transport::MakeFailure(transport::HttpFailure::kUnreachable, "It was closed."), .keep = false};
  };
  Add("1");
  worker_.Pass(absl::Seconds(1));
  EXPECT_EQ(results_["1"], "OK");
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(broker_.connections, 2);
}

// Five TRs that hang could otherwise take all connections: 8, 4, 2, 1 and 1.
TEST_F(SchedulerTest, ATrThatHasNoConnectionGetsOneWhateverHangs) {
  rate_ = {.per_second = 100, .burst = 100};
  broker_.reply = [](const TestBroker::Arrival& arrival) -> TestBroker::Reply {
    return {.delay = arrival.path == kPriceTr.code ? absl::ZeroDuration() : absl::Seconds(-1)};
  };
  std::vector<codec::Tr> hanging(6, kPriceTr);
  const std::string codes[] = {"ka1", "ka2", "ka3", "ka4", "ka5", "ka6"};
  for (size_t i = 0; i < hanging.size(); ++i) {
    hanging[i].code = codes[i];
    for (int k = 0; k < 20; ++k) Add(codes[i] + " " + std::to_string(k), hanging[i]);
    worker_.Pass(absl::Seconds(1));
  }
  EXPECT_GE(broker_.open, 16);
  Add("price");
  worker_.Pass(absl::ZeroDuration());
  EXPECT_EQ(results_["price"], "OK");
}

// It waited behind others, and its turn comes when its answer could not come in time any more.
TEST_F(SchedulerTest, WhatHasWaitedTooLongIsNotWritten) {
  broker_.reply = [](const TestBroker::Arrival&) -> TestBroker::Reply { return {.delay = absl::Milliseconds(100)}; };
  Add("measures the latency");
  worker_.Pass(absl::Seconds(10));
  broker_.reply = [](const TestBroker::Arrival&) -> TestBroker::Reply { return {.delay = absl::Seconds(-1)}; };
  options_.pool.most_connections = 16;
  Add("first", kPriceTr, "a", absl::Seconds(20));
  Add("late", kPriceTr, "a", absl::Milliseconds(310));
  scheduler().OnLimit(kPriceTr, LimitScope::kTr, absl::Milliseconds(205));
  worker_.Pass(absl::Seconds(1));
  EXPECT_EQ(statuses_["late"].code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(errors::ReasonOf(statuses_["late"]), "LOCAL_RATE_LIMIT");
  EXPECT_THAT(Arrived(), ElementsAre("measures the latency", "first"));
}

TEST_F(SchedulerTest, WithoutAnyConnectionWhatWaitsFailsAndTheNextTriesAgain) {
  broker_.dial_failure = transport::MakeFailure(transport::HttpFailure::kUnreachable, "It cannot be reached.");
  Add("1");
  Add("2", kDailyTr);
  worker_.Pass(absl::Milliseconds(249));
  EXPECT_THAT(results_, IsEmpty()) << "one dial that fails may be an accident";
  worker_.Pass(absl::Milliseconds(1));
  EXPECT_EQ(results_["1"], "It cannot be reached.");
  EXPECT_EQ(results_["2"], "It cannot be reached.");
  const int dials = broker_.dials;
  for (int i = 0; i < 10; ++i) Add("again " + std::to_string(i));
  worker_.Run();
  EXPECT_EQ(broker_.dials, dials) << "not at once";
  broker_.dial_failure = absl::OkStatus();
  worker_.Pass(absl::Seconds(10));
  EXPECT_EQ(results_["again 9"], "OK");
}

TEST_F(SchedulerTest, AConnectionThatTheBrokerHasClosedIsReplaced) {
  broker_.reply = [](const TestBroker::Arrival&) -> TestBroker::Reply { return {.keep = false}; };
  for (int i = 0; i < 3; ++i) Add(std::to_string(i));
  worker_.Pass(absl::Seconds(2));
  EXPECT_THAT(results_, SizeIs(3));
  EXPECT_EQ(broker_.connections, 3);
  EXPECT_EQ(broker_.open, 0);
}

TEST_F(SchedulerTest, TheOrderOfACallersRequestsSurvivesAConnectionThatTheBrokerHasClosed) {
  Add("measures nothing");
  worker_.Pass(absl::Seconds(10));
  broker_.last_closed = broker_.connections;
  broker_.dial_time = absl::Milliseconds(50);
  for (const char* name : {"1", "2", "3"}) Add(name);
  worker_.Pass(absl::Seconds(2));
  EXPECT_THAT(Arrived(), ElementsAre("measures nothing", "1", "2", "3"));
}

TEST_F(SchedulerTest, ABrokerThatClosesEveryNewConnectionIsNotDialledWithoutPause) {
  broker_.closes_at_once = true;
  Add("1");
  worker_.Pass(absl::Milliseconds(250));
  EXPECT_EQ(results_["1"], "The broker closed the connection as soon as it was made.");
  EXPECT_EQ(broker_.dials, 2);
  for (int i = 0; i < 20; ++i) {
    Add("again " + std::to_string(i));
    worker_.Pass(absl::Milliseconds(50));
  }
  EXPECT_LE(broker_.dials, 7) << "every 250 ms";
  broker_.closes_at_once = false;
  Add("last");
  worker_.Pass(absl::Seconds(10));
  EXPECT_EQ(results_["last"], "OK");
}

TEST_F(SchedulerTest, ThePoolGrowsWithWhatHangsAndShrinksWhenIdle) {
  rate_ = {.per_second = 100, .burst = 100};
  broker_.travel = [] { return absl::Seconds(1); };
  for (int i = 0; i < 8; ++i) Add(std::to_string(i));
  worker_.Pass(absl::Milliseconds(500));
  EXPECT_GE(broker_.open, 8);
  worker_.Pass(absl::Seconds(20));
  EXPECT_THAT(results_, SizeIs(8));
  EXPECT_GE(broker_.open, 8) << "they idle";
  worker_.Pass(absl::Seconds(30));
  EXPECT_EQ(broker_.open, 0);
}

TEST_F(SchedulerTest, TooManyWaitingAreRefused) {
  options_.most_waiting = 3;
  for (int i = 0; i < 5; ++i) Add(std::to_string(i));
  worker_.Run();
  EXPECT_EQ(statuses_["4"].code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(results_["4"], "3 requests are waiting for the broker; try again later.");
}

// By this one of several keys is chosen for a query.
TEST_F(SchedulerTest, EarliestIsWhenTheNextRequestWouldBeWritten) {
  broker_.dial_time = absl::Milliseconds(50);
  const auto earliest = [this](const codec::Tr& tr, const std::string& caller) {
    return absl::ToInt64Milliseconds(scheduler().Earliest(tr, caller) - worker_.Now());
  };
  EXPECT_EQ(earliest(kPriceTr, "Alice"), 0);
  for (const char* name : {"1", "2", "3"}) Add(name, kPriceTr, "Alice");
  EXPECT_EQ(earliest(kPriceTr, "Alice"), 600) << "behind three, before any is written";
  EXPECT_EQ(earliest(kPriceTr, "Bob"), 200) << "callers take turns";
  EXPECT_EQ(earliest(kDailyTr, "Alice"), 0) << "TRs do not wait for each other";
  worker_.Pass(absl::Milliseconds(50));
  EXPECT_THAT(Arrived(), ElementsAre("1"));
  EXPECT_EQ(earliest(kPriceTr, "Alice"), 600) << "the quota is used, and two wait";
  scheduler().OnLimit(kPriceTr, LimitScope::kTr, absl::Seconds(2));
  EXPECT_EQ(earliest(kPriceTr, "Alice"), 3000) << "held for 2 s, then two of two a second go first";
}

TEST_F(SchedulerTest, TwoSchedulersShareAQuota) {
  Scheduler tokens({.pool = {.most_connections = 1}}, (scheduler(), *quota_), broker_, worker_);
  Add("1");
  worker_.Run();
  tokens.Add({.tr = &kPriceTr,
              .caller = "",
              .deadline = worker_.Now() + absl::Seconds(10),
              .compose = [] { return transport::HttpRequest{.path = "token", .headers = {}, .body = "token"}; }},
             [](const absl::StatusOr<transport::HttpResponse>&) {});
  worker_.Pass(absl::Milliseconds(199));
  EXPECT_THAT(Arrived(), ElementsAre("1"));
  worker_.Pass(absl::Milliseconds(1));
  EXPECT_THAT(Arrived(), ElementsAre("1", "token"));
}

}  // namespace
}  // namespace kiwoom::rest

#include "service/rest/rest_clients.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "service/errors/error_details.h"
#include "service/rest/quota.h"
#include "service/rest/scheduler.h"
#include "service/rest/test_broker.h"
#include "service/rest/test_outbox.h"
#include "service/rest/test_rest_trs.h"
#include "service/rest/test_worker.h"

namespace kiwoom::rest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kSuccess[] = R"({"cur_prc":"-2393.33","return_code":0})";
constexpr char kForeignAddress[] = R"({"return_code":3,"return_msg":"인증에 실패했습니다[8010:Token을 발급받은 IP]"})";
constexpr char kBadKey[] = R"({"return_code":3,"return_msg":"인증에 실패했습니다[8001:App Key와 Secret Key]"})";

class IgnoreAnomalies final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly&) override {}
};

// The REST side of one app key, up to the requests that it would write.
struct Key {
  explicit Key(TestWorker& worker)
      : tokens({}, {"APPKEY", "SECRET"}, kTokenTr, worker, token_outbox, anomalies),
        client({}, tokens, outbox, worker, anomalies) {}

  IgnoreAnomalies anomalies;
  TestOutbox token_outbox;
  TestOutbox outbox;
  TokenSource tokens;
  RestClient client;
};

// Three app keys, "a", "b" and "c". A query is known by its body: "b 1" is the query 1 at the key b.
class RestClientsTest : public ::testing::Test {
 protected:
  struct Terms {
    absl::Duration max_age = absl::ZeroDuration();
    std::string caller = "Alice";
  };
  void Ask(const std::string& body, const Terms& terms) {
    pending_[body] =
        clients_.Query({.tr = &kPriceTr,
                        .body = body,
                        .caller = terms.caller,
                        .max_age = terms.max_age,
                        .deadline = worker_.WallTime() + absl::Seconds(20)},
                       worker_.executor(), [this, body](RestClient& client, const absl::StatusOr<RestAnswer>& answer) {
                         answers_.push_back(NameOf(client) + " " + body);
                         last_ = answer;
                       });
    worker_.Run();
  }
  void Ask(const std::string& body) { Ask(body, Terms{}); }
  std::string NameOf(const RestClient& client) {
    return &client == &a_.client ? "a" : &client == &b_.client ? "b" : "c";
  }
  // The requests that were written since the last call, of all keys: "a 1".
  std::vector<std::string> Written() {
    std::vector<std::string> written;
    for (const auto& [name, key] : keys_) {
      for (const TestOutbox::Posted& one : key->outbox.posted) {
        if (seen_.emplace(name, one.id).second) written.push_back(name + " " + one.request.body);
      }
    }
    return written;
  }
  std::vector<std::string> Answers() { return std::exchange(answers_, {}); }
  void Answer(Key& key, std::string body = kSuccess) {
    ASSERT_FALSE(key.outbox.posted.empty());
    key.outbox.Answer(transport::HttpResponse{200, {}, std::move(body)});
    worker_.Run();
  }
  // The answer to a request for a token; if there was none yet, the session asks for one first.
  void AnswerToken(Key& key, std::string body) {
    if (key.token_outbox.posted.empty()) key.tokens.GetOnWorker("", [](const absl::StatusOr<std::string>&) {});
    key.token_outbox.Answer(transport::HttpResponse{200, {}, std::move(body)});
    worker_.Run();
  }
  void IssueToken(Key& key) {
    AnswerToken(key, R"({"expires_dt":"20991231235959","token":"THE-TOKEN","return_code":0})");
  }
  void IssueTokens() {
    for (Key* key : {&a_, &b_, &c_}) IssueToken(*key);
  }

  TestWorker worker_;
  Key a_{worker_}, b_{worker_}, c_{worker_};
  const std::map<std::string, Key*> keys_{{"a", &a_}, {"b", &b_}, {"c", &c_}};
  RestClients clients_{{&a_.client, &b_.client, &c_.client}};
  std::map<std::string, RestClient::Pending> pending_;
  std::vector<std::string> answers_;
  absl::StatusOr<RestAnswer> last_ = absl::UnknownError("none");
  std::set<std::pair<std::string, Outbox::Id>> seen_;
};

TEST_F(RestClientsTest, KeysWithEqualQuotasTakeTurns) {
  IssueTokens();
  for (const char* body : {"1", "2", "3", "4"}) Ask(body);
  EXPECT_THAT(Written(), ElementsAre("a 1", "a 4", "b 2", "c 3"));
  Answer(b_);
  EXPECT_THAT(Answers(), ElementsAre("b 2")) << "the caller learns which key answered";
}

TEST_F(RestClientsTest, TheKeyWithMostQuotaIsAsked) {
  IssueTokens();
  a_.outbox.earliest = worker_.Now() + absl::Milliseconds(400);
  b_.outbox.earliest = worker_.Now() + absl::Milliseconds(300);
  c_.outbox.earliest = worker_.Now() + absl::Milliseconds(301);
  Ask("1");
  Ask("2");
  EXPECT_THAT(Written(), ElementsAre("b 1", "b 2"));
  c_.outbox.earliest = worker_.Now();
  Ask("3");
  EXPECT_THAT(Written(), ElementsAre("c 3"));
}

// Each hop between threads costs a client more time than all the work between two of them.
TEST_F(RestClientsTest, TheChoiceCostsNoHop) {
  IssueTokens();
  worker_.posts = worker_.answers = 0;
  Ask("1");
  Answer(a_);
  EXPECT_THAT(Answers(), ElementsAre("a 1"));
  EXPECT_EQ(worker_.posts, 1);
  EXPECT_EQ(worker_.answers, 1);
}

TEST_F(RestClientsTest, AnEqualQueryUnderWayIsJoinedWhoeverHasMoreQuota) {
  IssueTokens();
  a_.outbox.earliest = c_.outbox.earliest = worker_.Now() + absl::Seconds(1);
  Ask("1");
  EXPECT_THAT(Written(), ElementsAre("b 1"));
  b_.outbox.earliest = worker_.Now() + absl::Seconds(5);
  const RestClient::Pending first = std::move(pending_["1"]);  // stays open
  Ask("1", {.caller = "Bob"});
  EXPECT_THAT(Written(), IsEmpty());
  EXPECT_THAT(b_.outbox.sharers[1], ElementsAre("Bob"));
  Answer(b_);
  EXPECT_THAT(Answers(), ElementsAre("b 1", "b 1"));
  Ask("1");
  EXPECT_THAT(Written(), ElementsAre("c 1")) << "what is answered is over";
}

TEST_F(RestClientsTest, NobodyJoinsARequestThatIsAboutToFail) {
  IssueTokens();
  Ask("1");
  EXPECT_THAT(Written(), ElementsAre("a 1"));
  a_.outbox.failing.insert(a_.outbox.posted[0].id);
  const RestClient::Pending first = std::move(pending_["1"]);
  Ask("1");
  EXPECT_THAT(Written(), ElementsAre("b 1")) << "another key may succeed";
}

TEST_F(RestClientsTest, AnAnswerOfAnyKeyServesThoseWhoAcceptItsAge) {
  IssueTokens();
  const Terms minute{.max_age = absl::Minutes(1)};
  Ask("1", minute);
  Answer(a_);
  EXPECT_THAT(Answers(), ElementsAre("a 1"));
  worker_.Pass(absl::Seconds(60));
  Ask("1", minute);
  EXPECT_THAT(Answers(), ElementsAre("a 1")) << "although it is the turn of b";
  EXPECT_THAT(Written(), IsEmpty());
  worker_.Pass(absl::Milliseconds(1));
  Ask("1", minute);
  EXPECT_THAT(Written(), ElementsAre("b 1")) << "too old";
  Answer(b_);
  Answers();
  Ask("1", {.max_age = absl::Hours(1)});
  EXPECT_THAT(Answers(), ElementsAre("b 1")) << "both accept it, and nobody goes back to the older one";
  b_.client.ForgetAnswers();
  Ask("1", {.max_age = absl::Hours(1)});
  EXPECT_THAT(Answers(), ElementsAre("a 1")) << "the app key of b has changed";
}

TEST_F(RestClientsTest, AKeyWithoutATokenIsNotAskedWhileAnotherHasOne) {
  Ask("1");
  EXPECT_THAT(a_.token_outbox.posted, testing::SizeIs(1)) << "none has one: the first asks for it";
  IssueToken(c_);
  const RestClient::Pending first = std::move(pending_["1"]);
  Ask("2");
  Ask("1");
  EXPECT_THAT(Written(), ElementsAre("c 2", "c 1")) << "nor does anyone wait for a's token";
  IssueToken(a_);
  EXPECT_THAT(Written(), ElementsAre("a 1"));
  Ask("3");
  Ask("4");
  EXPECT_THAT(Written(), ElementsAre("a 3", "c 4")) << "b has none";
}

TEST_F(RestClientsTest, AKeyThatGetsNoTokenIsTheLastToBeAsked) {
  AnswerToken(a_, kBadKey);
  AnswerToken(b_, kBadKey);
  Ask("1");
  EXPECT_THAT(Answers(), IsEmpty());
  EXPECT_THAT(c_.token_outbox.posted, testing::SizeIs(1)) << "its token may come";
  AnswerToken(c_, kBadKey);
  EXPECT_THAT(Answers(), ElementsAre("c 1"));
  EXPECT_EQ(errors::MetadataOf(last_.status(), errors::kBrokerCode), "8001");
  Ask("2");
  EXPECT_THAT(Answers(), ElementsAre("a 2")) << "all are refused: the answer says why";
  EXPECT_EQ(errors::MetadataOf(last_.status(), errors::kBrokerCode), "8001");
}

// The token is good, but the broker does not accept queries from this address.
TEST_F(RestClientsTest, AKeyWhoseQueriesAreRefusedIsNotAskedForAWhile) {
  IssueTokens();
  Ask("1");
  Answer(a_, kForeignAddress);
  EXPECT_THAT(Answers(), ElementsAre("a 1"));
  for (const char* body : {"2", "3", "4"}) Ask(body);
  EXPECT_THAT(Written(), ElementsAre("b 2", "b 4", "c 3"));
  worker_.Pass(absl::Minutes(5));
  b_.outbox.earliest = c_.outbox.earliest = worker_.Now() + absl::Seconds(1);
  a_.outbox.earliest = worker_.Now();
  Ask("5");
  EXPECT_THAT(Written(), ElementsAre("a 5")) << "perhaps the operator has acted";
  Answer(a_);
  Ask("6");
  EXPECT_THAT(Written(), ElementsAre("a 6"));
  Answer(a_, kForeignAddress);
  Ask("7");
  EXPECT_THAT(Written(), ElementsAre("b 7"));
  a_.client.ForgetAnswers();
  Ask("8");
  EXPECT_THAT(Written(), ElementsAre("a 8")) << "another app key";
}

TEST_F(RestClientsTest, ACancelledQueryTakesItsRequestAlong) {
  IssueTokens();
  Ask("1");
  Ask("2");
  const Outbox::Id request = b_.outbox.posted[0].id;
  pending_["2"].Cancel();
  worker_.Run();
  EXPECT_THAT(b_.outbox.cancelled, ElementsAre(request));
  EXPECT_THAT(a_.outbox.cancelled, IsEmpty());
  pending_["3"] = clients_.Query({.tr = &kPriceTr, .body = "3", .deadline = worker_.WallTime() + absl::Seconds(1)},
                                 worker_.executor(), [](RestClient&, const absl::StatusOr<RestAnswer>&) { FAIL(); });
  pending_["3"].Cancel();
  worker_.Run();
  EXPECT_THAT(c_.outbox.posted, IsEmpty()) << "it was given up before it began";
}

TEST_F(RestClientsTest, ADeadlineThatHasPassedAsksNobody) {
  IssueTokens();
  pending_["1"] = clients_.Query({.tr = &kPriceTr, .body = "1", .deadline = worker_.WallTime()}, worker_.executor(),
                                 [this](RestClient& client, const absl::StatusOr<RestAnswer>& answer) {
                                   answers_.push_back(NameOf(client));
                                   last_ = answer;
                                 });
  worker_.Run();
  EXPECT_THAT(Answers(), ElementsAre("a"));
  EXPECT_EQ(last_.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(Written(), IsEmpty());
}

// Two keys that may send one query a second each, with the real quota and scheduler, before one broker.
TEST(RestClients, TwoKeysGiveTwiceTheRate) {
  TestWorker worker;
  IgnoreAnomalies anomalies;
  TestBroker broker(worker);
  broker.reply = [](const TestBroker::Arrival& arrival) -> TestBroker::Reply {
    const bool token = arrival.path == kTokenTr.path;
    return {.response = transport::HttpResponse{
                200, {}, token ? R"({"expires_dt":"20991231235959","token":"T","return_code":0})" : kSuccess}};
  };
  struct WholeKey {
    WholeKey(TestWorker& worker, TestBroker& broker, IgnoreAnomalies& anomalies)
        : token_requests({}, quota, broker, worker),
          queries({}, quota, broker, worker),
          tokens({}, {"APPKEY", "SECRET"}, kTokenTr, worker, token_requests, anomalies),
          client({}, tokens, queries, worker, anomalies) {}
    Quota quota{{.per_second = 1, .burst = 1}};
    Scheduler token_requests, queries;
    TokenSource tokens;
    RestClient client;
  };
  WholeKey a(worker, broker, anomalies), b(worker, broker, anomalies);
  RestClients clients({&a.client, &b.client});
  for (WholeKey* key : {&a, &b}) key->tokens.GetOnWorker("", [](const absl::StatusOr<std::string>&) {});
  worker.Pass(absl::Seconds(10));

  const absl::Time start = worker.Now();
  std::vector<RestClient::Pending> pending;
  std::map<RestClient*, std::vector<int64_t>> answered;  // by key: after how many seconds
  for (int i = 0; i < 6; ++i) {
    pending.push_back(clients.Query({.tr = &kPriceTr,
                                     .body = std::to_string(i),
                                     .caller = "Alice",
                                     .deadline = worker.WallTime() + absl::Seconds(20)},
                                    worker.executor(), [&](RestClient& client, const absl::StatusOr<RestAnswer>& one) {
                                      EXPECT_TRUE(one.ok()) << one.status();
                                      answered[&client].push_back(absl::ToInt64Seconds(worker.Now() - start));
                                    }));
  }
  worker.Pass(absl::Seconds(10));
  EXPECT_THAT(answered[&a.client], ElementsAre(0, 1, 2));
  EXPECT_THAT(answered[&b.client], ElementsAre(0, 1, 2));

  // A third and a fourth query of a's alone delay it, and the next ones go to b.
  answered.clear();
  worker.Pass(absl::Seconds(10));
  for (const char* body : {"a 1", "a 2"}) {
    pending.push_back(a.client.Query({.tr = &kPriceTr, .body = body, .caller = "Alice"}, worker.executor(),
                                     [](const absl::StatusOr<RestAnswer>&) {}));
  }
  for (const char* body : {"any 1", "any 2"}) {
    pending.push_back(
        clients.Query({.tr = &kPriceTr, .body = body, .caller = "Alice"}, worker.executor(),
                      [&](RestClient& client, const absl::StatusOr<RestAnswer>&) { answered[&client].push_back(0); }));
  }
  worker.Pass(absl::Seconds(10));
  EXPECT_EQ(answered[&b.client].size(), 2u);
}

}  // namespace
}  // namespace kiwoom::rest

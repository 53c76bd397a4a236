#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/anomaly.h"
#include "codec/table.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/rest/answer_cache.h"
#include "service/rest/answer_reader.h"
#include "service/rest/outbox.h"
#include "service/rest/rest_answer.h"
#include "service/rest/retry_budget.h"
#include "service/rest/token_source.h"

namespace kiwoom::rest {

// A query for one page of one TR.
struct RestQuery {
  const codec::Tr* tr = nullptr;
  std::string body;                               // JSON, as EncodeRequest writes it
  std::string next_key;                           // from the previous page; "" for the first page
  std::string caller;                             // callers take turns
  absl::Duration max_age = absl::ZeroDuration();  // of an acceptable answer; zero: only a new one
  absl::Time deadline = absl::InfiniteFuture();   // by the wall clock
};

struct RestOptions {
  absl::Duration longest = absl::Seconds(30);            // the maximum time for a query, even if its deadline is later
  absl::Duration limit_pause = absl::Seconds(1);         // after a limit, unless the broker says how long to wait
  absl::Duration error_pause = absl::Milliseconds(200);  // before a query is repeated after a 502 to 504
  int limit_retries = 3;
  absl::Duration access_pause = absl::Minutes(5);  // how long the broker's refusal of the key or address is believed
  size_t cache_bytes = 16 << 20;
};

// Queries the broker's REST TRs: handles the token, paging, retries and the broker's errors.
//
// Identical queries that are open at the same time share one request. A query that accepts an older answer may get it
// from the cache. Different callers never share a query of account scope.
//
// Queries that change nothing are repeated within their deadline: once with another token after the broker rejects the
// token; and, within a budget, once after a connection that ended unanswered or a 502 to 504, and up to three times
// after a limit. A request that changes something at the broker is sent once and never repeated, neither on another
// connection nor with another token.
//
// Thread-safe: Query may be called from any thread. Everything else happens on the worker, including calls of
// `anomalies`. A query costs one post to the worker and one back. Must outlive the worker's tasks.
class RestClient {
  struct Asker;

 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<RestAnswer>)>;

  // An open query. Destroying it cancels the query; the callback may still be called with an answer that has already
  // been posted.
  class Pending {
   public:
    Pending() = default;
    ~Pending() { Cancel(); }
    Pending(Pending&& other) noexcept = default;
    Pending& operator=(Pending&& other) noexcept;

    void Cancel();

   private:
    friend class RestClient;
    friend class RestClients;
    Pending(loop::Worker& worker, std::shared_ptr<Asker> asker) : worker_(&worker), asker_(std::move(asker)) {}

    loop::Worker* worker_ = nullptr;
    std::shared_ptr<Asker> asker_;
  };

  RestClient(RestOptions options, TokenSource& tokens, Outbox& outbox, loop::Worker& worker,
             codec::AnomalySink& anomalies);

  // Calls `callback` through `executor`.
  [[nodiscard]] Pending Query(RestQuery query, loop::Executor executor, Callback callback);

  // The app key has changed: no earlier answer, and none under way, may serve a later query. On the worker.
  void ForgetAnswers();

  // Whether it can send a query now. A better one is greater.
  enum class Readiness : uint8_t {
    kRefused,  // the broker has refused the key or the address a moment ago, or there is to be no token for now
    kNoToken,  // but one may come
    kReady,
  };
  // On the worker.
  Readiness readiness() const;

 private:
  friend class RestClients;  // begins queries at one of several clients

  // How a request failed, as far as it decides whether the request is repeated.
  enum class Trouble : uint8_t {
    kUnanswered,  // the connection ended before an answer came
    kOnTheWay,    // HTTP 502 to 504
    kOther,
  };

  struct Flight;
  using AskerPtr = std::shared_ptr<Asker>;
  // Also gets the client that answers.
  using AskerCallback = absl::AnyInvocable<void(RestClient&, absl::StatusOr<RestAnswer>)>;
  using FlightPtr = std::shared_ptr<Flight>;

  // One call of Query, which waits for an answer.
  struct Asker {
    RestQuery query;
    loop::Executor executor;
    AskerCallback callback;
    RestClient* client = nullptr;  // that serves it; null before it begins
    absl::Time deadline;           // by the worker's clock
    bool timed = false;            // has a timer of its own, because its deadline is before the flight's
    std::weak_ptr<Flight> flight;
    std::atomic<bool> told = false;
  };

  // A request to the broker and everyone who waits for its answer.
  struct Flight {
    std::string key;
    RestQuery query;
    absl::Time deadline;
    std::vector<AskerPtr> askers;
    std::optional<Outbox::Id> request;  // empty during a pause before a repetition
    bool sent = false;                  // the request has been written
    std::string token;                  // the one in the written request
    bool token_replaced = false;
    bool failure_repeated = false;
    int limits = 0;
    absl::Status failure;  // of the previous attempt
  };

  static AskerPtr MakeAsker(RestQuery query, loop::Executor executor, AskerCallback callback);
  void Begin(const AskerPtr& asker);
  // The steps of Begin, in this order. Each returns whether it was the last one. `key` is KeyOf the query.
  bool TellIfLate(const AskerPtr& asker);
  bool AnswerFromCache(const AskerPtr& asker, const std::string& key);
  bool JoinFlight(const AskerPtr& asker, const std::string& key);
  void Launch(const AskerPtr& asker, std::string key);
  bool Join(const FlightPtr& flight, const AskerPtr& asker);
  void WatchDeadline(const AskerPtr& asker);
  void Leave(const AskerPtr& asker);
  void Forget(const FlightPtr& flight);

  void Send(const FlightPtr& flight);
  transport::HttpRequest Compose(Flight& flight);
  void OnResponse(const FlightPtr& flight, absl::StatusOr<transport::HttpResponse> response);
  bool Repeat(const FlightPtr& flight, Trouble trouble, const absl::Status& failure);
  void OnLimit(const codec::Tr& tr, const absl::Status& failure);
  void RepeatAfter(absl::Duration pause, const FlightPtr& flight);
  // Whether there is a token to send requests with. If not, asks for one.
  bool HaveToken();
  void OnNoToken(const absl::Status& failure);

  std::string KeyOf(const RestQuery& query);
  void Answer(const FlightPtr& flight, RestAnswer answer);
  void Fail(const FlightPtr& flight, const absl::Status& failure);
  static void Tell(const AskerPtr& asker, absl::StatusOr<RestAnswer> answer);

  const RestOptions options_;
  TokenSource& tokens_;
  Outbox& outbox_;
  loop::Worker& worker_;
  AnswerReader reader_;
  AnswerCache cache_;
  bool cached_ = false;  // a query has accepted an older answer, so answers are kept from now on
  RetryBudget budget_;
  bool token_wanted_ = false;
  absl::Time refused_until_ = absl::InfinitePast();  // the broker does not accept the key or the address
  uint64_t changes_ = 0;
  uint64_t generation_ = 0;  // of the app key
  absl::flat_hash_map<std::string, FlightPtr> flights_;
};

}  // namespace kiwoom::rest

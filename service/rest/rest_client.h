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
  std::string next_key;                           // of the previous page; "" for the first
  std::string caller;                             // who asks, for fairness
  absl::Duration max_age = absl::ZeroDuration();  // of an acceptable answer; zero: only a fresh one
  absl::Time deadline = absl::InfiniteFuture();   // by the wall clock
};

struct RestOptions {
  absl::Duration longest = absl::Seconds(30);            // of a query whose deadline is later
  absl::Duration limit_pause = absl::Seconds(1);         // after "too many", where the broker does not say how long
  absl::Duration error_pause = absl::Milliseconds(200);  // before a query is repeated that the broker failed at
  int limit_retries = 3;
  size_t cache_bytes = 16 << 20;
};

// Queries of the broker's REST TRs: token, paging, retries, and what the broker's errors mean.
//
// Queries that are the same and under way together are one request; one that accepts an older answer may get it from
// the cache. Those of account scope are never shared between callers.
//
// Repeated, within the deadline and a budget, are queries without effect: at once when the connection ended without an
// answer, after the broker's pause when it found them too many, once after 502 to 504, and once with another token when
// the broker rejected the one that it had. What changes something at the broker is sent once and never again: neither
// on another connection nor with another token.
//
// Thread-safe: Query may be called from anywhere; everything else happens on the worker, calls of `anomalies` too. One
// post leads there and one leads the answer back. Must outlive the worker's tasks.
class RestClient {
  struct Asker;

 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<RestAnswer>)>;

  // A query under way. Destroying it gives the query up; an answer that is on its way already may still come.
  class Pending {
   public:
    Pending() = default;
    ~Pending() { Cancel(); }
    Pending(Pending&& other) noexcept = default;
    Pending& operator=(Pending&& other) noexcept;

    void Cancel();

   private:
    friend class RestClient;
    Pending(RestClient& client, std::shared_ptr<Asker> asker) : client_(&client), asker_(std::move(asker)) {}

    RestClient* client_ = nullptr;
    std::shared_ptr<Asker> asker_;
  };

  RestClient(RestOptions options, TokenSource& tokens, Outbox& outbox, loop::Worker& worker,
             codec::AnomalySink& anomalies);

  // The answer comes through `executor`.
  [[nodiscard]] Pending Query(RestQuery query, loop::Executor executor, Callback callback);

  // The app key has changed: no earlier answer, and none under way, may serve a later query. On the worker.
  void ForgetAnswers();

 private:
  // What went wrong with a request, as far as it matters for another try.
  enum class Trouble : uint8_t {
    kUnanswered,  // the connection ended before an answer
    kOnTheWay,    // HTTP 502 to 504
    kOther,
  };

  struct Flight;
  using AskerPtr = std::shared_ptr<Asker>;
  using FlightPtr = std::shared_ptr<Flight>;

  // One who waits for an answer.
  struct Asker {
    RestQuery query;
    loop::Executor executor;
    Callback callback;
    absl::Duration timeout;
    absl::Time deadline;  // by the worker's clock
    bool timed = false;   // its deadline is watched apart from the flight's
    std::weak_ptr<Flight> flight;
    std::atomic<bool> told = false;
  };

  // A request to the broker, with all who wait for it.
  struct Flight {
    std::string key;
    RestQuery query;
    absl::Time deadline;
    std::vector<AskerPtr> askers;
    std::optional<Outbox::Id> request;  // none while it waits for a token or a pause
    bool sent = false;                  // the request has been written
    std::string token;                  // that it was written with
    bool token_replaced = false;
    bool failure_repeated = false;
    int limits = 0;
    absl::Status failure;  // of the try before
  };

  void Begin(AskerPtr asker);
  bool Join(const FlightPtr& flight, AskerPtr asker);
  void WatchDeadline(const AskerPtr& asker);
  void Leave(const AskerPtr& asker);
  void Forget(const FlightPtr& flight);

  void Send(const FlightPtr& flight);
  transport::HttpRequest Compose(Flight& flight);
  void OnResponse(const FlightPtr& flight, absl::StatusOr<transport::HttpResponse> response);
  bool Repeat(const FlightPtr& flight, Trouble trouble, const absl::Status& failure);
  void OnLimit(const codec::Tr& tr, const absl::Status& failure);
  void RepeatAfter(absl::Duration pause, const FlightPtr& flight);
  // Whether there is a token to write requests with; asks for one where not.
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
  bool cached_ = false;  // somebody has asked for an older answer
  RetryBudget budget_;
  bool token_wanted_ = false;
  uint64_t changes_ = 0;
  uint64_t generation_ = 0;  // of the app key
  absl::flat_hash_map<std::string, FlightPtr> flights_;
};

}  // namespace kiwoom::rest

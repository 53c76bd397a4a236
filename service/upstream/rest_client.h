#pragma once

#include <memory>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codegen/runtime/table.h"
#include "service/upstream/executor.h"
#include "service/upstream/http.h"
#include "service/upstream/rate_limiter.h"
#include "service/upstream/token_source.h"
#include "service/upstream/worker.h"

namespace kiwoom::upstream {

// The broker's answer to one page of a TR.
struct RestAnswer {
  std::string message;   // protobuf of tr.response
  std::string next_key;  // asks for the next page
  bool more = false;     // there is a next page
};

// One page of one TR, asked for.
struct RestQuery {
  const runtime::Tr* tr = nullptr;
  std::string body;      // JSON, as EncodeRequest makes it
  std::string next_key;  // of the page before; "" for the first
  absl::Time deadline = absl::InfiniteFuture();
};

// Asks the broker's REST TRs: token, limiter, paging headers, and what its errors mean (broker_error.h). A token that the broker rejects is
// replaced once per query. A query that cannot start before its deadline fails at once with
// RESOURCE_EXHAUSTED and the delay after which it could.
//
// Thread-safe: Query may be called from anywhere; everything else happens on the worker. Must outlive its worker's tasks.
class RestClient {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<RestAnswer>)>;

  RestClient(int requests_per_second, TokenSource& tokens, Worker& worker, Http& http);

  // The answer is told through `executor`.
  void Query(RestQuery query, Executor executor, Callback callback);

 private:
  struct Call;
  void Begin(std::shared_ptr<Call> call);
  void OnToken(std::shared_ptr<Call> call, absl::StatusOr<std::string> token);
  void Send(std::shared_ptr<Call> call);
  void OnResponse(std::shared_ptr<Call> call, absl::StatusOr<HttpResponse> response);

  RateLimiter limiter_;
  TokenSource& tokens_;
  Worker& worker_;
  Http& http_;
};

}  // namespace kiwoom::upstream

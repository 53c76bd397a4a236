#pragma once

#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/body_decoder.h"
#include "codec/message_encoder.h"
#include "codec/table.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/rest/rate_limiter.h"
#include "service/rest/token_source.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// The broker's answer to one page of a TR.
struct RestAnswer {
  std::string message;   // protobuf of tr.response
  std::string next_key;  // asks for the next page
  bool more = false;     // there is a next page
  absl::Time received;   // when the broker's answer came
};

// One page of one TR, asked for.
struct RestQuery {
  const codec::Tr* tr = nullptr;
  std::string body;      // JSON, as EncodeRequest makes it
  std::string next_key;  // of the page before; "" for the first
  absl::Time deadline = absl::InfiniteFuture();
  absl::Duration max_age = absl::ZeroDuration();  // of an answer that will do; zero: only a fresh one
  std::string caller;                             // who asks, for fairness
};

struct RestOptions {
  int requests_per_second = 5;                    // per TR (Broker)
  absl::Duration longest = absl::Seconds(30);     // of a query whose deadline is later
  absl::Duration limit_pause = absl::Seconds(1);  // of a TR that the broker found too frequent
};

// Asks the broker's REST TRs: token, limiter, paging headers, and what its errors mean (broker_error.h). A token that
// the broker rejects is replaced once per query. What changes something at the broker is sent once and never again:
// neither on another connection nor with another token. A query that cannot start before its deadline fails at once
// with LOCAL_RATE_LIMIT and the delay after which it could.
//
// Thread-safe: Query may be called from anywhere; everything else happens on the worker, calls of `anomalies` too. One
// hop leads there and one leads the answer back. Must outlive the worker's tasks.
class RestClient {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<RestAnswer>)>;

  RestClient(RestOptions options, TokenSource& tokens, loop::Worker& worker, transport::Http& http,
             codec::AnomalySink& anomalies);

  // The answer is told through `executor`.
  void Query(RestQuery query, loop::Executor executor, Callback callback);

 private:
  struct Inquiry {
    RestQuery query;
    loop::Executor executor;
    Callback callback;
    std::string token;
    bool token_replaced = false;
  };
  using InquiryPtr = std::shared_ptr<Inquiry>;

  void Begin(InquiryPtr inquiry, const std::string& rejected);
  void OnToken(InquiryPtr inquiry, absl::StatusOr<std::string> token);
  void Send(InquiryPtr inquiry);
  void OnResponse(InquiryPtr inquiry, absl::StatusOr<transport::HttpResponse> response);
  absl::Status CheckDeadline(const Inquiry& inquiry) const;
  static void Tell(const InquiryPtr& inquiry, absl::StatusOr<RestAnswer> answer);

  const RestOptions options_;
  TokenSource& tokens_;
  loop::Worker& worker_;
  transport::Http& http_;
  codec::AnomalySink& anomalies_;
  RateLimiter limiter_;
  absl::flat_hash_map<const codec::Tr*, std::unique_ptr<codec::BodyDecoder>> decoders_;
};

}  // namespace kiwoom::rest

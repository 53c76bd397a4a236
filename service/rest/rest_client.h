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
  absl::Time received;   // when the broker's answer arrived
};

// A request for one page of a TR.
struct RestQuery {
  const codec::Tr* tr = nullptr;
  std::string body;      // JSON, as EncodeRequest writes it
  std::string next_key;  // of the previous page; "" for the first
  absl::Time deadline = absl::InfiniteFuture();
  absl::Duration max_age = absl::ZeroDuration();  // of an acceptable answer; zero: only a fresh one
  std::string caller;                             // who asks, for fairness
};

struct RestOptions {
  int requests_per_second = 5;                    // per TR (Broker)
  absl::Duration longest = absl::Seconds(30);     // caps the deadline of every query
  absl::Duration limit_pause = absl::Seconds(1);  // after the broker reported too many requests of a TR
};

// Sends queries to the broker's REST API. Takes care of the token, the rate limit, the paging headers, and the meaning
// of the broker's errors (broker_error.h). Renews a rejected token once per query. A request with an effect is sent
// only once: it is not repeated on another connection or with another token. A query that cannot start before its
// deadline fails at once with LOCAL_RATE_LIMIT and the delay after which it could start.
//
// Thread-safe: Query may be called from any thread. Everything else happens on the worker, including calls to
// `anomalies`. A query costs one hop to the worker and one back. Must outlive the worker's tasks.
class RestClient {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<RestAnswer>)>;

  RestClient(RestOptions options, TokenSource& tokens, loop::Worker& worker, transport::Http& http,
             codec::AnomalySink& anomalies);

  // `callback` receives the answer through `executor`.
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
  static void Reply(const InquiryPtr& inquiry, absl::StatusOr<RestAnswer> answer);

  const RestOptions options_;
  TokenSource& tokens_;
  loop::Worker& worker_;
  transport::Http& http_;
  codec::AnomalySink& anomalies_;
  RateLimiter limiter_;
  absl::flat_hash_map<const codec::Tr*, std::unique_ptr<codec::BodyDecoder>> decoders_;
};

}  // namespace kiwoom::rest

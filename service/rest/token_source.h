#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/body_decoder.h"
#include "codec/message_encoder.h"
#include "codec/table.h"
#include "service/broker/broker_error.h"
#include "service/broker/secrets.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// The customer's credentials. They never appear in a log or an error.
struct AppKey {
  std::string app_key;
  std::string secret_key;
};

struct TokenSourceOptions {
  absl::Duration renew_before = absl::Minutes(10);  // before expiry, like the official client
  absl::Duration shortest_life = absl::Minutes(1);  // minimum use of a new token, whatever its stated expiry
  absl::Duration unknown_life = absl::Hours(1);     // if the expiry is unreadable
  absl::Duration request_timeout = absl::Seconds(10);
  absl::Duration failure_pause = absl::Seconds(5);   // a failure is returned to every caller this long
  absl::Duration renewal_pause = absl::Seconds(10);  // minimum between two renewals of rejected tokens
};

// The access token that REST and the WebSocket share. It is requested when first needed and renewed shortly before it
// expires; the old one serves while the renewal is under way. There is never more than one request at a time: all
// waiting callers get the same answer.
//
// Thread-safe: Get may be called from any thread. Everything else runs on the worker, including calls to `anomalies`.
// Must outlive the worker's tasks.
class TokenSource {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<std::string>)>;

  // Whether this table can request a token. The error is one sentence.
  static absl::Status Check(const codec::Tr& tr);

  // `tr` must have the role of issuing tokens (FindRole) and must have passed Check.
  TokenSource(TokenSourceOptions options, AppKey key, const codec::Tr& tr, loop::Worker& worker, transport::Http& http,
              codec::AnomalySink& anomalies);

  // Delivers a token other than `rejected` ("": any token) through `executor`. Errors: those of broker_error.h,
  // BROKER_UNREACHABLE and TOKEN_UNAVAILABLE.
  void Get(std::string rejected, loop::Executor executor, Callback callback);
  // The same for callers that are already on the worker. The callback runs there too, during this call if a token is
  // available.
  void GetOnWorker(std::string rejected, Callback callback);

  // Contains the key, and each token before any caller receives it.
  const broker::Secrets& secrets() const { return secrets_; }

 private:
  struct Waiter {
    std::string rejected;
    Callback callback;
  };
  void Request();
  void OnResponse(const absl::StatusOr<transport::HttpResponse>& response);
  absl::Status Read(const transport::HttpResponse& response);
  absl::Status Refused(const broker::BrokerError& error) const;

  const TokenSourceOptions options_;
  const AppKey key_;
  broker::Secrets secrets_;
  const codec::Tr& tr_;
  loop::Worker& worker_;
  transport::Http& http_;
  codec::AnomalySink& anomalies_;
  codec::BodyDecoder decoder_;

  std::string token_;
  absl::Time expires_at_ = absl::InfinitePast();
  absl::Time renew_at_ = absl::InfinitePast();
  bool requested_ = false;  // a request is in flight
  std::vector<Waiter> waiters_;
  absl::Status failure_;
  absl::Time failed_at_ = absl::InfinitePast();
  absl::Time renewed_at_ = absl::InfinitePast();  // after the previous token was rejected
};

// The TR with that role, or null.
const codec::Tr* FindRole(std::span<const codec::Tr* const> trs, codec::Role role);

}  // namespace kiwoom::rest

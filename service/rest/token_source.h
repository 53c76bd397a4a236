#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "codec/message_encoder.h"
#include "codec/table.h"
#include "service/broker/secrets.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/rest/answer_reader.h"
#include "service/rest/call_counts.h"
#include "service/rest/outbox.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

// What identifies the customer. Never logged, never in an error.
struct AppKey {
  std::string app_key;
  std::string secret_key;

  friend bool operator==(const AppKey&, const AppKey&) = default;
};

struct TokenSourceOptions {
  absl::Duration renew_before = absl::Minutes(10);  // ahead of expiry, as the official client does
  absl::Duration shortest_life = absl::Minutes(1);  // a new token is used at least this long, whatever its expiry says
  absl::Duration unknown_life = absl::Hours(1);     // if the expiry cannot be read
  absl::Duration request_timeout = absl::Seconds(10);
  absl::Duration longest_pause = absl::Minutes(5);   // the longest that the two pauses below become
  absl::Duration failure_pause = absl::Seconds(5);   // how long a failure is the answer to every Get
  absl::Duration renewal_pause = absl::Seconds(10);  // between two renewals of rejected tokens
};

// The one access token that REST and the WebSocket share. It is requested when it is first needed; from then on a timer
// renews it before it expires. There is never more than one request for a token at a time: everyone who waits gets its
// result. As long as the old token is valid it stays in use, whatever the result of the request for the next one.
//
// Thread-safe: Get and Confirm may be called from any thread. Everything else is called and happens on the worker,
// including calls of `anomalies`. Must outlive the worker's tasks.
class TokenSource {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<std::string>)>;

  // Whether a token can be requested with this table. The error is one sentence.
  static absl::Status Check(const codec::Tr& tr);

  // `tr` is the TR whose role is to issue tokens (FindRole), and has passed Check.
  TokenSource(TokenSourceOptions options, AppKey key, const codec::Tr& tr, loop::Worker& worker, Outbox& outbox,
              codec::AnomalySink& anomalies);

  // A token other than `rejected` ("" for any), through `executor`. Errors: those of broker_error.h,
  // BROKER_UNREACHABLE, LOCAL_RATE_LIMIT and TOKEN_UNAVAILABLE.
  void Get(std::string rejected, loop::Executor executor, Callback callback);
  // The same for a caller on the worker. The callback is called there: if the result is known, from within GetOnWorker.
  void GetOnWorker(std::string rejected, Callback callback);
  // The broker has accepted a login with this token, so the renewal that brought it helped.
  void Confirm(std::string token);

  // The token that is valid now; "" if there is none.
  const std::string& current() const;
  // Why there is none: an error as from Get.
  absl::Status WhyNone() const;
  // Whether a Get would fail at once, because there is no token and none is requested for now.
  bool barred() const { return current().empty() && (ending_ || (!requested_ && worker_.Now() < not_before_)); }
  // The broker has served something with this token.
  void Accepted(const std::string& token);
  // A request that had its token rejected succeeded with the next one.
  void RenewalHelped() { renewal_helped_ = true; }
  // The broker rejected this token. True if there is another, or the next Get requests one. False for the current token
  // if it was renewed a moment ago: if the broker serves other requests with it, it stays, because the fault lies with
  // the request.
  bool Reject(const std::string& token);

  // From now on requests tokens with this key. The present token stays in use until there is one for the new key.
  void SetKey(AppKey key);
  // Revokes the present token at the broker by the TR whose role that is, and requests no other from now on. `done` is
  // called once: from within the call if there is no token.
  void Revoke(const codec::Tr& tr, absl::AnyInvocable<void(absl::Status)> done);

  // The requests for tokens so far. On the worker.
  const CallCounts& calls() const { return calls_; }
  // When the present token expires, by the wall clock; absl::InfinitePast if there is none. On the worker.
  absl::Time expiry() const;

  // The keys and the tokens. A token is added before anyone gets it.
  const broker::Secrets& secrets() const { return secrets_; }

 private:
  struct Waiter {
    std::string rejected;
    Callback callback;
  };
  void Request();
  void RevokeNow(const codec::Tr& tr, absl::AnyInvocable<void(absl::Status)> done);
  void OnResponse(absl::StatusOr<transport::HttpResponse> response);
  absl::Status Read(transport::HttpResponse response);
  absl::Status Refused(absl::Status error) const;
  // Sets the timer that renews the token, whether or not anyone asks.
  void RenewAt(absl::Time time);

  const TokenSourceOptions options_;
  AppKey key_;
  broker::Secrets secrets_;
  const codec::Tr& tr_;
  loop::Worker& worker_;
  Outbox& outbox_;
  AnswerReader reader_;
  AnswerReader revocation_reader_;

  CallCounts calls_;
  std::string token_;
  absl::Time expires_at_ = absl::InfinitePast();
  absl::Time renew_at_ = absl::InfinitePast();
  AppKey token_key_;          // that the token was issued for
  bool accepted_ = false;     // the broker has served something with the token
  int rejections_ = 0;        // of the token
  bool requested_ = false;    // a request is on its way
  bool key_changed_ = false;  // since it was sent
  std::vector<Waiter> waiters_;
  absl::Status failure_;                          // of the last request, or why there is to be none yet
  absl::Time not_before_ = absl::InfinitePast();  // no request; `failure_` is the answer
  absl::Duration failure_pause_;                  // after the next failure
  bool renewal_helped_ = true;                    // RenewalHelped was called since the last renewal
  absl::Duration renewal_pause_;                  // after the last renewal of a rejected token
  bool key_pending_ = false;                      // the key has changed and has no token yet
  bool ending_ = false;                           // no further token is requested
  absl::AnyInvocable<void()> revoke_after_;       // called when the request that is on its way has ended
  absl::Time renewed_at_ = absl::InfinitePast();  // because the one before was rejected
};

// The TR of the registry with that role, or null.
const codec::Tr* FindRole(std::span<const codec::Tr* const> trs, codec::Role role);

}  // namespace kiwoom::rest

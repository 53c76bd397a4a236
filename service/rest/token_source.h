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
#include "service/transport/http.h"

namespace kiwoom::rest {

// What identifies the customer. Never logged, never in an error.
struct AppKey {
  std::string app_key;
  std::string secret_key;
};

struct TokenSourceOptions {
  absl::Duration renew_before = absl::Minutes(10);  // ahead of expiry, as the official client does
  absl::Duration shortest_life = absl::Minutes(1);  // a new token is used so long at least, whatever its expiry says
  absl::Duration unknown_life = absl::Hours(1);     // where the expiry cannot be read
  absl::Duration request_timeout = absl::Seconds(10);
  absl::Duration failure_pause = absl::Seconds(5);   // a failure is the answer to everyone for so long
  absl::Duration renewal_pause = absl::Seconds(10);  // between two renewals of rejected tokens
};

// The one access token that REST and the WebSocket share. Asked for when it is first needed, kept until shortly before
// it expires, and never asked for twice at the same time: everyone who waits gets the same answer. While an old token
// is good it serves, and the new one is asked for behind it.
//
// Thread-safe: Get may be called from anywhere; everything else is called and happens on the worker, calls of
// `anomalies` too. Must outlive the worker's tasks.
class TokenSource {
 public:
  using Callback = absl::AnyInvocable<void(absl::StatusOr<std::string>)>;

  // Whether a token can be asked for by this table. One sentence where not.
  static absl::Status Check(const codec::Tr& tr);

  // `tr` is the TR whose role is to issue tokens (FindRole), and has passed Check.
  TokenSource(TokenSourceOptions options, AppKey key, const codec::Tr& tr, loop::Worker& worker, transport::Http& http,
              codec::AnomalySink& anomalies);

  // A token other than `rejected` ("" for any), told through `executor`. Errors: those of broker_error.h,
  // BROKER_UNREACHABLE and TOKEN_UNAVAILABLE.
  void Get(std::string rejected, loop::Executor executor, Callback callback);
  // The same for who is on the worker already, and told there: from inside the call where the token is at hand.
  void GetOnWorker(std::string rejected, Callback callback);

  // The key, and every token before anybody is told it.
  const broker::Secrets& secrets() const { return secrets_; }

 private:
  struct Waiter {
    std::string rejected;
    Callback callback;
  };
  void Request();
  void OnResponse(absl::StatusOr<transport::HttpResponse> response);
  absl::Status Read(transport::HttpResponse response);
  absl::Status Refused(absl::Status error) const;

  const TokenSourceOptions options_;
  const AppKey key_;
  broker::Secrets secrets_;
  const codec::Tr& tr_;
  loop::Worker& worker_;
  transport::Http& http_;
  AnswerReader reader_;

  std::string token_;
  absl::Time expires_at_ = absl::InfinitePast();
  absl::Time renew_at_ = absl::InfinitePast();
  bool requested_ = false;  // a request is on its way
  std::vector<Waiter> waiters_;
  absl::Status failure_;
  absl::Time failed_at_ = absl::InfinitePast();
  absl::Time renewed_at_ = absl::InfinitePast();  // because the one before was rejected
};

// The TR of the registry with that role, or null.
const codec::Tr* FindRole(std::span<const codec::Tr* const> trs, codec::Role role);

}  // namespace kiwoom::rest

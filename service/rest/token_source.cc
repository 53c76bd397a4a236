#include "service/rest/token_source.h"

#include <algorithm>
#include <utility>

#include "codec/json_text.h"
#include "codec/wire_reader.h"
#include "service/broker/broker_error.h"
#include "service/broker/seoul_time.h"
#include "service/errors/error_details.h"
#include "service/rest/unreachable.h"

namespace kiwoom::rest {
namespace {

const codec::Row* FindRow(const codec::Message* message, std::string_view name) {
  if (message == nullptr) return nullptr;
  const auto found = std::ranges::find(message->rows, name, &codec::Row::name);
  return found == message->rows.end() ? nullptr : &*found;
}

// kiwoom.v1.DateTime in wire format.
absl::Time ReadDateTime(std::string_view bytes) {
  int64_t parts[7] = {};  // by field number: year … seconds
  codec::WireReader reader(bytes);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number < std::size(parts)) parts[field.number] = static_cast<int64_t>(field.value);
  }
  const absl::CivilSecond civil(parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
  return absl::FromCivil(civil, broker::Seoul());
}

absl::Status Unavailable(const errors::Text& sentence) {
  return errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kTokenUnavailable, sentence);
}

absl::Status Unavailable(errors::Phrase sentence) { return Unavailable(errors::Say(sentence)); }

// How often a new token may be rejected before it is dropped, unless the broker has accepted it meanwhile. The fault
// may lie with the requests.
constexpr int kMostRejections = 3;

// Many times the length of the broker's tokens.
constexpr size_t kLongestToken = 2048;

// Whether an HTTP header can contain it. Other characters would end the header or begin another one.
bool IsUsable(std::string_view token) {
  return token.size() <= kLongestToken && std::ranges::all_of(token, [](char c) { return c > ' ' && c <= '~'; });
}

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Builds the request of a TR for tokens from values by row name. Values without a row in the table are left out.
transport::HttpRequest Compose(const codec::Tr& tr, Fields fields) {
  transport::HttpRequest request{.path = std::string(tr.path), .headers = {}, .body = ""};
  request.headers = {{"api-id", std::string(tr.code)}, {"content-type", "application/json;charset=UTF-8"}};
  for (const auto& [name, value] : fields) {
    const codec::Row* const row = FindRow(tr.request, name);
    if (row == nullptr) continue;
    request.body += request.body.empty() ? '{' : ',';
    codec::AppendJsonString(row->key, request.body);
    request.body += ':';
    codec::AppendJsonString(value, request.body);
  }
  request.body += '}';
  return request;
}

}  // namespace

const codec::Tr* FindRole(std::span<const codec::Tr* const> trs, codec::Role role) {
  const auto found = std::ranges::find(trs, role, &codec::Tr::role);
  return found == trs.end() ? nullptr : *found;
}

absl::Status TokenSource::Check(const codec::Tr& tr) {
  for (std::string_view name : {"grant_type", "app_key", "secret_key"}) {
    if (FindRow(tr.request, name) != nullptr) continue;
    return absl::FailedPreconditionError("The request of " + std::string(tr.code) + " has no row named " +
                                         std::string(name) + ", which a token is asked for with.");
  }
  for (std::string_view name : {"token", "expires_at"}) {
    if (FindRow(tr.response, name) != nullptr) continue;
    return absl::FailedPreconditionError("The response of " + std::string(tr.code) + " has no row named " +
                                         std::string(name) + ", which a token is read from.");
  }
  return absl::OkStatus();
}

TokenSource::TokenSource(TokenSourceOptions options, AppKey key, const codec::Tr& tr, loop::Worker& worker,
                         Outbox& outbox, codec::AnomalySink& anomalies)
    : options_(options),
      key_(std::move(key)),
      secrets_({key_.app_key, key_.secret_key}),
      tr_(tr),
      worker_(worker),
      outbox_(outbox),
      reader_({.question = AnswerReaderOptions::Question::kToken}, secrets_, anomalies),
      revocation_reader_({}, secrets_, anomalies),
      failure_pause_(options.failure_pause),
      renewal_pause_(options.renewal_pause) {}

void TokenSource::Get(std::string rejected, loop::Executor executor, Callback callback) {
  Callback elsewhere = [executor = std::move(executor),
                        callback = std::move(callback)](absl::StatusOr<std::string> token) mutable {
    executor([callback = std::move(callback), token = std::move(token)]() mutable { callback(std::move(token)); });
  };
  worker_.Post([this, rejected = std::move(rejected), elsewhere = std::move(elsewhere)]() mutable {
    GetOnWorker(std::move(rejected), std::move(elsewhere));
  });
}

void TokenSource::GetOnWorker(std::string rejected, Callback callback) {
  const bool another = rejected.empty() || Reject(rejected);
  if (const std::string& token = current(); !token.empty()) {
    if (another) return callback(token);
    const absl::Duration pause = renewed_at_ + renewal_pause_ - worker_.Now();
    return callback(errors::WithRetryDelay(Unavailable(errors::Phrase::kTokenRejected), pause));
  }
  if (ending_) {
    return callback(
        errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kDraining, errors::Phrase::kStopping));
  }
  if (!requested_ && worker_.Now() < not_before_) return callback(WhyNone());
  waiters_.push_back({std::move(rejected), std::move(callback)});
  if (!requested_) Request();
}

const std::string& TokenSource::current() const {
  static const std::string none;
  return worker_.Now() < expires_at_ ? token_ : none;
}

absl::Time TokenSource::expiry() const {
  if (current().empty()) return absl::InfinitePast();
  return worker_.WallTime() + (expires_at_ - worker_.Now());
}

absl::Status TokenSource::WhyNone() const {
  const absl::Duration pause = not_before_ - worker_.Now();
  if (failure_.ok()) return Unavailable(errors::Phrase::kTokenPending);
  return pause > absl::ZeroDuration() ? errors::WithRetryDelay(failure_, pause) : failure_;
}

void TokenSource::Accepted(const std::string& token) {
  if (token == token_) accepted_ = true;
}

void TokenSource::Confirm(std::string token) {
  worker_.Post([this, token = std::move(token)] {
    if (token != token_) return;
    accepted_ = true;
    RenewalHelped();
  });
}

bool TokenSource::Reject(const std::string& token) {
  if (token.empty() || token != token_) return true;
  const absl::Time now = worker_.Now();
  if (const absl::Time next = renewed_at_ + renewal_pause_; now < next) {
    if (accepted_ || ++rejections_ < kMostRejections) return false;
    token_.clear();
    failure_ = Unavailable(errors::Phrase::kTokenRejected);
    not_before_ = std::max(not_before_, next);
    return false;
  }
  const bool soon = now - renewed_at_ < 2 * options_.longest_pause;
  renewal_pause_ =
      soon && !renewal_helped_ ? std::min(2 * renewal_pause_, options_.longest_pause) : options_.renewal_pause;
  renewal_helped_ = false;
  renewed_at_ = now;
  token_.clear();
  return true;
}

void TokenSource::SetKey(AppKey key) {
  key_ = std::move(key);
  secrets_.AddKeys({key_.app_key, key_.secret_key});
  not_before_ = worker_.Now();
  failure_pause_ = options_.failure_pause;
  key_pending_ = true;
  if (requested_) {
    key_changed_ = true;
  } else if (!ending_) {
    Request();
  }
}

void TokenSource::Revoke(const codec::Tr& tr, absl::AnyInvocable<void(absl::Status)> done) {
  ending_ = true;
  if (!requested_) return RevokeNow(tr, std::move(done));
  // The token that is on its way would outlive the gateway.
  revoke_after_ = [this, &tr, done = std::move(done)]() mutable { RevokeNow(tr, std::move(done)); };
}

void TokenSource::RevokeNow(const codec::Tr& tr, absl::AnyInvocable<void(absl::Status)> done) {
  const std::string token = std::exchange(token_, "");
  if (token.empty()) return done(absl::OkStatus());
  outbox_.Add({.tr = &tr,
               .caller = "",
               .deadline = worker_.Now() + options_.request_timeout,
               .compose =
                   [this, &tr, token] {
                     return Compose(
                         tr,
                         {{"app_key", token_key_.app_key}, {"secret_key", token_key_.secret_key}, {"token", token}});
                   }},
              [this, &tr, done = std::move(done)](absl::StatusOr<transport::HttpResponse> response) mutable {
                if (!response.ok()) return done(Unreachable(response.status()));
                done(revocation_reader_.Read(tr, *std::move(response), worker_.WallTime()).status());
              });
}

void TokenSource::Request() {
  requested_ = true;
  key_changed_ = false;
  // Not repeated automatically: when a connection ends unanswered, the broker may still be processing the request, and
  // a second one would run at the same time and might invalidate the token of the first. The next Get after
  // failure_pause sends another request; the old token stays in use until it expires.
  outbox_.Add({.tr = &tr_,
               .caller = "",
               .deadline = worker_.Now() + options_.request_timeout,
               .compose =
                   [this] {
                     return Compose(tr_, {{"grant_type", "client_credentials"},
                                          {"app_key", key_.app_key},
                                          {"secret_key", key_.secret_key}});
                   }},
              [this](absl::StatusOr<transport::HttpResponse> response) { OnResponse(std::move(response)); });
}

void TokenSource::OnResponse(absl::StatusOr<transport::HttpResponse> response) {
  const absl::Time now = worker_.Now();
  requested_ = false;
  if (key_changed_ && !ending_) return Request();  // this answer belongs to the old key
  if (response.ok()) {
    failure_ = Read(*std::move(response));
  } else if (response.status().code() == absl::StatusCode::kUnavailable) {
    failure_ = Unreachable(response.status());
  } else if (response.status().code() == absl::StatusCode::kDeadlineExceeded) {
    failure_ = Unavailable(errors::Phrase::kTokenLate);
  } else {
    failure_ = response.status();
  }
  calls_.Add(tr_, failure_);
  const auto kind = broker::KindOf(failure_);
  const absl::Duration pause = std::max(failure_pause_, errors::RetryDelayOf(failure_).value_or(absl::ZeroDuration()));
  not_before_ = failure_.ok() ? now : now + pause;
  if (broker::IsLimit(kind)) outbox_.OnLimit(tr_, LimitScope::kTr, pause);
  // Trying a refused key every few seconds could get the account locked.
  if (kind == broker::BrokerErrorKind::kAccess) {
    failure_pause_ = std::min(2 * failure_pause_, options_.longest_pause);
  } else {
    failure_pause_ = options_.failure_pause;
  }
  if (revoke_after_) std::exchange(revoke_after_, nullptr)();
  if (!current().empty()) RenewAt(key_pending_ ? not_before_ : std::max(renew_at_, not_before_));
  for (Waiter& waiter : std::exchange(waiters_, {})) {
    if (const std::string& token = current(); token.empty()) {
      waiter.callback(WhyNone());
    } else if (token == waiter.rejected) {
      renewed_at_ = now;
      waiter.callback(errors::WithRetryDelay(Unavailable(errors::Phrase::kTokenRepeated), renewal_pause_));
    } else {
      waiter.callback(token);
    }
  }
}

void TokenSource::RenewAt(absl::Time time) {
  renew_at_ = time;
  worker_.PostAt(time, [this, time] {
    if (time == renew_at_ && !requested_ && !ending_ && !token_.empty()) Request();
  });
}

absl::Status TokenSource::Read(transport::HttpResponse response) {
  const absl::Time now = worker_.Now();
  const absl::StatusOr<RestAnswer> answer = reader_.Read(tr_, std::move(response), worker_.WallTime());
  if (!answer.ok()) return Refused(answer.status());
  std::string token;
  absl::Time expires_at = now + options_.unknown_life;
  codec::WireReader reader(answer->message);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == FindRow(tr_.response, "token")->number) token = field.bytes;
    if (field.number == FindRow(tr_.response, "expires_at")->number) {
      expires_at = now + (ReadDateTime(field.bytes) - worker_.WallTime());
    }
  }
  if (token.empty()) return Unavailable(errors::Phrase::kTokenAbsent);
  secrets_.AddToken(token);
  if (!IsUsable(token)) {
    return Unavailable(errors::Say(errors::Phrase::kTokenUnusable, {std::to_string(kLongestToken)}));
  }
  token_ = std::move(token);
  token_key_ = key_;
  accepted_ = false;
  rejections_ = 0;
  key_pending_ = false;
  renew_at_ = std::max(expires_at - options_.renew_before, now + options_.shortest_life);
  expires_at_ = std::max(expires_at, renew_at_);
  return absl::OkStatus();
}

absl::Status TokenSource::Refused(absl::Status error) const {
  const auto kind = broker::KindOf(error);
  if (!kind.has_value()) return Unavailable(errors::Phrase::kTokenUnreadable);
  if (!broker::IsLimit(kind)) return error;
  const absl::Duration delay = errors::RetryDelayOf(error).value_or(absl::ZeroDuration());
  return errors::WithRetryDelay(std::move(error), std::max(delay, options_.failure_pause));
}

}  // namespace kiwoom::rest

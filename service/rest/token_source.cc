#include "service/rest/token_source.h"

#include <algorithm>
#include <utility>

#include "codec/json_text.h"
#include "codec/padded_text.h"
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

absl::Status Unavailable(errors::Phrase sentence) {
  return errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kTokenUnavailable, sentence);
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
                                         std::string(name) + ", which the gateway needs.");
  }
  for (std::string_view name : {"token", "expires_at"}) {
    if (FindRow(tr.response, name) != nullptr) continue;
    return absl::FailedPreconditionError("The response of " + std::string(tr.code) + " has no row named " +
                                         std::string(name) + ", which the gateway needs.");
  }
  return absl::OkStatus();
}

TokenSource::TokenSource(TokenSourceOptions options, AppKey key, const codec::Tr& tr, loop::Worker& worker,
                         transport::Http& http, codec::AnomalySink& anomalies)
    : options_(options),
      key_(std::move(key)),
      secrets_({key_.app_key, key_.secret_key}),
      tr_(tr),
      worker_(worker),
      http_(http),
      anomalies_(anomalies),
      decoder_(tr) {}

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
  const absl::Time now = worker_.Now();
  const bool may_ask = !requested_ && now >= failed_at_ + options_.failure_pause;
  if (!token_.empty() && token_ != rejected && now < expires_at_) {
    if (now >= renew_at_ && may_ask) Request();  // nobody waits while the old one is valid
    return callback(token_);
  }
  if (!requested_ && !may_ask) return callback(failure_);
  if (!token_.empty() && token_ == rejected) {
    if (const absl::Time next = renewed_at_ + options_.renewal_pause; !requested_ && now < next) {
      return callback(errors::WithRetryDelay(Unavailable(errors::Phrase::kTokenRejected), next - now));
    }
    renewed_at_ = now;
    token_.clear();
  }
  waiters_.push_back({std::move(rejected), std::move(callback)});
  if (!requested_) Request();
}

void TokenSource::Request() {
  requested_ = true;
  // Not repeatable: if the connection breaks before an answer, the broker may still be processing the first request. A
  // second one would run in parallel and might invalidate the first one's token. The next Get after failure_pause tries
  // again; until then the old token serves if it has not expired.
  transport::HttpRequest request{.path = std::string(tr_.path), .repeatable = false};
  request.headers = {{"api-id", std::string(tr_.code)}, {"content-type", "application/json;charset=UTF-8"}};
  for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"grant_type", "client_credentials"},
                                    {"app_key", key_.app_key},
                                    {"secret_key", key_.secret_key}}) {
    request.body += request.body.empty() ? '{' : ',';
    codec::AppendJsonString(FindRow(tr_.request, name)->key, request.body);
    request.body += ':';
    codec::AppendJsonString(value, request.body);
  }
  request.body += '}';
  http_.Post(std::move(request), worker_.Now() + options_.request_timeout,
             [this](absl::StatusOr<transport::HttpResponse> response) { OnResponse(response); });
}

void TokenSource::OnResponse(const absl::StatusOr<transport::HttpResponse>& response) {
  const absl::Time now = worker_.Now();
  requested_ = false;
  failure_ = response.ok() ? Read(*response) : Unreachable(response.status());
  failed_at_ = failure_.ok() ? absl::InfinitePast() : now;
  const bool usable = !token_.empty() && (failure_.ok() || now < expires_at_);
  for (Waiter& waiter : std::exchange(waiters_, {})) {
    if (!usable) {
      waiter.callback(failure_);
    } else if (token_ == waiter.rejected) {
      renewed_at_ = now;
      waiter.callback(errors::WithRetryDelay(Unavailable(errors::Phrase::kTokenRepeated), options_.renewal_pause));
    } else {
      waiter.callback(token_);
    }
  }
}

absl::Status TokenSource::Read(const transport::HttpResponse& response) {
  const codec::PaddedText text(response.body);
  const absl::StatusOr<codec::Body> body = decoder_.Decode(text.view(), anomalies_);
  if (!body.ok() && response.status == 200) {
    return Unavailable(errors::Phrase::kTokenUnreadable);
  }
  if (!body.ok()) return Refused(broker::ReadBrokerError(response.status, "", ""));
  if (response.status != 200 || !body->succeeded()) {
    return Refused(broker::ReadBrokerError(response.status, secrets_.Redact(body->return_code),
                                           secrets_.Redact(body->return_msg)));
  }
  std::string token;
  const absl::Time now = worker_.Now();
  absl::Time expires_at = now + options_.unknown_life;
  codec::WireReader reader(body->message);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == FindRow(tr_.response, "token")->number) token = field.bytes;
    if (field.number == FindRow(tr_.response, "expires_at")->number) expires_at = ReadDateTime(field.bytes);
  }
  if (token.empty()) return Unavailable(errors::Phrase::kTokenAbsent);
  secrets_.AddToken(token);
  token_ = std::move(token);
  renew_at_ = std::max(expires_at - options_.renew_before, now + options_.shortest_life);
  expires_at_ = std::max(expires_at, renew_at_);
  return absl::OkStatus();
}

absl::Status TokenSource::Refused(const broker::BrokerError& error) const {
  absl::Status status = broker::ToStatus(error);
  if (error.kind != broker::BrokerErrorKind::kLimit) return status;
  return errors::WithRetryDelay(std::move(status), options_.failure_pause);
}

}  // namespace kiwoom::rest

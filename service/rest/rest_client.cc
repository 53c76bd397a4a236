#include "service/rest/rest_client.h"

#include <algorithm>
#include <utility>

#include "codec/padded_text.h"
#include "service/broker/broker_error.h"
#include "service/errors/error_details.h"
#include "service/rest/unreachable.h"

namespace kiwoom::rest {

RestClient::RestClient(RestOptions options, TokenSource& tokens, loop::Worker& worker, transport::Http& http,
                       codec::AnomalySink& anomalies)
    : options_(options),
      tokens_(tokens),
      worker_(worker),
      http_(http),
      anomalies_(anomalies),
      limiter_(options.requests_per_second) {}

void RestClient::Query(RestQuery query, loop::Executor executor, Callback callback) {
  auto inquiry = std::make_shared<Inquiry>(Inquiry{std::move(query), std::move(executor), std::move(callback)});
  worker_.Post([this, inquiry = std::move(inquiry)]() mutable {
    inquiry->query.deadline = std::min(inquiry->query.deadline, worker_.Now() + options_.longest);
    Begin(std::move(inquiry), "");
  });
}

void RestClient::Begin(InquiryPtr inquiry, const std::string& rejected) {
  if (absl::Status status = CheckDeadline(*inquiry); !status.ok()) return Reply(inquiry, std::move(status));
  tokens_.GetOnWorker(rejected, [this, inquiry = std::move(inquiry)](absl::StatusOr<std::string> token) mutable {
    OnToken(std::move(inquiry), std::move(token));
  });
}

void RestClient::OnToken(InquiryPtr inquiry, absl::StatusOr<std::string> token) {
  if (!token.ok()) return Reply(inquiry, token.status());
  if (absl::Status status = CheckDeadline(*inquiry); !status.ok()) return Reply(inquiry, std::move(status));
  inquiry->token = *std::move(token);
  const absl::Time now = worker_.Now();
  const absl::Duration wait = limiter_.Reserve(*inquiry->query.tr, now);
  if (wait <= absl::ZeroDuration()) return Send(std::move(inquiry));
  worker_.PostAt(now + wait, [this, inquiry = std::move(inquiry)]() mutable { Send(std::move(inquiry)); });
}

void RestClient::Send(InquiryPtr inquiry) {
  const RestQuery& query = inquiry->query;
  // A request with an effect must never be sent twice, even if the connection breaks.
  transport::HttpRequest request{
      .path = std::string(query.tr->path), .body = query.body, .repeatable = query.tr->effect == codec::Effect::kRead};
  request.headers = {{"api-id", std::string(query.tr->code)},
                     {"authorization", "Bearer " + inquiry->token},
                     {"content-type", "application/json;charset=UTF-8"},
                     {"cont-yn", query.next_key.empty() ? "N" : "Y"},
                     {"next-key", query.next_key}};
  const absl::Time deadline = query.deadline;
  http_.Post(std::move(request), deadline,
             [this, inquiry = std::move(inquiry)](absl::StatusOr<transport::HttpResponse> response) {
               OnResponse(inquiry, std::move(response));
             });
}

void RestClient::OnResponse(InquiryPtr inquiry, absl::StatusOr<transport::HttpResponse> response) {
  if (!response.ok()) return Reply(inquiry, Unreachable(response.status()));
  const codec::Tr& tr = *inquiry->query.tr;
  auto& decoder = decoders_[&tr];
  if (decoder == nullptr) decoder = std::make_unique<codec::BodyDecoder>(tr);
  const auto text = codec::PaddedText::In(std::move(response->body));
  absl::StatusOr<codec::Body> body = decoder->Decode(text.view(), anomalies_);
  if (!body.ok() && response->status == 200) {
    const errors::Text said =
        errors::Say(errors::Phrase::kAnswerUnreadable, {std::string(tr.code), std::string(body.status().message())});
    return Reply(inquiry,
                 errors::MakeError(absl::StatusCode::kInternal, errors::Reason::kBrokerAnswerUnreadable, said));
  }
  if (body.ok() && body->succeeded() && response->status == 200) {
    RestAnswer answer{.message = std::move(body->message), .next_key = std::string(response->Header("next-key"))};
    answer.more = response->Header("cont-yn") == "Y";
    answer.received = worker_.Now();
    if (answer.more && answer.next_key.empty()) {
      // Returning this as the last page would pass off an incomplete answer as complete.
      const errors::Text said = errors::Say(errors::Phrase::kPageKeyMissing, {std::string(tr.code)});
      return Reply(inquiry,
                   errors::MakeError(absl::StatusCode::kDataLoss, errors::Reason::kBrokerAnswerUnreadable, said));
    }
    return Reply(inquiry, std::move(answer));
  }
  // The error goes to a client. The broker may quote the key or the token in it.
  const broker::Secrets& secrets = tokens_.secrets();
  const broker::BrokerError error = body.ok()
                                        ? broker::ReadBrokerError(response->status, secrets.Redact(body->return_code),
                                                                  secrets.Redact(body->return_msg))
                                        : broker::ReadBrokerError(response->status, "", "");
  if (error.kind == broker::BrokerErrorKind::kToken && !std::exchange(inquiry->token_replaced, true)) {
    const std::string rejected = inquiry->token;
    if (tr.effect == codec::Effect::kRead) return Begin(std::move(inquiry), rejected);
    // A request with an effect is never retried. A rejected token most likely means that the broker did nothing, but if
    // it placed the order after all, a retry would place it twice. The caller gets the error and decides. Renewing the
    // token here gives the next request a fresh one.
    tokens_.GetOnWorker(rejected, [](const absl::StatusOr<std::string>&) {});
  }
  absl::Status status = broker::ToStatus(error);
  if (error.kind == broker::BrokerErrorKind::kLimit) {
    limiter_.Hold(tr, worker_.Now() + options_.limit_pause);
    status = errors::WithRetryDelay(std::move(status), options_.limit_pause);
  }
  Reply(inquiry, std::move(status));
}

// An error if the deadline has passed, or would pass while the query waits for its turn.
absl::Status RestClient::CheckDeadline(const Inquiry& inquiry) const {
  const codec::Tr& tr = *inquiry.query.tr;
  const absl::Time now = worker_.Now();
  const absl::Duration wait = limiter_.Wait(tr, now);
  if (now >= inquiry.query.deadline) {
    return errors::MakeError(absl::StatusCode::kDeadlineExceeded, errors::Reason::kBrokerUnreachable,
                             errors::Phrase::kDeadlinePassed);
  }
  if (now + wait < inquiry.query.deadline) return absl::OkStatus();
  const errors::Text said =
      errors::Say(errors::Phrase::kLocalRateLimit, {std::string(tr.code), std::to_string(options_.requests_per_second),
                                                    absl::FormatDuration(absl::Ceil(wait, absl::Milliseconds(1)))});
  return errors::WithRetryDelay(
      errors::MakeError(absl::StatusCode::kResourceExhausted, errors::Reason::kLocalRateLimit, said), wait);
}

void RestClient::Reply(const InquiryPtr& inquiry, absl::StatusOr<RestAnswer> answer) {
  inquiry->executor(
      [callback = std::move(inquiry->callback), answer = std::move(answer)]() mutable { callback(std::move(answer)); });
}

}  // namespace kiwoom::rest

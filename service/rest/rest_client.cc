#include "service/rest/rest_client.h"

#include <algorithm>
#include <utility>

#include "codec/padded_text.h"
#include "service/broker/broker_error.h"

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
  auto call = std::make_shared<Call>(Call{std::move(query), std::move(executor), std::move(callback)});
  worker_.Post([this, call = std::move(call)]() mutable {
    call->query.deadline = std::min(call->query.deadline, worker_.Now() + options_.longest);
    Begin(std::move(call), "");
  });
}

void RestClient::Begin(CallPtr call, const std::string& rejected) {
  if (absl::Status status = CheckDeadline(*call); !status.ok()) return Tell(call, std::move(status));
  const loop::Executor on_worker = [this](auto task) { worker_.Post(std::move(task)); };
  tokens_.Get(rejected, on_worker,
              [this, call = std::move(call)](absl::StatusOr<std::string> token) { OnToken(call, std::move(token)); });
}

void RestClient::OnToken(CallPtr call, absl::StatusOr<std::string> token) {
  if (!token.ok()) return Tell(call, token.status());
  if (absl::Status status = CheckDeadline(*call); !status.ok()) return Tell(call, std::move(status));
  call->token = *std::move(token);
  const absl::Time now = worker_.Now();
  const absl::Duration wait = limiter_.Reserve(*call->query.tr, now);
  if (wait <= absl::ZeroDuration()) return Send(std::move(call));
  worker_.PostAt(now + wait, [this, call = std::move(call)]() mutable { Send(std::move(call)); });
}

void RestClient::Send(CallPtr call) {
  const RestQuery& query = call->query;
  // Repeatable, as every TR so far only reads.
  transport::HttpRequest request{.path = std::string(query.tr->path), .body = query.body, .repeatable = true};
  request.headers = {{"api-id", std::string(query.tr->code)},
                     {"authorization", "Bearer " + call->token},
                     {"content-type", "application/json;charset=UTF-8"},
                     {"cont-yn", query.next_key.empty() ? "N" : "Y"},
                     {"next-key", query.next_key}};
  const absl::Time deadline = query.deadline;
  http_.Post(std::move(request), deadline,
             [this, call = std::move(call)](absl::StatusOr<transport::HttpResponse> response) {
               OnResponse(call, std::move(response));
             });
}

void RestClient::OnResponse(CallPtr call, absl::StatusOr<transport::HttpResponse> response) {
  if (!response.ok()) return Tell(call, response.status());
  const codec::Tr& tr = *call->query.tr;
  auto& decoder = decoders_[&tr];
  if (decoder == nullptr) decoder = std::make_unique<codec::BodyDecoder>(tr);
  const codec::PaddedText text(response->body);
  absl::StatusOr<codec::Body> body = decoder->Decode(text.view(), anomalies_);
  if (!body.ok() && response->status == 200) {
    return Tell(call, absl::InternalError("The broker's answer to " + std::string(tr.code) + " is not readable: " +
                                          std::string(body.status().message().data(), body.status().message().size())));
  }
  if (body.ok() && body->succeeded() && response->status == 200) {
    RestAnswer answer{.message = std::move(body->message), .next_key = std::string(response->Header("next-key"))};
    answer.more = response->Header("cont-yn") == "Y";
    if (answer.more && answer.next_key.empty()) {
      // As a last page it would pass for the whole.
      return Tell(call, absl::DataLossError("The broker says that its answer to " + std::string(tr.code) +
                                            " goes on, and gives no key to ask for the rest; ask again."));
    }
    return Tell(call, std::move(answer));
  }
  // It goes to a client, who must not learn the key or the token should the broker quote them.
  const broker::Secrets& secrets = tokens_.secrets();
  const broker::BrokerError error = body.ok()
                                        ? broker::ReadBrokerError(response->status, secrets.Redact(body->return_code),
                                                                  secrets.Redact(body->return_msg))
                                        : broker::ReadBrokerError(response->status, "", "");
  if (error.kind == broker::BrokerErrorKind::kToken && !std::exchange(call->token_replaced, true)) {
    const std::string rejected = call->token;
    return Begin(std::move(call), rejected);
  }
  absl::Status status = broker::ToStatus(error);
  if (error.kind == broker::BrokerErrorKind::kLimit) {
    limiter_.Hold(tr, worker_.Now() + options_.limit_pause);
    status = broker::WithRetryDelay(std::move(status), options_.limit_pause);
  }
  Tell(call, std::move(status));
}

// Whether the query would have to wait for its turn beyond its deadline.
absl::Status RestClient::CheckDeadline(const Call& call) const {
  const codec::Tr& tr = *call.query.tr;
  const absl::Time now = worker_.Now();
  const absl::Duration wait = limiter_.Wait(tr, now);
  if (now >= call.query.deadline) {
    return absl::DeadlineExceededError("The deadline passed before the broker was asked.");
  }
  if (now + wait < call.query.deadline) return absl::OkStatus();
  return broker::WithRetryDelay(
      absl::ResourceExhaustedError("The broker answers " + std::string(tr.code) + " " +
                                   std::to_string(options_.requests_per_second) +
                                   " times a second and others wait already; try again in " +
                                   absl::FormatDuration(absl::Ceil(wait, absl::Milliseconds(1))) + "."),
      wait);
}

void RestClient::Tell(const CallPtr& call, absl::StatusOr<RestAnswer> answer) {
  call->executor(
      [callback = std::move(call->callback), answer = std::move(answer)]() mutable { callback(std::move(answer)); });
}

}  // namespace kiwoom::rest

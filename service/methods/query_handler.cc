#include "service/methods/query_handler.h"

#include <utility>
#include <vector>

#include "codec/request_encoder.h"
#include "codec/wire_writer.h"
#include "service/errors/error_details.h"
#include "service/errors/violations.h"
#include "service/fanout/contract.h"
#include "service/methods/max_age.h"
#include "service/methods/request_wording.h"
#include "service/methods/unserved_tr.h"

namespace kiwoom::methods {
namespace {

// The gateway's own fields of a response, which precede the broker's. An empty `token` means the last page.
std::string Head(std::string_view token, absl::Time received) {
  const std::string timestamp = fanout::ToProto(received).SerializeAsString();
  codec::WireWriter out;
  out.Reserve(token.size() + timestamp.size() + 2 * codec::kNestedRoom);
  if (!token.empty()) out.Delimited(codec::kNextPageTokenNumber, token);
  out.Delimited(codec::kReceivedTimeNumber, timestamp);
  return std::string(out.view());
}

}  // namespace

void QueryHandler::OnMessage(std::string bytes) {
  asked_ = true;
  if (absl::Status served = CheckServed(tr_, call_.path()); !served.ok()) return Fail(std::move(served));
  codec::Request request;
  std::vector<codec::FieldProblem> problems;
  codec::EncodeRequest(tr_, bytes, request, problems);
  errors::Violations violations;
  for (const codec::FieldProblem& problem : problems) violations.Add([&] { return Worded(problem); });
  const auto max_age = request.max_age.has_value() ? ReadMaxAge(*request.max_age) : absl::ZeroDuration();
  if (!max_age.has_value()) {
    violations.Add("max_age", errors::Phrase::kMaxAgeWrong, {absl::FormatDuration(kLongestMaxAge)});
  }
  if (!violations.empty()) return Fail(violations.ToError());
  body_ = std::move(request.body);
  rest::RestQuery query{.tr = &tr_,
                        .body = body_,
                        .next_key = "",
                        .caller = call_.caller().unit,
                        .max_age = *max_age,
                        .deadline = call_.deadline()};
  if (!request.page_token.empty()) {
    // Only for a valid request: a token is bound to the whole request.
    auto key = session_.page_tokens.ToKey(paged(), request.page_token);
    if (!key.has_value()) {
      violations.Add("page_token", errors::Phrase::kPageTokenForeign);
      return Fail(violations.ToError(errors::Reason::kPageTokenForeign));
    }
    query.next_key = *std::move(key);
  }
  pending_ = session_.rest.Query(std::move(query), session_.executor,
                                 [this, alive = std::weak_ptr<bool>(alive_)](absl::StatusOr<rest::RestAnswer> answer) {
                                   if (!alive.expired()) OnAnswer(std::move(answer));
                                 });
}

void QueryHandler::OnHalfClose() {
  if (!asked_) Fail(errors::InvalidField("", errors::Phrase::kMessageMissing));
}

void QueryHandler::OnAnswer(absl::StatusOr<rest::RestAnswer> answer) {
  if (!answer.ok()) return FailInSession(answer.status());
  std::string token;
  if (answer->more) {
    auto next = session_.page_tokens.ToToken(paged(), answer->next_key);
    if (!next.has_value()) {
      // Fail now rather than at the request for the next page: without a token this page would pass for the complete
      // answer.
      const errors::Text said =
          errors::Say(errors::Phrase::kPageKeyUnusable, {std::string(tr_.code), std::to_string(kLongestKey)});
      return FailInSession(
          errors::MakeError(absl::StatusCode::kDataLoss, errors::Reason::kBrokerAnswerUnreadable, said));
    }
    token = *std::move(next);
  }
  Audit(absl::OkStatus());
  call_.AnswerInParts(Head(token, answer->received), std::move(answer->message));
}

void QueryHandler::Audit(const absl::Status& outcome) {
  if (tr_.scope == codec::Scope::kAccount) session_.audit.Record(call_, outcome, {.session = session_.name});
}

// For errors that concern the session rather than the request.
void QueryHandler::FailInSession(absl::Status error) {
  Fail(errors::WithMetadata(std::move(error), errors::kSession, session_.name));
}

void QueryHandler::Fail(absl::Status error) {
  Audit(error);
  call_.Finish(errors::WithMetadata(std::move(error), errors::kTr, tr_.code));
}

}  // namespace kiwoom::methods

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
  const sessions::SessionName* session = ReadSession(!request.page_token.empty(), violations);
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
    auto page = sessions_.Continue(paged(), request.page_token, session);
    if (!page.has_value()) {
      violations.Add("page_token", errors::Phrase::kPageTokenForeign);
      return Fail(violations.ToError(errors::Reason::kPageTokenForeign));
    }
    session = page->session;
    query.next_key = std::move(page->next_key);
  }
  pending_ = sessions_.Query(
      std::move(query), session,
      [this, alive = std::weak_ptr<bool>(alive_)](const QuerySession& one, absl::StatusOr<rest::RestAnswer> answer) {
        if (!alive.expired()) OnAnswer(one, std::move(answer));
      });
}

const sessions::SessionName* QueryHandler::ReadSession(bool continues, errors::Violations& violations) const {
  const std::string_view name = call_.metadata().Find(kSessionKey);
  if (name.empty()) {
    // Each app key has an account of its own. A page token names its session.
    if (tr_.scope == codec::Scope::kAccount && sessions_.count() > 1 && !continues) {
      violations.Add(kSessionKey, errors::Phrase::kSessionOfAccountMissing, {sessions_.Names()});
    }
    return nullptr;
  }
  const sessions::SessionName* const session = sessions_.Find(name);
  if (session == nullptr) {
    violations.Add(kSessionKey, errors::Phrase::kSessionNotOfGateway, {errors::Quoted(name), sessions_.Names()});
  }
  return session;
}

void QueryHandler::OnHalfClose() {
  if (!asked_) Fail(errors::InvalidField("", errors::Phrase::kMessageMissing));
}

void QueryHandler::OnAnswer(const QuerySession& session, absl::StatusOr<rest::RestAnswer> answer) {
  if (!answer.ok()) return FailInSession(session, answer.status());
  std::string token;
  if (answer->more) {
    auto next = session.page_tokens.ToToken(paged(), answer->next_key);
    if (!next.has_value()) {
      // Fail now rather than at the request for the next page: without a token this page would pass for the complete
      // answer.
      const errors::Text said =
          errors::Say(errors::Phrase::kPageKeyUnusable, {std::string(tr_.code), std::to_string(kLongestKey)});
      return FailInSession(
          session, errors::MakeError(absl::StatusCode::kDataLoss, errors::Reason::kBrokerAnswerUnreadable, said));
    }
    token = *std::move(next);
  }
  Audit(absl::OkStatus(), *session.name);
  call_.AnswerInParts(Head(token, answer->received), std::move(answer->message));
}

void QueryHandler::Audit(const absl::Status& outcome, const sessions::SessionName& session) {
  if (tr_.scope == codec::Scope::kAccount) audit_.Record(call_, outcome, {.session = session});
}

// For errors that concern the session rather than the request.
void QueryHandler::FailInSession(const QuerySession& session, absl::Status error) {
  Fail(errors::WithMetadata(std::move(error), errors::kSession, *session.name));
}

void QueryHandler::Fail(absl::Status error) {
  Audit(error, errors::MetadataOf(error, errors::kSession));
  call_.Finish(errors::WithMetadata(std::move(error), errors::kTr, tr_.code));
}

}  // namespace kiwoom::methods

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "codec/table.h"
#include "service/errors/violations.h"
#include "service/methods/audit_trail.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/page_tokens.h"
#include "service/methods/query_sessions.h"
#include "service/rest/rest_client.h"
#include "service/sessions/topic.h"

namespace kiwoom::methods {

// The key of the metadata in which a caller may name the session of a query.
inline constexpr std::string_view kSessionKey = "kiwoom-session";

// Counts the queries that are open, so that a gateway that stops can let them finish. On one thread.
class OpenQueries {
 public:
  int count() const { return count_; }

 private:
  friend class QueryHandler;
  int count_ = 0;
};

// One unary query of a REST TR. Encodes the request as the broker's JSON, returns the broker's page, and maps page
// tokens to the broker's cont-yn and next-key. A query of the market goes to any session, one of an account to the
// session that the caller names. The next page goes to the session that answered the page before.
class QueryHandler final : public Handler {
 public:
  // `sessions`, `open` and `audit` outlive the handler.
  QueryHandler(Call& call, const codec::Tr& tr, QuerySessions& sessions, OpenQueries& open, AuditTrail& audit)
      : call_(call), tr_(tr), sessions_(sessions), open_(open), audit_(audit) {
    ++open_.count_;
  }
  ~QueryHandler() override { --open_.count_; }

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;

 private:
  // The session that the caller names; null: any.
  const sessions::SessionName* ReadSession(bool continues, errors::Violations& violations) const;
  void OnAnswer(const QuerySession& session, absl::StatusOr<rest::RestAnswer> answer);
  void Fail(absl::Status error);
  void FailInSession(const QuerySession& session, absl::Status error);
  // Queries of an account reveal something. `session` is empty if none has been asked.
  void Audit(const absl::Status& outcome, const sessions::SessionName& session);
  PagedRequest paged() const { return {tr_.code, body_}; }

  Call& call_;
  const codec::Tr& tr_;
  QuerySessions& sessions_;
  OpenQueries& open_;
  AuditTrail& audit_;
  bool asked_ = false;
  std::string body_;  // of the request, as the broker takes it
  rest::RestClient::Pending pending_;
  // Expires with the handler: the answer may arrive after the client has disconnected.
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace kiwoom::methods

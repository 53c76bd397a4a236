#pragma once

#include <memory>
#include <string>
#include <utility>

#include "codec/table.h"
#include "service/loop/executor.h"
#include "service/methods/audit_trail.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/page_tokens.h"
#include "service/rest/rest_client.h"

namespace kiwoom::methods {

// Counts the queries that are open, so that a gateway that stops can let them finish. On one thread.
class OpenQueries {
 public:
  int count() const { return count_; }

 private:
  friend class QueryHandler;
  int count_ = 0;
};

// What the queries of one session share. All of it outlives them.
struct QuerySession {
  rest::RestClient& rest;
  const PageTokens& page_tokens;
  OpenQueries& open;
  std::string name;  // the operator's
  loop::Executor executor;
  AuditTrail& audit;
};

// One unary query of a REST TR. Encodes the request as the broker's JSON, returns the broker's page, and maps page
// tokens to the broker's cont-yn and next-key.
class QueryHandler final : public Handler {
 public:
  // `session` outlives the handler.
  QueryHandler(Call& call, const codec::Tr& tr, const QuerySession& session) : call_(call), tr_(tr), session_(session) {
    ++session_.open.count_;
  }
  ~QueryHandler() override { --session_.open.count_; }

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;

 private:
  void OnAnswer(absl::StatusOr<rest::RestAnswer> answer);
  void Fail(absl::Status error);
  void FailInSession(absl::Status error);
  // Queries of an account reveal something.
  void Audit(const absl::Status& outcome);
  PagedRequest paged() const { return {tr_.code, body_}; }

  Call& call_;
  const codec::Tr& tr_;
  const QuerySession& session_;
  bool asked_ = false;
  std::string body_;  // of the request, as the broker takes it
  rest::RestClient::Pending pending_;
  // Expires with the handler: the answer may arrive after the client has disconnected.
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace kiwoom::methods

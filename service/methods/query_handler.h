#pragma once

#include <memory>
#include <string>
#include <utility>

#include "codec/table.h"
#include "service/loop/executor.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
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

// One unary query of a REST TR. Encodes the request as the broker's JSON, returns the broker's page, and maps page
// tokens to the broker's cont-yn and next-key.
class QueryHandler final : public Handler {
 public:
  // `session` is the operator's name of the session that `rest` belongs to.
  QueryHandler(Call& call, const codec::Tr& tr, rest::RestClient& rest, std::string session, OpenQueries& open,
               loop::Executor executor)
      : call_(call), tr_(tr), rest_(rest), session_(std::move(session)), open_(open), executor_(std::move(executor)) {
    ++open_.count_;
  }
  ~QueryHandler() override { --open_.count_; }

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;

 private:
  void OnAnswer(absl::StatusOr<rest::RestAnswer> answer);
  void Fail(absl::Status error);
  void FailInSession(absl::Status error);

  Call& call_;
  const codec::Tr& tr_;
  rest::RestClient& rest_;
  const std::string session_;
  OpenQueries& open_;
  const loop::Executor executor_;
  bool asked_ = false;
  rest::RestClient::Pending pending_;
  // Expires with the handler: the answer may arrive after the client has disconnected.
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace kiwoom::methods

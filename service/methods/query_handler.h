#pragma once

#include <memory>
#include <string>

#include "codec/table.h"
#include "service/loop/executor.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"
#include "service/methods/page_tokens.h"
#include "service/rest/rest_client.h"

namespace kiwoom::methods {

// One unary query of a REST TR: the request's message to the broker's JSON, the broker's page back, page tokens over
// the broker's cont-yn and next-key.
class QueryHandler final : public Handler {
 public:
  // `page_tokens` are those of the session that `rest` asks with.
  QueryHandler(Call& call, const codec::Tr& tr, rest::RestClient& rest, const PageTokens& page_tokens,
               loop::Executor executor)
      : call_(call), tr_(tr), rest_(rest), page_tokens_(page_tokens), executor_(std::move(executor)) {}

  void OnMessage(std::string bytes) override;
  void OnHalfClose() override;

 private:
  void OnAnswer(absl::StatusOr<rest::RestAnswer> answer);
  void Fail(absl::Status error);
  PagedRequest paged() const { return {tr_.code, body_}; }

  Call& call_;
  const codec::Tr& tr_;
  rest::RestClient& rest_;
  const PageTokens& page_tokens_;
  const loop::Executor executor_;
  bool asked_ = false;
  std::string body_;  // what was asked for, as the broker takes it
  // The answer may come when the client has gone and this is no more.
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace kiwoom::methods

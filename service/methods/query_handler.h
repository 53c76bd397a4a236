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

// One unary query of a REST TR. Encodes the request as the broker's JSON, returns the broker's page, and maps page
// tokens to the broker's cont-yn and next-key.
class QueryHandler final : public Handler {
 public:
  // `page_tokens` and `rest` belong to the same session.
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
  std::string body_;  // of the request, as the broker takes it
  // Expires with the handler: the answer may arrive after the client has disconnected.
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace kiwoom::methods

#pragma once

#include <string>
#include <variant>

#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/protocol/token_book.h"
#include "simulator/rest/request_fields.h"
#include "simulator/rest/rest_error.h"

namespace kiwoom::simulator {

// Issues and revokes access tokens, for the TRs whose spec has that role.
class TokenDesk {
 public:
  // If a key is empty, any non-empty key is accepted. `tokens` outlives the desk.
  TokenDesk(std::string app_key, std::string secret_key, TokenBook& tokens)
      : app_key_(std::move(app_key)), secret_key_(std::move(secret_key)), tokens_(tokens) {}

  // The members of the response, or the error.
  using Answer = std::variant<std::string, RestError>;

  Answer Issue(const codec::Tr& tr, const RequestFields& fields, absl::Time now);
  Answer Revoke(const RequestFields& fields);

 private:
  // 0 if the keys are correct.
  int CheckKeys(const RequestFields& fields) const;

  const std::string app_key_;
  const std::string secret_key_;
  TokenBook& tokens_;
};

}  // namespace kiwoom::simulator

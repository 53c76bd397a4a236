#include "service/callers/book_authorizer.h"

#include <optional>

#include "service/errors/error_details.h"

namespace kiwoom::callers {
namespace {

std::optional<Caller> FindCaller(const CallerBook& book, std::string_view authorization, const Peer& peer) {
  if (authorization.empty() || !book.takes_tokens()) return book.FindByPeer(peer);
  const std::optional<std::string_view> token = BearerToken(authorization);
  const Caller* const found = token.has_value() ? book.FindByToken(*token, peer) : nullptr;
  return found == nullptr ? std::nullopt : std::optional(*found);
}

}  // namespace

bool BookAuthorizer::StillAdmits(const Caller& caller, const Metadata& metadata, const Peer& peer) const {
  const std::string_view authorization = metadata.Find("authorization");
  if (authorization.empty() || !book_.takes_tokens()) return book_.StillAdmits(caller, nullptr, peer);
  const std::optional<std::string_view> token = BearerToken(authorization);
  if (!token.has_value()) return false;
  const TokenHash hash = HashOf(*token);
  return book_.StillAdmits(caller, &hash, peer);
}

absl::StatusOr<Caller> BookAuthorizer::Admit(const Metadata& metadata, const Peer& peer, absl::Time now) {
  const std::string_view authorization = metadata.Find("authorization");
  std::optional<Caller> caller = FindCaller(book_, authorization, peer);
  if (caller.has_value()) {
    if (!accounts_) caller->scopes.Remove(CallerScope::kAccount);
    return *std::move(caller);
  }
  const bool missing = authorization.empty() && peer.names.empty();
  const absl::Duration delay = failed_.Count(peer.host(), now);
  absl::Status error =
      errors::MakeError(absl::StatusCode::kUnauthenticated, errors::Reason::kCredentialsInvalid,
                        missing ? errors::Phrase::kCredentialsMissing : errors::Phrase::kCredentialsUnknown);
  if (delay > absl::ZeroDuration()) error = errors::WithRetryDelay(std::move(error), delay);
  return error;
}

}  // namespace kiwoom::callers

#include "service/methods/access_review.h"

#include "service/errors/error_details.h"

namespace kiwoom::methods {

absl::Status AccessReview::Judge(const Call& call) const {
  const callers::Peer peer{.address = call.peer(), .names = call.certificate_names()};
  if (authorizer_.StillAdmits(call.caller(), call.metadata(), peer)) return absl::OkStatus();
  absl::Status error = errors::MakeError(absl::StatusCode::kPermissionDenied, errors::Reason::kCredentialsInvalid,
                                         errors::Phrase::kCredentialsRevoked);
  audit_.Record(call, error);
  return error;
}

int AccessReview::ItemLimitOf(const fanout::Reader& stream) const {
  const callers::BookEntry* const entry = authorizer_.book().Find(stream.options().owner);
  return entry == nullptr ? stream.item_limit() : entry->caller.limits.ItemLimit(room_, items_per_caller_);
}

}  // namespace kiwoom::methods

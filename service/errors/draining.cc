#include "service/errors/draining.h"

#include "service/errors/error_details.h"

namespace kiwoom::errors {

absl::Status Draining() {
  return WithRetryDelay(MakeError(absl::StatusCode::kUnavailable, Reason::kDraining, Phrase::kStopping),
                        kRetryAfterDrain);
}

}  // namespace kiwoom::errors

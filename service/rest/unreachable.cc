#include "service/rest/unreachable.h"

#include <string>

#include "service/errors/error_details.h"

namespace kiwoom::rest {

absl::Status Unreachable(const absl::Status& failure) {
  return errors::MakeError(failure.code(), errors::Reason::kBrokerUnreachable,
                           errors::Say(errors::Phrase::kBrokerUnreachable, {std::string(failure.message())}));
}

}  // namespace kiwoom::rest

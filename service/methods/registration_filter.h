#pragma once

#include <set>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "codec/table.h"
#include "service/callers/caller.h"
#include "service/fanout/registration_list.h"
#include "service/methods/interest_reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::v1 {
class ListRegistrationsRequest;  // its header changes with every new realtime type
}

namespace kiwoom::methods {

// Which registrations a request lists. Each empty set stands for everything.
class RegistrationFilter {
 public:
  // Reads the types, items and states of the request and reports every violation. Whoever asks for an account type must
  // have the scope; others do not see these types.
  static absl::StatusOr<RegistrationFilter> Read(const v1::ListRegistrationsRequest& request,
                                                 const InterestReader& interests, const callers::Caller& caller);

  bool Accepts(const sessions::Topic& topic, fanout::TopicStatus status) const;

 private:
  RegistrationFilter() = default;

  bool accounts_ = false;
  absl::flat_hash_set<const codec::Tr*> types_;
  absl::flat_hash_set<std::string> items_;
  std::set<int> states_;  // numbers of RegistrationState
};

}  // namespace kiwoom::methods

#pragma once

#include "absl/status/status.h"
#include "service/callers/caller.h"
#include "service/fanout/hub.h"
#include "service/fanout/reader.h"
#include "service/methods/interest_reader.h"
#include "service/methods/list_pages.h"

// Their header changes with every new realtime type.
namespace kiwoom::v1 {
class ListRegistrationsRequest;
class ListRegistrationsResponse;
}  // namespace kiwoom::v1

namespace kiwoom::methods {

// The pages of ListRegistrations. The key of a registration is its type, item and session, by which the list is sorted.
// The hub describes only those that may fit into the page.
class RegistrationPages {
 public:
  // `interests` outlives the pages.
  explicit RegistrationPages(const InterestReader& interests) : interests_(interests) {}

  // `stream` is the only one to list, which the caller may see; null: all.
  absl::Status Read(const fanout::Hub& hub, const fanout::Reader* stream, const callers::Caller& caller,
                    const v1::ListRegistrationsRequest& request, v1::ListRegistrationsResponse& response) const;

 private:
  const InterestReader& interests_;
  const ListPages pages_{"ListRegistrations"};
};

}  // namespace kiwoom::methods

#pragma once

#include <vector>

#include "absl/status/status.h"
#include "service/fanout/reader.h"
#include "service/methods/list_pages.h"

// Their header changes with every new realtime type.
namespace kiwoom::v1 {
class ListSubscriptionsRequest;
class ListSubscriptionsResponse;
}  // namespace kiwoom::v1

namespace kiwoom::methods {

// The pages of ListSubscriptions. The key of a stream is its opening number, because every process numbers its own
// streams.
class SubscriptionPages {
 public:
  // `readers` are in the order in which they were opened.
  absl::Status Read(const std::vector<const fanout::Reader*>& readers, const v1::ListSubscriptionsRequest& request,
                    v1::ListSubscriptionsResponse& response) const;

 private:
  const ListPages pages_{"ListSubscriptions"};
};

}  // namespace kiwoom::methods

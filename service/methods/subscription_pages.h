#pragma once

#include <cstddef>
#include <vector>

#include "absl/status/status.h"
#include "service/fanout/reader.h"
#include "service/methods/page_tokens.h"

// Their header changes with every new realtime type.
namespace kiwoom::v1 {
class ListSubscriptionsRequest;
class ListSubscriptionsResponse;
}  // namespace kiwoom::v1

namespace kiwoom::methods {

// The pages of ListSubscriptions. A page token is the opening number of the page's last stream, so streams that open or
// close between two pages move no other. It is valid only in this process, because every process numbers its own
// streams.
class SubscriptionPages {
 public:
  static constexpr size_t kUsualSize = 100;
  static constexpr size_t kLargestSize = 1000;
  // A gRPC client refuses a message of more than 4 MiB. The rest is for the token.
  static constexpr size_t kMostBytes = (4 << 20) - 4096;

  SubscriptionPages();

  // `readers` are in the order in which they were opened.
  absl::Status Read(const std::vector<const fanout::Reader*>& readers, const v1::ListSubscriptionsRequest& request,
                    v1::ListSubscriptionsResponse& response) const;

 private:
  const PageTokens tokens_;
};

}  // namespace kiwoom::methods

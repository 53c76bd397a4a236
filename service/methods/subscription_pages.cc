#include "service/methods/subscription_pages.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/random/random.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/violations.h"
#include "service/fanout/contract.h"
#include "service/fanout/subscription_id.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

constexpr PagedRequest kList{.tr = "ListSubscriptions", .body = ""};

// The tag and the length of a subscription in the response.
constexpr size_t kFrame = 6;

std::string RandomKey() {
  absl::BitGen random;
  return absl::StrCat(absl::Uniform<uint64_t>(random), absl::Uniform<uint64_t>(random));
}

uint64_t NumberOf(const fanout::Reader& reader) { return fanout::OpeningNumber(reader.id()); }

v1::Subscription Describe(const fanout::Reader& reader) {
  v1::Subscription subscription;
  subscription.set_subscription_id(reader.id());
  subscription.set_peer(reader.options().peer);
  *subscription.mutable_start_time() = fanout::ToProto(reader.start());
  for (v1::Interest& interest : fanout::InterestsOf(reader.cursors()))
    *subscription.add_interests() = std::move(interest);
  subscription.set_slow_reader_policy(fanout::ToProto(reader.options().queue.policy));
  subscription.set_sent_count(reader.queue().sent_count());
  subscription.set_skipped_count(reader.queue().skipped_count());
  subscription.set_queued_count(static_cast<uint32_t>(reader.queue().size()));
  return subscription;
}

}  // namespace

SubscriptionPages::SubscriptionPages() : tokens_(RandomKey(), RandomKey(), "") {}

absl::Status SubscriptionPages::Read(const std::vector<const fanout::Reader*>& readers,
                                     const v1::ListSubscriptionsRequest& request,
                                     v1::ListSubscriptionsResponse& response) const {
  if (request.page_size() < 0) {
    return errors::InvalidField("page_size", Phrase::kPageSizeNegative,
                                {absl::StrCat(kLargestSize), absl::StrCat(kUsualSize)});
  }
  const size_t asked = request.page_size() == 0 ? kUsualSize : static_cast<size_t>(request.page_size());
  const size_t size = std::min(asked, kLargestSize);
  auto reader = readers.begin();
  if (!request.page_token().empty()) {
    const std::optional<std::string> key = tokens_.ToKey(kList, request.page_token());
    uint64_t last = 0;
    if (!key.has_value() || !absl::SimpleAtoi(*key, &last)) {
      errors::Violations violations;
      violations.Add("page_token", Phrase::kPageTokenForeign);
      return violations.ToError(errors::Reason::kPageTokenForeign);
    }
    reader = std::partition_point(reader, readers.end(), [&](const auto* other) { return NumberOf(*other) <= last; });
  }
  size_t bytes = 0;
  for (size_t taken = 0; reader != readers.end(); ++reader, ++taken) {
    v1::Subscription subscription = Describe(**reader);
    bytes += subscription.ByteSizeLong() + kFrame;
    // One always fits: a stream has a bounded number of interests.
    if (taken == size || (taken > 0 && bytes > kMostBytes)) {
      response.set_next_page_token(*tokens_.ToToken(kList, absl::StrCat(NumberOf(**std::prev(reader)))));
      break;
    }
    *response.add_subscriptions() = std::move(subscription);
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::methods

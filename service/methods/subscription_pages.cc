#include "service/methods/subscription_pages.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/fanout/contract.h"
#include "service/fanout/subscription_id.h"

namespace kiwoom::methods {
namespace {

uint64_t NumberOf(const fanout::Reader* reader) { return fanout::OpeningNumber(reader->id()); }

v1::Subscription Describe(const fanout::Reader* reader) {
  v1::Subscription subscription;
  subscription.set_subscription_id(reader->id());
  subscription.set_peer(reader->options().peer);
  *subscription.mutable_start_time() = fanout::ToProto(reader->start());
  for (v1::Interest& interest : fanout::InterestsOf(reader->cursors()))
    *subscription.add_interests() = std::move(interest);
  subscription.set_slow_reader_policy(fanout::ToProto(reader->options().queue.policy));
  subscription.set_sent_count(reader->queue().sent_count());
  subscription.set_skipped_count(reader->queue().skipped_count());
  subscription.set_queued_count(static_cast<uint32_t>(reader->queue().size()));
  return subscription;
}

}  // namespace

absl::Status SubscriptionPages::Read(const std::vector<const fanout::Reader*>& readers,
                                     const v1::ListSubscriptionsRequest& request,
                                     v1::ListSubscriptionsResponse& response) const {
  const absl::StatusOr<ListPages::Asked> asked = pages_.Read(request.page_size(), request.page_token(), "");
  if (!asked.ok()) return asked.status();
  std::span<const fanout::Reader* const> rest = readers;
  uint64_t last = 0;
  if (asked->after.has_value() && absl::SimpleAtoi(*asked->after, &last)) {
    const auto next = std::ranges::partition_point(rest, [&](const auto* reader) { return NumberOf(reader) <= last; });
    rest = rest.subspan(static_cast<size_t>(next - rest.begin()));
  }
  const size_t taken = ListPages::Fill(rest, asked->size, Describe, *response.mutable_subscriptions());
  if (taken < rest.size()) {
    response.set_next_page_token(pages_.TokenAfter(absl::StrCat(NumberOf(rest[taken - 1])), ""));
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::methods

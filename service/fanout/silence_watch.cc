#include "service/fanout/silence_watch.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "codec/item.h"

namespace kiwoom::fanout {
namespace {

using Neighbourhood = std::pair<const codec::Tr*, absl::string_view>;

Neighbourhood NeighbourhoodOf(const sessions::Topic& topic) {
  const std::string_view item = topic.item;
  const std::string_view venue = item.substr(codec::WithoutVenue(item).size());
  return {topic.tr, {venue.data(), venue.size()}};
}

bool HasItems(const sessions::Topic& topic) { return topic.tr->registration == codec::Register::kItem; }

}  // namespace

std::vector<const sessions::Topic*> SilenceWatch::Check(std::span<const Watched> live, absl::Time now) {
  absl::flat_hash_map<Neighbourhood, size_t> active;
  const auto is_active = [&](const Watched& watched) {
    return watched.activity->last_event() >= now - options_.recent;
  };
  for (const Watched& watched : live) {
    if (HasItems(*watched.topic) && is_active(watched)) ++active[NeighbourhoodOf(*watched.topic)];
  }
  std::vector<const sessions::Topic*> silent;
  for (const Watched& watched : live) {
    if (!HasItems(*watched.topic)) continue;
    const auto found = active.find(NeighbourhoodOf(*watched.topic));
    const size_t others = (found == active.end() ? 0 : found->second) - (is_active(watched) ? 1 : 0);
    if (others < options_.active_others) continue;
    TopicActivity& activity = *watched.activity;
    // Recent events prove nothing about the time before them. It matters if the process was stopped for a while.
    const absl::Duration quiet = std::min(now - std::max(last_check_, activity.quiet_since()), options_.recent);
    activity.quiet_ += std::max(quiet, absl::ZeroDuration());
    if (activity.silent_ || activity.quiet_ < options_.shortest) continue;
    if (activity.quiet_ < options_.intervals * activity.MedianInterval()) continue;
    activity.silent_ = true;
    silent.push_back(watched.topic);
  }
  last_check_ = now;
  next_check_ = now + options_.check;
  return silent;
}

}  // namespace kiwoom::fanout

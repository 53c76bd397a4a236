#include "service/rest/quota.h"

#include <algorithm>

namespace kiwoom::rest {

absl::Time Quota::EarliestBehind(const codec::Tr& tr, int64_t ahead, absl::Time now) const {
  absl::Time earliest = now;
  // A token is not kept waiting by the queries: it counts, but does not wait for what they share.
  if (tr.role == codec::Role::kNone) {
    earliest = EarliestBehind(total_, ahead, now);
    if (const auto group = groups_.find(tr.path); group != groups_.end()) {
      earliest = std::max(earliest, EarliestBehind(group->second, ahead, now));
    }
  }
  const auto own = trs_.find(&tr);
  return std::max(earliest, own != trs_.end() ? own->second.EarliestBehind(ahead, now)
                                              : SpacedLimiter(per_tr_).EarliestBehind(ahead, now));
}

Quota::Places Quota::Sent(const codec::Tr& tr, absl::Time now) {
  Places places;
  SpacedLimiter& own = trs_.try_emplace(&tr, per_tr_).first->second;
  places.places_.emplace_back(&own, own.Sent(now));
  Sent(groups_.try_emplace(tr.path, SharedLimit::Of(group_)).first->second, now, places);
  Sent(total_, now, places);
  return places;
}

void Quota::Answered(const Places& places, absl::Time now) {
  for (const auto& [limiter, number] : places.places_) limiter->Answered(number, now);
}

void Quota::Refused(const codec::Tr& tr, LimitScope scope, absl::Duration pause, absl::Time now) {
  switch (scope) {
    case LimitScope::kTr:
      trs_.try_emplace(&tr, per_tr_).first->second.Refused(pause, now);
      break;
    case LimitScope::kGroup:
      Refused(groups_.try_emplace(tr.path, SharedLimit::Of(group_)).first->second, pause, now);
      break;
    case LimitScope::kTotal:
      Refused(total_, pause, now);
      break;
  }
}

int Quota::per_second(const codec::Tr& tr, absl::Time now) const {
  const auto own = trs_.find(&tr);
  return own == trs_.end() ? per_tr_.per_second : own->second.per_second(now);
}

Quota::SharedLimit Quota::SharedLimit::Of(int per_second) {
  SharedLimit limit;
  limit.known = per_second > 0;
  // Each TR is spaced by itself.
  if (limit.known) limit.limiter.emplace(broker::Rate{.per_second = per_second, .burst = per_second});
  return limit;
}

double Quota::Used(absl::Time now) const {
  double used = Limits(total_, now) ? total_.limiter->Used(now) : 0;
  for (const auto& [path, group] : groups_) {
    if (Limits(group, now)) used = std::max(used, group.limiter->Used(now));
  }
  for (const auto& [tr, limiter] : trs_) used = std::max(used, limiter.Used(now));
  return used;
}

bool Quota::Limits(const SharedLimit& limit, absl::Time now) {
  return limit.limiter.has_value() && (limit.known || limit.limiter->per_second(now) < kUnlimited);
}

absl::Time Quota::EarliestBehind(const SharedLimit& limit, int64_t ahead, absl::Time now) {
  return Limits(limit, now) ? limit.limiter->EarliestBehind(ahead, now) : now;
}

void Quota::Sent(SharedLimit& limit, absl::Time now, Places& places) {
  while (!limit.recent.empty() && limit.recent.front() <= now - SpacedLimiter::kWindow) limit.recent.pop_front();
  limit.recent.push_back(now);
  if (limit.limiter.has_value()) places.places_.emplace_back(&*limit.limiter, limit.limiter->Sent(now));
}

void Quota::Refused(SharedLimit& limit, absl::Duration pause, absl::Time now) {
  if (!limit.limiter.has_value()) {
    const auto last_second =
        std::ranges::count_if(limit.recent, [now](absl::Time sent) { return sent > now - SpacedLimiter::kWindow; });
    // The first refusal halves this.
    limit.limiter.emplace(broker::Rate{.per_second = kUnlimited}, std::max(2, static_cast<int>(last_second)), now);
  }
  limit.limiter->Refused(pause, now);
}

}  // namespace kiwoom::rest

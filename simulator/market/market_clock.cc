#include "simulator/market/market_clock.h"

#include <algorithm>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr absl::Duration kBegin = absl::Minutes(7 * 60 + 55);
constexpr absl::Duration kLength = absl::Minutes(12 * 60 + 10);

absl::Time BeginOf(absl::CivilDay day) { return absl::FromCivil(day, Seoul()) + kBegin; }

absl::Duration Into(absl::CivilDay day, absl::Time time) {
  return std::clamp(time - BeginOf(day), absl::ZeroDuration(), kLength);
}

// Scales by the exact ratio of two durations; a floating-point factor would lose seconds in a long run.
absl::Duration Scaled(absl::Duration duration, absl::Duration to, absl::Duration from) {
  absl::Duration rest;
  const int64_t whole = absl::IDivDuration(duration, from, &rest);
  return whole * to + to * absl::FDivDuration(rest, from);
}

}  // namespace

MarketClock::MarketClock(absl::Time start, absl::Duration day)
    : start_(start), day_(day), first_day_(SeoulDay(start)), first_offset_(Into(first_day_, start)) {}

absl::Time MarketClock::At(absl::Duration elapsed) const {
  if (day_ <= absl::ZeroDuration()) return start_ + elapsed;
  absl::Duration rest;
  const int64_t days = absl::IDivDuration(first_offset_ + Scaled(elapsed, kLength, day_), kLength, &rest);
  return BeginOf(first_day_ + days) + rest;
}

absl::Duration MarketClock::ElapsedAt(absl::Time time) const {
  if (day_ <= absl::ZeroDuration()) return time - start_;
  const absl::CivilDay day = SeoulDay(time);
  return Scaled((day - first_day_) * kLength + Into(day, time) - first_offset_, day_, kLength);
}

}  // namespace kiwoom::simulator

#pragma once

#include <cstdint>
#include <deque>

#include "absl/time/time.h"
#include "service/broker/broker.h"

namespace kiwoom::rest {

// Keeps one of the broker's limits at the broker's end: in any sliding second at most `per_second` requests arrive
// there, although it is the sending that is timed here.
//
// A request arrives after it was sent, and before its answer comes. The latest possible arrival is therefore the
// answer, or the sending plus kJitter while there is none; a place in the window is free one second after that.
//
// The rate adapts: a refusal halves it, each clean minute adds one request per second until the configured rate is
// reached again. It never falls below one per second.
//
// Pure logic: monotonic time is passed in, and does not go back.
class SpacedLimiter {
 public:
  // How much longer one request may take to arrive than another.
  static constexpr absl::Duration kJitter = absl::Milliseconds(250);
  static constexpr absl::Duration kWindow = absl::Seconds(1);
  static constexpr absl::Duration kCleanTime = absl::Minutes(1);

  explicit SpacedLimiter(broker::Rate rate) : SpacedLimiter(rate, rate.per_second) {}
  // Begins with a lower rate, as after a refusal at `now`.
  SpacedLimiter(broker::Rate rate, int per_second, absl::Time now = absl::InfinitePast())
      : rate_(rate), per_second_(per_second), adapted_(now) {}

  // When the next request may be sent; `now` or later.
  absl::Time Earliest(absl::Time now) const;
  // About when a request may be sent that has `ahead` others before it.
  absl::Time EarliestBehind(int64_t ahead, absl::Time now) const;

  // A request leaves now. Returns its number, for Answered.
  uint64_t Sent(absl::Time now);
  void Answered(uint64_t request, absl::Time now);

  // The broker refused a request as one too many: nothing leaves for `pause`, then half as much as before.
  void Refused(absl::Duration pause, absl::Time now);

  int per_second(absl::Time now) const;

 private:
  struct Place {
    absl::Time sent;
    absl::Time arrived;  // at the latest
  };

  absl::Duration Spacing(absl::Time now) const { return kWindow / per_second(now); }
  const Place* FromLast(int count) const;

  const broker::Rate rate_;
  int per_second_;  // since `adapted_`
  absl::Time adapted_;
  absl::Time held_until_ = absl::InfinitePast();
  std::deque<Place> places_;  // the last ones, oldest first
  uint64_t first_ = 0;        // number of the oldest place
};

}  // namespace kiwoom::rest

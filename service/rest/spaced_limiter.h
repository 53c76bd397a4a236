#pragma once

#include <cstdint>
#include <deque>

#include "absl/time/time.h"
#include "service/broker/broker.h"

namespace kiwoom::rest {

// Enforces a limit as the broker measures it: at most `per_second` requests arrive there in any second, although only
// sending can be timed here.
//
// A request arrives after it is sent and before its answer comes. The latest possible time of its arrival is therefore
// when the answer comes or, until then, kJitter after the request was sent. Its place is free one second after that.
//
// The rate adapts: a refusal halves it, and each clean minute adds one request per second until the configured rate is
// reached again. It never falls below one per second.
//
// Pure logic: monotonic time is passed in, and must not go back.
class SpacedLimiter {
 public:
  // The maximum difference between the times that two requests take to arrive.
  static constexpr absl::Duration kJitter = absl::Milliseconds(250);
  static constexpr absl::Duration kWindow = absl::Seconds(1);
  static constexpr absl::Duration kCleanTime = absl::Minutes(1);

  explicit SpacedLimiter(broker::Rate rate) : SpacedLimiter(rate, rate.per_second) {}
  // Starts with the lower rate `per_second`, as if the broker had refused a request at `now`.
  SpacedLimiter(broker::Rate rate, int per_second, absl::Time now = absl::InfinitePast())
      : rate_(rate), per_second_(per_second), adapted_(now) {}

  // The time when the next request may be sent: `now` or later.
  absl::Time Earliest(absl::Time now) const;
  // The approximate time when a request can be sent if `ahead` others go first.
  absl::Time EarliestBehind(int64_t ahead, absl::Time now) const;

  // A request is sent now. Returns its number, for Answered.
  uint64_t Sent(absl::Time now);
  void Answered(uint64_t request, absl::Time now);

  // The broker refused a request because of this limit: nothing is sent for `pause`, and the rate is halved.
  void Refused(absl::Duration pause, absl::Time now);

  int per_second(absl::Time now) const;
  // The part of the rate whose places are taken now, 1 at most.
  double Used(absl::Time now) const;

 private:
  struct Place {
    absl::Time sent;
    absl::Time arrived;  // at the latest
  };

  absl::Duration Spacing(absl::Time now) const { return kWindow / per_second(now); }
  const Place* FromLast(int count) const;

  const broker::Rate rate_;
  int per_second_;  // the rate at `adapted_`
  absl::Time adapted_;
  absl::Time held_until_ = absl::InfinitePast();
  std::deque<Place> places_;  // of the latest requests, oldest first
  uint64_t first_ = 0;        // number of the oldest place
};

}  // namespace kiwoom::rest

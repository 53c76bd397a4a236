#pragma once

#include "absl/time/time.h"

namespace kiwoom::clock {

// One instant on two clocks. The wall clock can step: an operator or NTP sets it. So durations and timers use `steady`,
// and `wall` only labels what clients read.
struct Moment {
  Moment() = default;
  Moment(absl::Time steady, absl::Time wall) : steady(steady), wall(wall) {}
  // An instant at which both clocks agree. Implicit, because logic tests have only one time.
  Moment(absl::Time both) : Moment(both, both) {}  // NOLINT(google-explicit-constructor)

  absl::Time steady = absl::InfinitePast();  // never steps; agrees with the wall clock when the process starts
  absl::Time wall = absl::InfinitePast();

  // The label of another instant of the steady clock, by the wall clock as it is set now. Infinite times stay infinite.
  absl::Time WallOf(absl::Time instant) const { return wall + (instant - steady); }

  friend bool operator==(const Moment&, const Moment&) = default;
};

inline Moment operator+(const Moment& moment, absl::Duration duration) {
  return {moment.steady + duration, moment.wall + duration};
}

}  // namespace kiwoom::clock

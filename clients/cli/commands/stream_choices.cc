#include "clients/cli/commands/stream_choices.h"

#include <algorithm>

#include "absl/flags/flag.h"
#include "absl/time/time.h"

ABSL_FLAG(double, seconds, 0, "subscribe, record: end after this many seconds; 0: no limit");
ABSL_FLAG(bool, disconnect_when_slow, false,
          "subscribe, record: end the connection rather than skip events if reading is too slow");
ABSL_FLAG(bool, without_snapshot, false, "subscribe, record: do not start with the last known values");
ABSL_FLAG(bool, wait_for_room, false,
          "subscribe, record: wait if the broker's connections are full, rather than be refused");
ABSL_FLAG(absl::Duration, min_interval, absl::ZeroDuration(),
          "subscribe, record: at most one event per item in this time, such as 1s, for states; 0: every event");

namespace kiwoom::cli {
namespace {

using Clock = std::chrono::steady_clock;

// Far longer than any run, and small enough for the clock's arithmetic.
constexpr double kLongest = 1e9;

}  // namespace

absl::StatusOr<SubscribeChoices> ChosenForStream(const StreamPositions& positions) {
  const SubscribeChoices choices{.disconnect_when_slow = absl::GetFlag(FLAGS_disconnect_when_slow),
                                 .without_snapshot = absl::GetFlag(FLAGS_without_snapshot),
                                 .wait_for_room = absl::GetFlag(FLAGS_wait_for_room),
                                 .min_interval = absl::GetFlag(FLAGS_min_interval),
                                 .positions = &positions};
  if (choices.min_interval < absl::ZeroDuration()) {
    return absl::InvalidArgumentError("--min_interval is negative: set a duration, or 0 for every event.");
  }
  return choices;
}

absl::StatusOr<Clock::time_point> EndOfStream() {
  const double seconds = absl::GetFlag(FLAGS_seconds);
  if (!(seconds >= 0)) {
    return absl::InvalidArgumentError("--seconds is negative: set a duration, or 0 for no limit.");
  }
  if (seconds == 0) return Clock::time_point::max();
  return Clock::now() +
         std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(std::min(seconds, kLongest)));
}

}  // namespace kiwoom::cli

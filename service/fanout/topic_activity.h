#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace kiwoom::fanout {

// When the events of one topic arrive, as far as SilenceWatch needs it. Recording an event costs a subtraction and a
// few stores, because it happens for every row of the broker. Times are steady; no I/O, single-threaded.
class TopicActivity {
 public:
  // The median is that of so many recent intervals. It is odd, so that the median of a full record is one of them.
  static constexpr size_t kIntervals = 31;

  // The registration is live: an epoch begins. The intervals of earlier epochs still count, but not the time between
  // two epochs.
  void Begin(absl::Time now);

  // Call it after Begin. An event that arrived before the broker's answer may have an earlier time.
  void OnEvent(absl::Time received) {
    if (last_event_ != absl::InfinitePast()) Record(received - last_event_);
    last_event_ = received;
    quiet_ = absl::ZeroDuration();
    silent_ = false;
  }

  // When this epoch began, or the last one if it has ended.
  absl::Time begin() const { return begin_; }
  // Of this epoch; infinitely long ago if there was none.
  absl::Time last_event() const { return last_event_; }
  // The last event of this epoch or, if there was none, its beginning.
  absl::Time quiet_since() const { return last_event_ > begin_ ? last_event_ : begin_; }
  // Whether SilenceWatch found it silent, and nothing has arrived since. A reader that joins now must be told.
  bool silent() const { return silent_; }

  // Zero if no two events have arrived in the same epoch.
  absl::Duration MedianInterval() const;

 private:
  friend class SilenceWatch;

  void Record(absl::Duration interval);

  absl::Time begin_ = absl::InfiniteFuture();
  absl::Time last_event_ = absl::InfinitePast();
  absl::Duration quiet_;  // how long it has had no event while others had; SilenceWatch adds to it
  bool silent_ = false;
  uint32_t recorded_ = 0;
  std::array<uint32_t, kIntervals> milliseconds_{};  // the most recent intervals, in a ring
};

}  // namespace kiwoom::fanout

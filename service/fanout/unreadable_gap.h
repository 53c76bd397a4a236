#pragma once

#include <optional>
#include <utility>

#include "absl/time/time.h"

namespace kiwoom::fanout {

// Merges unreadable messages of the broker into gaps, so a flood of them does not become a flood of notices.
class UnreadableGap {
 public:
  struct Span {
    absl::Time from;   // the last readable message, or the end of the previous gap
    absl::Time until;  // the last unreadable one
  };

  // At most one gap per `pause`.
  explicit UnreadableGap(absl::Duration pause) : pause_(pause) {}

  // An unreadable message arrived now; the previous message arrived at `before`.
  void Add(absl::Time before, absl::Time now) {
    if (!span_.has_value()) span_ = Span{before, now};
    span_->until = now;
  }

  // The gap to report now, if any.
  std::optional<Span> Take(absl::Time now) {
    if (now < due()) return std::nullopt;
    allowed_ = now + pause_;
    return std::exchange(span_, std::nullopt);
  }

  // When Take will return a gap; infinite if none is pending.
  absl::Time due() const { return span_.has_value() ? allowed_ : absl::InfiniteFuture(); }

 private:
  const absl::Duration pause_;
  std::optional<Span> span_;
  absl::Time allowed_ = absl::InfinitePast();
};

}  // namespace kiwoom::fanout

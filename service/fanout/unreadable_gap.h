#pragma once

#include <optional>
#include <utility>

#include "absl/time/time.h"

namespace kiwoom::fanout {

// Messages of the broker that could not be read, gathered into gaps: a flood of them must not become a flood of
// notices.
class UnreadableGap {
 public:
  struct Span {
    absl::Time from;   // the last message that could be read, or that an earlier gap covered
    absl::Time until;  // the last one that could not
  };

  // At most one gap in so long.
  explicit UnreadableGap(absl::Duration pause) : pause_(pause) {}

  // One came now; the message before it, `before`.
  void Add(absl::Time before, absl::Time now) {
    if (!span_.has_value()) span_ = Span{before, now};
    span_->until = now;
  }

  // The gap that is to be told now.
  std::optional<Span> Take(absl::Time now) {
    if (now < due()) return std::nullopt;
    allowed_ = now + pause_;
    return std::exchange(span_, std::nullopt);
  }

  // When Take has something; infinite if it waits for another message.
  absl::Time due() const { return span_.has_value() ? allowed_ : absl::InfiniteFuture(); }

 private:
  const absl::Duration pause_;
  std::optional<Span> span_;
  absl::Time allowed_ = absl::InfinitePast();
};

}  // namespace kiwoom::fanout

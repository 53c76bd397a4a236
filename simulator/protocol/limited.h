#pragma once

#include <optional>
#include <utility>

namespace kiwoom::simulator {

// What happens on the next few occasions, and no longer.
template <typename What>
class Limited {
 public:
  // Replaces the previous one; zero times: ends it.
  void Set(What what, int times) {
    what_ = std::move(what);
    left_ = times;
  }

  // Call it on each occasion.
  std::optional<What> Take() {
    return TakeIf([](const What&) { return true; });
  }
  // The same if only some occasions count.
  template <typename Counts>
  std::optional<What> TakeIf(const Counts& counts) {
    if (left_ <= 0 || !counts(what_)) return std::nullopt;
    --left_;
    return what_;
  }

 private:
  What what_{};
  int left_ = 0;
};

}  // namespace kiwoom::simulator

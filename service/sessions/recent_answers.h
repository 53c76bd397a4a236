#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// The verdicts on the last REGs, for the moment when an answer turns up that nobody asked for. Perhaps it merely came
// twice. But perhaps an earlier one came twice, was taken for the next request's, and so each REG since then got the
// verdict of the one before. If all of them were the same, that makes no difference; if not, nobody knows what is
// registered.
//
// An answer too many and an answer too few cancel each other out: that cannot be noticed.
class RecentAnswers {
 public:
  struct Doubt {
    std::vector<Topic> topics;  // told to be registered, and perhaps not
    absl::Time since;           // the first of the verdicts
  };

  // A verdict is right if nothing has shown within this time that it was another's.
  static constexpr absl::Duration kDoubtful = absl::Minutes(1);

  // A REG got its verdict: these topics are registered, or none, for it was not accepted.
  void Add(std::vector<Topic> registered, absl::Time now);
  // The answers of another session concern nobody any more.
  void Clear() { verdicts_.clear(); }
  // An answer to a REG came that nobody asked for.
  std::optional<Doubt> OnUnasked(bool accepted, absl::Time now);

 private:
  struct Verdict {
    absl::Time time;
    std::vector<Topic> registered;
  };

  void Forget(absl::Time now);

  std::deque<Verdict> verdicts_;  // oldest first
};

}  // namespace kiwoom::sessions

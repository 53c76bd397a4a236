#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "service/clock/moment.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// The verdicts on the last REGs, needed when an unexpected answer arrives. It may simply be a duplicate. But if an
// earlier answer was duplicated and taken for the next request's, each REG since then got the verdict of the previous
// one. If all verdicts were the same, this makes no difference; if not, it is uncertain what is registered.
//
// One answer too many and one too few cancel each other out, which cannot be detected.
class RecentAnswers {
 public:
  struct Doubt {
    std::vector<Topic> topics;  // reported as registered, but perhaps not
    clock::Moment since;        // time of the first verdict
  };

  // A verdict counts as correct if nothing contradicts it within this time.
  static constexpr absl::Duration kDoubtful = absl::Minutes(1);

  // Adds the verdict on a REG: the topics that it registered, or none if it was not accepted.
  void Add(std::vector<Topic> registered, clock::Moment now);
  // Forgets the verdicts of a session that has ended.
  void Clear() { verdicts_.clear(); }
  // An unexpected answer to a REG arrived.
  std::optional<Doubt> OnUnasked(bool accepted, clock::Moment now);

 private:
  struct Verdict {
    clock::Moment time;
    std::vector<Topic> registered;
  };

  void Forget(absl::Time steady);

  std::deque<Verdict> verdicts_;  // oldest first
};

}  // namespace kiwoom::sessions

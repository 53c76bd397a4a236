#include "service/sessions/take_back.h"

namespace kiwoom::sessions {

absl::Duration TakeBack::Take(absl::Time now) {
  limiter_.Take(now);
  taken_ = true;
  return options_.pause;
}

bool TakeBack::IsDue(bool lasted, absl::Time now) const {
  return options_.automatic && (lasted || !taken_) && Wait(now) == absl::ZeroDuration();
}

}  // namespace kiwoom::sessions

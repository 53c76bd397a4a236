#include "service/telemetry/repetition.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::telemetry {

void Repetition::Count(absl::FunctionRef<std::string()> sentence, absl::Time now, const Say& say) {
  ++count_;
  if (now < next_) return;
  std::string line = sentence();
  const uint64_t unsaid = count_ - said_ - 1;
  if (unsaid != 0) absl::StrAppend(&line, " (and ", unsaid, " more of this kind since the last line)");
  say(line);
  said_ = count_;
  next_ = now + kPause;
}

}  // namespace kiwoom::telemetry

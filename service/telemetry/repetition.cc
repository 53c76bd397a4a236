#include "service/telemetry/repetition.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::telemetry {

void Repetition::Count(absl::FunctionRef<std::string()> sentence, absl::Time now, const LogWriter& write) {
  ++count_;
  if (now < next_) return;
  std::string line = sentence();
  const uint64_t unlogged = count_ - logged_ - 1;
  if (unlogged != 0) absl::StrAppend(&line, " (and ", unlogged, " more of this kind since the last line)");
  write(line);
  logged_ = count_;
  next_ = now + kPause;
}

}  // namespace kiwoom::telemetry

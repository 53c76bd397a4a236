#include "simulator/faults/fault_script.h"

#include <algorithm>

#include "simulator/faults/words.h"
#include "simulator/log.h"

namespace kiwoom::simulator {
namespace {

constexpr std::string_view kSpace = " \t\r";

// For the log: without the app key.
std::string Loggable(std::string_view fault) {
  const std::string name(NextWord(fault));
  const bool of_one = !TakeAppKey(fault).empty();
  return name + (of_one ? " of one app key " : " ") + std::string(fault);
}

absl::Status LineError(int number, std::string_view what) {
  return absl::InvalidArgumentError("faults line " + std::to_string(number) + ": " + std::string(what));
}

}  // namespace

absl::StatusOr<FaultScript> FaultScript::Parse(std::string_view lines, std::span<const codec::Tr* const> trs) {
  FaultScript script;
  script.trs_ = trs;
  for (int number = 1; !lines.empty(); ++number) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    line.remove_prefix(std::min(line.find_first_not_of(kSpace), line.size()));
    line.remove_suffix(line.size() - std::min(line.find_last_not_of(kSpace) + 1, line.size()));
    if (line.empty() || line.front() == '#') continue;

    const std::string_view when = NextWord(line);
    const std::string time(NextWord(line));
    absl::Duration due;
    if ((when != "at" && when != "every") || !absl::ParseDuration(time, &due) || due < absl::ZeroDuration() ||
        (when == "every" && due == absl::ZeroDuration())) {
      return LineError(number, "must begin with \"at 30s\" or \"every 5m\", followed by the fault");
    }
    const absl::Status valid = CommitFault(line, trs, nullptr);
    if (!valid.ok()) return LineError(number, std::string(valid.message()));
    script.lines_.push_back({due, when == "every" ? due : absl::ZeroDuration(), std::string(line)});
  }
  return script;
}

absl::Duration FaultScript::next() const {
  absl::Duration next = absl::InfiniteDuration();
  for (const Line& line : lines_) next = std::min(next, line.due);
  return next;
}

void FaultScript::Commit(absl::Duration since_start, FaultTarget& target) {
  for (Line& line : lines_) {
    if (line.due > since_start) continue;
    Log().info("fault: {}", Loggable(line.fault));
    CommitFault(line.fault, trs_, &target).IgnoreError();  // Parse has already checked it
    line.due = line.every == absl::ZeroDuration() ? absl::InfiniteDuration() : line.due + line.every;
  }
}

}  // namespace kiwoom::simulator

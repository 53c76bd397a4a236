#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "simulator/faults/fault.h"
#include "simulator/faults/words.h"

namespace kiwoom::simulator {

// One fault by name. Without a target, `commit` only checks the arguments.
struct FaultVerb {
  std::string_view name;
  absl::Status (*commit)(std::string_view arguments, FaultTarget* target);
  bool names_tr = false;  // its first argument is the code of a REST TR, or all
};

// By what they concern; each is defined in the file of its subject.
std::span<const FaultVerb> SessionVerbs();
std::span<const FaultVerb> RequestVerbs();
std::span<const FaultVerb> FrameVerbs();
std::span<const FaultVerb> RestVerbs();

inline constexpr int kAlways = std::numeric_limits<int>::max();

// Reads "times <n>", which may be missing.
inline absl::Status ReadTimes(std::string_view arguments, int* times) {
  if (arguments.empty()) return absl::OkStatus();
  const std::string_view name = NextWord(arguments);
  const std::string_view word = NextWord(arguments);
  const std::optional<int> number = ParseNumber<int>(word);
  if (name != "times" || !arguments.empty()) return Invalid("end of this fault: it may be times <n>", name);
  if (!number || *number < 1) return Invalid("number of times: write 1 or more", word);
  *times = *number;
  return absl::OkStatus();
}

inline std::optional<absl::Duration> ReadDelay(std::string_view word) {
  absl::Duration delay;
  if (!absl::ParseDuration(std::string(word), &delay) || delay < absl::ZeroDuration()) return std::nullopt;
  return delay;
}

// A fault without arguments.
template <auto kMethod, auto... kArguments>
absl::Status Simple(std::string_view arguments, FaultTarget* target) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) (target->*kMethod)(kArguments...);
  return absl::OkStatus();
}

// A fault whose only argument is the app key whose sessions it concerns; without it, all.
template <auto kMethod, auto... kArguments>
absl::Status OfSessions(std::string_view arguments, FaultTarget* target) {
  const std::string app_key = TakeAppKey(arguments);
  if (!arguments.empty()) return Invalid("argument: this fault takes none but of <app key>", arguments);
  if (target != nullptr) (target->*kMethod)(kArguments..., app_key);
  return absl::OkStatus();
}

}  // namespace kiwoom::simulator

#include <string>

#include "absl/status/statusor.h"
#include "simulator/faults/distortion_text.h"
#include "simulator/faults/fault_verb.h"

// Faults of REST answers.
namespace kiwoom::simulator {
namespace {

absl::Status DistortAnswers(std::string_view arguments, FaultTarget* target) {
  const std::string tr(NextWord(arguments));
  if (tr.empty()) return Invalid("TR: write its code or all, then what is wrong with its answers", tr);
  const absl::StatusOr<Distortion> distortion = ParseDistortion(arguments);
  if (!distortion.ok()) return distortion.status();
  if (target != nullptr) target->DistortAnswers(tr, *distortion);
  return absl::OkStatus();
}

absl::Status RestoreAnswers(std::string_view arguments, FaultTarget* target) {
  const std::string tr(NextWord(arguments));
  if (tr.empty() || !arguments.empty()) return Invalid("TR: write its code or all", tr);
  if (target != nullptr) target->RestoreAnswers(tr);
  return absl::OkStatus();
}

constexpr FaultVerb kVerbs[] = {
    {"distort_answers", DistortAnswers, true},
    {"restore_answers", RestoreAnswers, true},
};

}  // namespace

std::span<const FaultVerb> RestVerbs() { return kVerbs; }

}  // namespace kiwoom::simulator

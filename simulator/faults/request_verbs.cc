#include <optional>
#include <set>
#include <string>
#include <utility>

#include "simulator/faults/fault_verb.h"
#include "simulator/protocol/control_frame.h"

// Faults of REG, REMOVE and their answers.
namespace kiwoom::simulator {
namespace {

absl::Status RefuseRegistrations(std::string_view arguments, FaultTarget* target) {
  Refusal refusal;
  if (const std::string_view word = NextWord(arguments); !word.empty()) {
    const std::optional<int> code = ParseNumber<int>(word);
    if (!code) return Invalid("broker code", word);
    refusal.code = *code;
  }
  while (!arguments.empty()) {
    const std::string_view name = NextWord(arguments);
    const std::string_view word = NextWord(arguments);
    if (name == "of" && !word.empty()) {
      refusal.applies = [item = std::string(word)](const Registered& registered) { return registered.item == item; };
      continue;
    }
    const std::optional<int> number = ParseNumber<int>(word);
    if (!number) return Invalid("number of REGs", word);
    if (name == "after") {
      refusal.after = *number;
    } else if (name == "times") {
      refusal.times = *number;
    } else {
      return Invalid("option of refuse_registrations: it takes a code, of <item>, after <n> and times <n>", name);
    }
  }
  if (target != nullptr) target->RefuseRegistrations(std::move(refusal));
  return absl::OkStatus();
}

using IgnoreMethod = void (FaultTarget::*)(std::set<std::string> items);

absl::Status IgnoreItems(std::string_view arguments, FaultTarget* target, IgnoreMethod ignore) {
  std::set<std::string> items;
  while (!arguments.empty()) items.emplace(NextWord(arguments));
  if (items.empty()) return absl::InvalidArgumentError("this fault needs items after it: write 005930");
  if (target != nullptr) (target->*ignore)(std::move(items));
  return absl::OkStatus();
}

absl::Status IgnoreNothing(std::string_view arguments, FaultTarget* target, IgnoreMethod ignore) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) (target->*ignore)({});
  return absl::OkStatus();
}

template <auto kHow, IgnoreMethod kMethod>
absl::Status Ignore(std::string_view arguments, FaultTarget* target) {
  return kHow(arguments, target, kMethod);
}

absl::Status RepeatAnswers(std::string_view arguments, FaultTarget* target) {
  absl::Duration delay;
  if (!arguments.empty() && !arguments.starts_with("times")) {
    const std::string_view word = NextWord(arguments);
    const std::optional<absl::Duration> read = ReadDelay(word);
    if (!read) return Invalid("delay: write 500ms or 3s", word);
    delay = *read;
  }
  int times = kAlways;
  if (const absl::Status status = ReadTimes(arguments, &times); !status.ok()) return status;
  if (target != nullptr) target->RepeatAnswers(delay, times);
  return absl::OkStatus();
}

absl::Status AnswerOnce(std::string_view arguments, FaultTarget* target) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) target->RepeatAnswers(absl::ZeroDuration(), 0);
  return absl::OkStatus();
}

absl::Status PushAnswer(std::string_view arguments, FaultTarget* target) {
  const std::string_view trnm = arguments.empty() ? "REG" : NextWord(arguments);
  if (trnm != "REG" && trnm != "REMOVE") return Invalid("request: write REG or REMOVE, then its code", trnm);
  const std::string_view word = arguments.empty() ? "0" : NextWord(arguments);
  const std::optional<int> code = ParseNumber<int>(word);
  if (!code || !arguments.empty()) return Invalid("broker code", word);
  if (target != nullptr) target->PushFrame(AnswerFrame(trnm, *code));
  return absl::OkStatus();
}

constexpr FaultVerb kVerbs[] = {
    {"refuse_registrations", RefuseRegistrations},
    {"accept_registrations", Simple<&FaultTarget::AcceptRegistrations>},
    {"ignore_registrations", Ignore<IgnoreItems, &FaultTarget::IgnoreRegistrations>},
    {"answer_registrations", Ignore<IgnoreNothing, &FaultTarget::IgnoreRegistrations>},
    {"ignore_removals", Ignore<IgnoreItems, &FaultTarget::IgnoreRemovals>},
    {"answer_removals", Ignore<IgnoreNothing, &FaultTarget::IgnoreRemovals>},
    {"repeat_answers", RepeatAnswers},
    {"answer_once", AnswerOnce},
    {"push_answer", PushAnswer},
};

}  // namespace

std::span<const FaultVerb> RequestVerbs() { return kVerbs; }

}  // namespace kiwoom::simulator

#include "simulator/faults/fault.h"

#include <limits>
#include <optional>
#include <utility>

#include "absl/status/statusor.h"
#include "simulator/faults/distortion_text.h"
#include "simulator/faults/words.h"

namespace kiwoom::simulator {
namespace {

absl::Status Close(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<uint16_t> code = word.empty() ? uint16_t{1000} : ParseNumber<uint16_t>(word);
  if (!code || *code < 1000 || *code > 4999) return Invalid("close code: write 1000 to 4999", word);
  if (target != nullptr) target->CloseSessions(*code, word.empty() ? "Bye" : std::string(arguments));
  return absl::OkStatus();
}

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
    const std::optional<int> number = ParseNumber<int>(word);
    if (!number) return Invalid("number of REGs", word);
    if (name == "after") {
      refusal.after = *number;
    } else if (name == "times") {
      refusal.times = *number;
    } else {
      return Invalid("option of refuse_registrations: it takes a code, after <n> and times <n>", name);
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

absl::Status Push(std::string_view arguments, FaultTarget* target) {
  if (arguments.empty()) return absl::InvalidArgumentError("push needs the text of a frame after it");
  if (target != nullptr) target->PushFrame(std::string(arguments));
  return absl::OkStatus();
}

absl::Status Rate(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<double> rate =
      word == "max" ? std::numeric_limits<double>::infinity() : ParseNumber<double>(word);
  if (!rate || !(*rate >= 0)) return Invalid("rate: write rows per second, or max", word);
  if (target != nullptr) target->SetRowsPerSecond(*rate);
  return absl::OkStatus();
}

absl::Status RefuseTokens(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<int> code = ParseNumber<int>(word);
  if (!code || *code <= 0) return Invalid("broker code", word);
  if (target != nullptr) target->RefuseTokens(*code);
  return absl::OkStatus();
}

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

template <auto kMethod, auto... kArguments>
absl::Status Simple(std::string_view arguments, FaultTarget* target) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) (target->*kMethod)(kArguments...);
  return absl::OkStatus();
}

struct Verb {
  std::string_view name;
  absl::Status (*commit)(std::string_view arguments, FaultTarget* target);
};

constexpr Verb kVerbs[] = {
    {"drop", Simple<&FaultTarget::DropSessions>},
    {"close", Close},
    {"mute", Simple<&FaultTarget::Mute, true>},
    {"unmute", Simple<&FaultTarget::Mute, false>},
    {"refuse_registrations", RefuseRegistrations},
    {"accept_registrations", Simple<&FaultTarget::AcceptRegistrations>},
    {"ignore_registrations", Ignore<IgnoreItems, &FaultTarget::IgnoreRegistrations>},
    {"answer_registrations", Ignore<IgnoreNothing, &FaultTarget::IgnoreRegistrations>},
    {"ignore_removals", Ignore<IgnoreItems, &FaultTarget::IgnoreRemovals>},
    {"answer_removals", Ignore<IgnoreNothing, &FaultTarget::IgnoreRemovals>},
    {"refuse_connections", Simple<&FaultTarget::RefuseConnections, true>},
    {"accept_connections", Simple<&FaultTarget::RefuseConnections, false>},
    {"push", Push},
    {"expire_tokens", Simple<&FaultTarget::ExpireTokens>},
    {"refuse_tokens", RefuseTokens},
    {"accept_tokens", Simple<&FaultTarget::RefuseTokens, 0>},
    {"distort_answers", DistortAnswers},
    {"restore_answers", RestoreAnswers},
    {"rate", Rate},
};

std::string VerbNames() {
  std::string names;
  for (const Verb& verb : kVerbs) names += (names.empty() ? "" : ", ") + std::string(verb.name);
  return names;
}

}  // namespace

absl::Status CommitFault(std::string_view text, FaultTarget* target) {
  const std::string_view name = NextWord(text);
  for (const Verb& verb : kVerbs) {
    if (verb.name == name) return verb.commit(text, target);
  }
  return Invalid("fault: the faults are " + VerbNames(), name);
}

}  // namespace kiwoom::simulator

#include "simulator/faults/fault.h"

#include <algorithm>

#include "simulator/faults/fault_verb.h"
#include "simulator/rest/distortions.h"

namespace kiwoom::simulator {
namespace {

bool IsServed(const codec::Tr& tr) { return tr.kind == codec::Kind::kRest && tr.transport == codec::Transport::kHttp; }

// A TR that no request names would be a fault that never happens.
absl::Status CheckTr(std::string_view arguments, std::span<const codec::Tr* const> trs) {
  const std::string_view code = NextWord(arguments);
  const bool known = std::ranges::any_of(trs, [&](const codec::Tr* tr) { return tr->code == code && IsServed(*tr); });
  if (code.empty() || code == Distortions::kAll || known) return absl::OkStatus();
  return Invalid("TR: no REST answer has this code; write it as in the broker's tables, or all", code);
}

}  // namespace

absl::Status CommitFault(std::string_view text, std::span<const codec::Tr* const> trs, FaultTarget* target) {
  const std::string_view name = NextWord(text);
  for (const auto& verbs : {SessionVerbs(), RequestVerbs(), FrameVerbs(), RestVerbs()}) {
    for (const FaultVerb& verb : verbs) {
      if (verb.name != name) continue;
      if (verb.names_tr) {
        if (const absl::Status status = CheckTr(text, trs); !status.ok()) return status;
      }
      return verb.commit(text, target);
    }
  }
  return Invalid("fault: the faults are " + FaultNames(), name);
}

std::string FaultNames() {
  std::string names;
  for (const auto& verbs : {SessionVerbs(), RequestVerbs(), FrameVerbs(), RestVerbs()}) {
    for (const FaultVerb& verb : verbs) names += (names.empty() ? "" : ", ") + std::string(verb.name);
  }
  return names;
}

}  // namespace kiwoom::simulator

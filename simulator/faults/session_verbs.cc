#include <cstdint>
#include <optional>
#include <string>

#include "simulator/faults/fault_verb.h"

// Faults of connections, logins and tokens.
namespace kiwoom::simulator {
namespace {

absl::Status Close(std::string_view arguments, FaultTarget* target) {
  const std::string app_key = TakeAppKey(arguments);
  const std::string_view word = NextWord(arguments);
  const std::optional<uint16_t> code = word.empty() ? uint16_t{1000} : ParseNumber<uint16_t>(word);
  if (!code || *code < 1000 || *code > 4999) return Invalid("close code: write 1000 to 4999", word);
  if (target != nullptr) target->CloseSessions(*code, word.empty() ? "Bye" : std::string(arguments), app_key);
  return absl::OkStatus();
}

absl::Status System(std::string_view arguments, FaultTarget* target) {
  const std::string app_key = TakeAppKey(arguments);
  const std::string_view code = NextWord(arguments);
  if (code.empty() || !arguments.empty()) return Invalid("code of a SYSTEM frame: write R10004", code);
  if (target != nullptr) target->EndSessions(std::string(code), app_key);
  return absl::OkStatus();
}

absl::Status Twin(std::string_view arguments, FaultTarget* target) {
  const std::string app_key = TakeAppKey(arguments);
  const bool comes_back = !arguments.empty();
  absl::Duration pause;
  int times = kAlways;
  if (comes_back) {
    const std::string_view word = NextWord(arguments);
    const std::optional<absl::Duration> read = ReadDelay(word);
    if (!read) return Invalid("pause: write 500ms or 3s", word);
    pause = *read;
    if (const absl::Status status = ReadTimes(arguments, &times); !status.ok()) return status;
  }
  if (target == nullptr) return absl::OkStatus();
  if (comes_back) target->LogInTwinAfterLogins(pause, times, app_key);
  target->LogInTwin(app_key);
  return absl::OkStatus();
}

absl::Status EndTwin(std::string_view arguments, FaultTarget* target) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) target->LogInTwinAfterLogins(absl::ZeroDuration(), 0, "");
  return absl::OkStatus();
}

absl::Status DeclineHandshakes(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<int> status = ParseNumber<int>(word);
  if (!status || *status < 300 || *status > 599) return Invalid("status: write 300 to 599", word);
  int times = kAlways;
  if (const absl::Status read = ReadTimes(arguments, &times); !read.ok()) return read;
  if (target != nullptr) target->DeclineHandshakes(*status, times);
  return absl::OkStatus();
}

absl::Status RefuseLogins(std::string_view arguments, FaultTarget* target) {
  const std::string app_key = TakeAppKey(arguments);
  const std::string_view word = NextWord(arguments);
  const std::optional<int> code = word == "R10004" ? 0 : ParseNumber<int>(word);
  if (!code || (*code <= 0 && word != "R10004")) return Invalid("broker code: write 805004 or R10004", word);
  int times = kAlways;
  if (const absl::Status status = ReadTimes(arguments, &times); !status.ok()) return status;
  if (target != nullptr) target->RefuseLogins(*code, times, app_key);
  return absl::OkStatus();
}

absl::Status AcceptLogins(std::string_view arguments, FaultTarget* target) {
  if (!arguments.empty()) return Invalid("argument: this fault takes none", arguments);
  if (target != nullptr) target->RefuseLogins(0, 0, "");
  return absl::OkStatus();
}

absl::Status RefuseTokens(std::string_view arguments, FaultTarget* target) {
  const std::string_view word = NextWord(arguments);
  const std::optional<int> code = ParseNumber<int>(word);
  if (!code || *code <= 0) return Invalid("broker code", word);
  if (target != nullptr) target->RefuseTokens(*code);
  return absl::OkStatus();
}

constexpr FaultVerb kVerbs[] = {
    {"drop", OfSessions<&FaultTarget::DropSessions>},
    {"close", Close},
    {"system", System},
    {"twin", Twin},
    {"end_twin", EndTwin},
    {"mute", Simple<&FaultTarget::Mute, true>},
    {"unmute", Simple<&FaultTarget::Mute, false>},
    {"half_open", OfSessions<&FaultTarget::CutSessions>},
    {"stop_reading", OfSessions<&FaultTarget::ReadSessions, false>},
    {"resume_reading", OfSessions<&FaultTarget::ReadSessions, true>},
    {"refuse_connections", Simple<&FaultTarget::RefuseConnections, true>},
    {"accept_connections", Simple<&FaultTarget::RefuseConnections, false>},
    {"decline_handshakes", DeclineHandshakes},
    {"accept_handshakes", Simple<&FaultTarget::DeclineHandshakes, 0, 0>},
    {"refuse_logins", RefuseLogins},
    {"accept_logins", AcceptLogins},
    {"expire_tokens", Simple<&FaultTarget::ExpireTokens>},
    {"refuse_tokens", RefuseTokens},
    {"accept_tokens", Simple<&FaultTarget::RefuseTokens, 0>},
    {"repeat_tokens", Simple<&FaultTarget::RepeatTokens, true>},
    {"renew_tokens", Simple<&FaultTarget::RepeatTokens, false>},
};

}  // namespace

std::span<const FaultVerb> SessionVerbs() { return kVerbs; }

}  // namespace kiwoom::simulator

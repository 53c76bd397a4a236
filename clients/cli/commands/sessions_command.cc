#include "clients/cli/commands/sessions_command.h"

#include "clients/cli/commands/session_list.h"
#include "clients/cli/printing/session_table.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {

absl::Status Sessions(std::span<char* const> arguments, const Invocation& invocation) {
  if (!arguments.empty()) return absl::InvalidArgumentError("sessions takes no arguments: it lists all of them.");
  const auto sessions = ReadList<v1::ListSessionsResponse>(
      invocation, "ListSessions", v1::ListSessionsRequest(),
      [](const auto& response) -> const auto& { return response.sessions(); });
  if (!sessions.ok()) return sessions.status();
  return PrintList(
      *sessions, In(invocation.language, "세션이 없습니다.\n", "No sessions.\n"),
      [&](const auto& list) { return SessionTable(list, invocation.language, invocation.paint); }, invocation);
}

}  // namespace kiwoom::cli

#include "clients/cli/commands/sessions_command.h"

#include <chrono>
#include <ostream>
#include <string>

#include "absl/flags/flag.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/typed_call.h"
#include "clients/cli/commands/session_list.h"
#include "clients/cli/printing/session_table.h"
#include "kiwoom/v1/session_service.pb.h"

ABSL_FLAG(std::string, take_back, "",
          "sessions: take back this session from the program that has replaced it, by another login of its app key");

namespace kiwoom::cli {
namespace {

absl::Status TakeBack(const std::string& name, const Invocation& invocation) {
  v1::TakeBackSessionRequest request;
  request.set_session(name);
  v1::TakeBackSessionResponse response;
  const absl::Status status =
      TypedCall(GatewayAt(invocation.gateway, invocation.credentials), invocation.gateway,
                "/kiwoom.v1.SessionService/TakeBackSession", std::chrono::seconds(10), request, &response);
  if (!status.ok()) return status;
  if (invocation.json) return PrintJsonLine(response, invocation);
  invocation.out << In(invocation.language, "몇 초 뒤에 다시 로그인합니다: \"kiwoomctl sessions\"로 확인하세요.\n",
                       "The gateway logs in again in a few seconds: see \"kiwoomctl sessions\".\n");
  return invocation.Flush();
}

}  // namespace

absl::Status Sessions(std::span<char* const> arguments, const Invocation& invocation) {
  if (!arguments.empty()) return absl::InvalidArgumentError("sessions takes no arguments: it lists all of them.");
  if (const std::string name = absl::GetFlag(FLAGS_take_back); !name.empty()) return TakeBack(name, invocation);
  const auto sessions = ReadList<v1::ListSessionsResponse>(
      invocation, "ListSessions", v1::ListSessionsRequest(),
      [](const auto& response) -> const auto& { return response.sessions(); });
  if (!sessions.ok()) return sessions.status();
  return PrintList(
      *sessions, In(invocation.language, "세션이 없습니다.\n", "No sessions.\n"),
      [&](const auto& list) { return SessionTable(list, invocation.language, invocation.paint); }, invocation);
}

}  // namespace kiwoom::cli

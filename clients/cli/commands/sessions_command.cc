#include "clients/cli/commands/sessions_command.h"

#include <chrono>
#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/status_sentence.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/row_value.h"
#include "clients/cli/printing/seoul_time.h"
#include "clients/cli/printing/table.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {
namespace {

constexpr char kMethod[] = "/kiwoom.v1.SessionService/ListSessions";
constexpr std::chrono::seconds kTimeout(10);

std::string StateOf(const v1::Session& session) {
  const auto* const value =
      google::protobuf::GetEnumDescriptor<v1::UpstreamState>()->FindValueByNumber(session.state());
  return value == nullptr ? "unknown" : ShortName(*value);
}

absl::Status PrintJson(const v1::ListSessionsResponse& response, const Invocation& invocation) {
  const google::protobuf::Descriptor* const type = invocation.schema.FindMessage("kiwoom.v1.Session");
  if (type == nullptr) return absl::InternalError("The built-in contract has no sessions.");
  for (const v1::Session& session : response.sessions()) {
    const absl::StatusOr<std::string> json = invocation.schema.Json(*type, session.SerializeAsString());
    if (!json.ok()) return json.status();
    invocation.out << *json << '\n';
  }
  return absl::OkStatus();
}

std::string TableOf(const v1::ListSessionsResponse& response, bool paint) {
  Table table({{"세션"},
               {"상태"},
               {"등록", Align::kRight},
               {"종목", Align::kRight},
               {"재접속", Align::kRight},
               {"마지막 시세"},
               {"오류"}},
              paint);
  for (const v1::Session& session : response.sessions()) {
    table.Add({{Printable(session.name())},
               {StateOf(session)},
               {absl::StrCat(session.registration_count())},
               {absl::StrCat(session.item_count(), "/", session.item_limit())},
               {absl::StrCat(session.reconnect_count())},
               {SeoulTime(session.last_market_row_time())},
               {Printable(session.last_error())}});
  }
  return table.Text();
}

}  // namespace

absl::Status Sessions(std::span<char* const> arguments, const Invocation& invocation) {
  if (!arguments.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("\"", arguments.front(), "\" is too much: sessions lists all."));
  }
  const GatewayLink gateway = GatewayAt(invocation.gateway, invocation.credentials);
  std::string bytes;
  const grpc::Status status = Call(gateway, kMethod, v1::ListSessionsRequest().SerializeAsString(), kTimeout, &bytes);
  if (!status.ok()) return absl::UnavailableError(StatusSentence(status, invocation.gateway));
  v1::ListSessionsResponse response;
  if (!response.ParseFromString(bytes)) {
    return absl::DataLossError("The gateway sent a message that the contract does not define.");
  }
  if (invocation.json) return PrintJson(response, invocation);
  invocation.out << TableOf(response, invocation.paint);
  return absl::OkStatus();
}

}  // namespace kiwoom::cli

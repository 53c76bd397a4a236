#include "clients/cli/get_command.h"

#include <chrono>
#include <ostream>
#include <memory>
#include <string>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/gateway_client.h"
#include "clients/cli/message_table.h"
#include "clients/cli/request_arguments.h"
#include "clients/cli/status_sentence.h"
#include "clients/cli/stop_signal.h"

ABSL_FLAG(bool, all_pages, false, "get: ask for the pages after the first, too");

namespace kiwoom::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using runtime::Tr;

// The gateway may have to wait for its turn at the broker.
constexpr std::chrono::seconds kTimeout(30);

absl::StatusOr<const Tr*> FindQuery(std::string_view name, const TrDirectory& directory) {
  const absl::StatusOr<const Tr*> tr = directory.Find(name);
  if (!tr.ok()) return tr.status();
  if ((*tr)->kind == runtime::Kind::kRealtime) {
    return absl::InvalidArgumentError(
        absl::StrCat(std::string((*tr)->name), " is a stream: \"kiwoomctl subscribe ", std::string((*tr)->name), "\"."));
  }
  if ((*tr)->method.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(std::string((*tr)->code), " has no RPC: the gateway keeps it to itself."));
  }
  return tr;
}

std::string NextPageToken(const Message& response) {
  const FieldDescriptor* field = response.GetDescriptor()->FindFieldByNumber(runtime::kNextPageTokenNumber);
  return field == nullptr ? "" : response.GetReflection()->GetString(response, field);
}

absl::Status Print(const Message& response, const Tr& tr, bool first_page, const Session& session) {
  if (session.json) {
    const absl::StatusOr<std::string> json =
        session.schema.Json(*response.GetDescriptor(), response.SerializeAsString());
    if (!json.ok()) return json.status();
    session.out << *json << '\n';
  } else {
    session.out << MessageTables(response, *tr.response,
                               {.width = session.width, .paint = session.paint, .lists_only = !first_page});
  }
  session.out << std::flush;
  return absl::OkStatus();
}

}  // namespace

absl::Status Get(std::span<char* const> arguments, const Session& session) {
  if (arguments.empty()) {
    return absl::InvalidArgumentError("Say what to get: \"kiwoomctl get SectorPrice market=KOSPI sector_code=001\".");
  }
  const absl::StatusOr<const Tr*> tr = FindQuery(arguments.front(), session.directory);
  if (!tr.ok()) return tr.status();
  const std::string path((*tr)->method);
  const google::protobuf::MethodDescriptor* method = session.schema.FindMethod(path);
  if (method == nullptr) return absl::InternalError("The contract that was built in has no such RPC.");
  const std::unique_ptr<Message> request = session.schema.New(*method->input_type());
  const absl::Status fields = SetFields(arguments.subspan(1), *request);
  if (!fields.ok()) return fields;

  ListenForStop();
  const auto channel = GatewayChannel(session.gateway, session.ca_pem);
  const std::unique_ptr<Message> response = session.schema.New(*method->output_type());
  const FieldDescriptor* page_token = method->input_type()->FindFieldByNumber(runtime::kPageTokenNumber);
  for (bool first_page = true;; first_page = false) {
    std::string bytes;
    const grpc::Status status = Call(channel, path, request->SerializeAsString(), kTimeout, &bytes);
    if (!status.ok()) return absl::UnavailableError(StatusSentence(status, session.gateway));
    if (!response->ParseFromString(bytes)) {
      return absl::DataLossError("The gateway sent what is no message of the contract.");
    }
    const absl::Status printed = Print(*response, **tr, first_page, session);
    const std::string next = NextPageToken(*response);
    if (!printed.ok() || next.empty() || page_token == nullptr || StopRequested()) return printed;
    if (!absl::GetFlag(FLAGS_all_pages)) {
      if (!session.json) session.out << "\nThere are more pages: --all_pages.\n";
      return absl::OkStatus();
    }
    request->GetReflection()->SetString(request.get(), page_token, next);
  }
}

}  // namespace kiwoom::cli

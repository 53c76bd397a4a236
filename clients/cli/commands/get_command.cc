#include "clients/cli/commands/get_command.h"

#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <unordered_set>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/arguments/request_arguments.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/typed_call.h"
#include "clients/cli/commands/stop_signal.h"
#include "clients/cli/printing/message_table.h"

ABSL_FLAG(std::string, session, "", "get: the session with the broker that is to answer, by its name in \"sessions\"");
ABSL_FLAG(bool, all_pages, false, "get: request all pages, not only the first");

namespace kiwoom::cli {
namespace {

using codec::Tr;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// The gateway may have to wait for the broker's rate limit.
constexpr std::chrono::seconds kTimeout(30);

// Empty is allowed: any session. gRPC aborts the process for some other texts.
bool IsSessionName(std::string_view name) {
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

absl::StatusOr<const Tr*> FindQuery(std::string_view name, const TrDirectory& directory) {
  const absl::StatusOr<const Tr*> tr = directory.Find(name);
  if (!tr.ok()) return tr.status();
  const std::string known((*tr)->name);
  if ((*tr)->kind == codec::Kind::kRealtime) {
    return absl::InvalidArgumentError(absl::StrCat(known, " is a stream: \"kiwoomctl subscribe ", known, "\"."));
  }
  if ((*tr)->method.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(known, " has no RPC: it is internal to the gateway."));
  }
  return tr;
}

std::string NextPageToken(const Message& response) {
  const FieldDescriptor* field = response.GetDescriptor()->FindFieldByNumber(codec::kNextPageTokenNumber);
  return field == nullptr ? "" : response.GetReflection()->GetString(response, field);
}

absl::Status Print(const Message& response, const Tr& tr, bool first_page, const Invocation& invocation) {
  if (invocation.json) {
    const absl::StatusOr<std::string> json =
        invocation.schema.Json(*response.GetDescriptor(), response.SerializeAsString());
    if (!json.ok()) return json.status();
    invocation.out << *json << '\n';
  } else {
    invocation.out << MessageTables(response, *tr.response,
                                    {.width = invocation.width,
                                     .language = invocation.language,
                                     .paint = invocation.paint,
                                     .lists_only = !first_page});
  }
  return invocation.Flush();
}

// The pages received so far. The broker may give the key of an earlier page again, and following it would never end.
class PageTrail {
 public:
  explicit PageTrail(const Invocation& invocation) : invocation_(invocation) {}

  void Follow(const std::string& token) { followed_.insert(token); }
  bool WasFollowed(const std::string& token) const { return followed_.contains(token); }
  void Arrive() { ++pages_; }
  size_t pages() const { return pages_; }

  // Ends before the last page. Marks the printed tables as incomplete. In JSON the token in the last line does so.
  absl::Status End(const absl::Status& reason) const {
    if (pages_ == 0) return reason;
    if (!invocation_.json)
      invocation_.out << In(invocation_.language, "\n미완: 다음 페이지가 더 있습니다.\n",
                            "\nIncomplete: there are more pages.\n")
                      << std::flush;
    return {reason.code(), absl::StrCat("The answer is incomplete after page ", pages_, ": ", reason.message())};
  }

 private:
  const Invocation& invocation_;
  std::unordered_set<std::string> followed_;
  size_t pages_ = 0;
};

}  // namespace

absl::Status Get(std::span<char* const> arguments, const Invocation& invocation) {
  if (arguments.empty()) {
    return absl::InvalidArgumentError("Name what to get: \"kiwoomctl get SectorPrice market=KOSPI sector_code=001\".");
  }
  const absl::StatusOr<const Tr*> tr = FindQuery(arguments.front(), invocation.directory);
  if (!tr.ok()) return tr.status();
  const std::string path((*tr)->method);
  const google::protobuf::MethodDescriptor* method = invocation.schema.FindMethod(path);
  if (method == nullptr) return absl::InternalError("The built-in contract has no such RPC.");
  const std::unique_ptr<Message> request = invocation.schema.New(*method->input_type());
  const absl::Status fields = SetFields(arguments.subspan(1), (*tr)->request, *request);
  if (!fields.ok()) return fields;

  if (!IsSessionName(absl::GetFlag(FLAGS_session))) {
    return absl::InvalidArgumentError("--session: lower-case letters, digits, - and _ make up the name of a session.");
  }
  ListenForStop();
  GatewayLink gateway = GatewayAt(invocation.gateway, invocation.credentials);
  gateway.session = absl::GetFlag(FLAGS_session);
  const std::unique_ptr<Message> response = invocation.schema.New(*method->output_type());
  const FieldDescriptor* page_token = method->input_type()->FindFieldByNumber(codec::kPageTokenNumber);
  PageTrail trail(invocation);
  std::string token =
      page_token == nullptr ? "" : request->GetReflection()->GetString(*request, page_token);  // as it was typed
  while (true) {
    trail.Follow(token);
    const absl::Status answered = TypedCall(gateway, invocation.gateway, path, kTimeout, *request, response.get());
    if (!answered.ok()) return trail.End(answered);
    const absl::Status printed = Print(*response, **tr, trail.pages() == 0, invocation);
    if (!printed.ok()) return trail.End(printed);
    trail.Arrive();
    token = NextPageToken(*response);
    if (token.empty() || page_token == nullptr) return absl::OkStatus();
    if (!absl::GetFlag(FLAGS_all_pages)) {
      if (!invocation.json)
        invocation.out << In(invocation.language, "\n다음 페이지가 더 있습니다: --all_pages.\n",
                             "\nThere are more pages: --all_pages.\n");
      return absl::OkStatus();
    }
    if (StopRequested()) return trail.End(absl::CancelledError("stopped by a signal."));
    if (trail.WasFollowed(token)) {
      return trail.End(absl::DataLossError("the token of an earlier page came again."));
    }
    request->GetReflection()->SetString(request.get(), page_token, token);
  }
}

}  // namespace kiwoom::cli

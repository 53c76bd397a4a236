#include "clients/cli/commands/registrations_command.h"

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/commands/session_list.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "clients/cli/printing/registration_table.h"
#include "kiwoom/v1/session_service.pb.h"

ABSL_FLAG(std::vector<std::string>, state, {},
          "registrations: only those in these states: requested,live,refused,waiting,lost");
ABSL_FLAG(std::string, subscription, "", "registrations: only what this stream wants, by its subscription_id");

namespace kiwoom::cli {
namespace {

absl::Status SetStates(const std::vector<std::string>& names, v1::ListRegistrationsRequest& request) {
  std::vector<std::string> known;
  for (int number = v1::REGISTRATION_STATE_REQUESTED; number <= v1::RegistrationState_MAX; ++number) {
    known.push_back(absl::AsciiStrToLower(EnumWord(static_cast<v1::RegistrationState>(number), Language::kEnglish)));
  }
  for (const std::string& name : names) {
    v1::RegistrationState state;
    const std::string full = absl::StrCat("REGISTRATION_STATE_", absl::AsciiStrToUpper(name));
    if (!v1::RegistrationState_Parse(full, &state) || state == v1::REGISTRATION_STATE_UNSPECIFIED) {
      return absl::InvalidArgumentError(absl::StrCat("--state: \"", Printable(name), "\" is not a state: choose from ",
                                                     absl::StrJoin(known, ", "), "."));
    }
    request.add_states(state);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Registrations(std::span<char* const> arguments, const Invocation& invocation) {
  v1::ListRegistrationsRequest common;
  common.set_subscription_id(absl::GetFlag(FLAGS_subscription));
  if (absl::Status status = SetStates(absl::GetFlag(FLAGS_state), common); !status.ok()) return status;
  std::vector<v1::ListRegistrationsRequest> requests;
  for (const char* argument : arguments) {
    const absl::StatusOr<InterestArgument> filter = ParseInterestFilter(argument, invocation.directory);
    if (!filter.ok()) return filter.status();
    v1::ListRegistrationsRequest& request = requests.emplace_back(common);
    request.add_types(static_cast<v1::RealtimeType>(filter->tr->event_field));
    for (const std::string& item : filter->items) request.add_items(item);
  }
  if (requests.empty()) requests.push_back(common);
  std::vector<v1::RegistrationStatus> all;
  std::set<std::tuple<int, std::string, std::string>> listed;  // two arguments may name the same
  for (const v1::ListRegistrationsRequest& request : requests) {
    auto some = ReadList<v1::ListRegistrationsResponse>(
        invocation, "ListRegistrations", request,
        [](const auto& response) -> const auto& { return response.registrations(); });
    if (!some.ok()) return some.status();
    for (v1::RegistrationStatus& status : *some) {
      const v1::Registration& about = status.registration();
      if (listed.insert({about.type(), about.item(), about.session()}).second) all.push_back(std::move(status));
    }
  }
  return PrintList(
      all, In(invocation.language, "등록이 없습니다.\n", "No registrations.\n"),
      [&](const auto& list) {
        return RegistrationTable(list, invocation.directory, invocation.language, invocation.paint);
      },
      invocation);
}

}  // namespace kiwoom::cli

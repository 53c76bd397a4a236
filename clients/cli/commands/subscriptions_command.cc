#include "clients/cli/commands/subscriptions_command.h"

#include "clients/cli/commands/session_list.h"
#include "clients/cli/printing/subscription_table.h"
#include "kiwoom/v1/session_service.pb.h"

namespace kiwoom::cli {

absl::Status Subscriptions(std::span<char* const> arguments, const Invocation& invocation) {
  if (!arguments.empty()) return absl::InvalidArgumentError("subscriptions takes no arguments: it lists all of them.");
  const auto subscriptions = ReadList<v1::ListSubscriptionsResponse>(
      invocation, "ListSubscriptions", v1::ListSubscriptionsRequest(),
      [](const auto& response) -> const auto& { return response.subscriptions(); });
  if (!subscriptions.ok()) return subscriptions.status();
  return PrintList(
      *subscriptions, In(invocation.language, "열린 스트림이 없습니다.\n", "No open streams.\n"),
      [&](const auto& list) {
        return SubscriptionTable(list, invocation.directory, invocation.language, invocation.paint);
      },
      invocation);
}

}  // namespace kiwoom::cli

#include "clients/cli/commands/health_command.h"

#include <chrono>
#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/status_sentence.h"
#include "codec/wire_reader.h"
#include "codec/wire_writer.h"

namespace kiwoom::cli {
namespace {

constexpr char kCheck[] = "/grpc.health.v1.Health/Check";
constexpr std::chrono::seconds kTimeout(10);

// grpc.health.v1: the service of a request and the status of a response both have number 1.
constexpr uint32_t kOnly = 1;

std::string Request(std::string_view service) {
  codec::WireWriter request;
  request.Reserve(codec::kNestedRoom + service.size());
  if (!service.empty()) request.Delimited(kOnly, service);
  return std::string(request.view());
}

std::string_view StatusOf(std::string_view response) {
  constexpr std::string_view kNames[] = {"UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"};
  uint64_t status = 0;
  codec::WireReader fields(response);
  for (codec::WireField field; fields.Next(field);) {
    if (field.number == kOnly) status = field.value;
  }
  return status < std::size(kNames) ? kNames[status] : kNames[0];
}

}  // namespace

absl::Status Health(std::span<char* const> arguments, const Invocation& invocation) {
  if (arguments.size() > 1) {
    return absl::InvalidArgumentError("Name one service, such as kiwoom.v1.MarketDataService, or none.");
  }
  const std::string service = arguments.empty() ? "" : arguments.front();
  std::string response;
  const grpc::Status answered =
      Call(GatewayAt(invocation.gateway, invocation.credentials), kCheck, Request(service), kTimeout, &response);
  if (!answered.ok()) return absl::UnavailableError(StatusSentence(answered, invocation.gateway));
  const std::string status(StatusOf(response));
  if (invocation.json) {
    invocation.out << "{\"status\":\"" << status << "\"}\n";
  } else {
    invocation.out << status << "\n";
  }
  if (absl::Status written = invocation.Flush(); !written.ok()) return written;
  return status == "SERVING" ? absl::OkStatus()
                             : absl::UnavailableError(absl::StrCat("The gateway does not serve: ", status, "."));
}

}  // namespace kiwoom::cli

#include "clients/cli/call/typed_call.h"

#include "clients/cli/call/status_sentence.h"

namespace kiwoom::cli {

absl::Status TypedCall(const GatewayLink& gateway, const std::string& address, const std::string& method,
                       std::chrono::seconds timeout, const google::protobuf::Message& request,
                       google::protobuf::Message* response) {
  std::string bytes;
  const grpc::Status status = Call(gateway, method, request.SerializeAsString(), timeout, &bytes);
  if (!status.ok()) return absl::UnavailableError(StatusSentence(status, address));
  if (!response->ParseFromString(bytes)) {
    return absl::DataLossError("The gateway sent a message that the contract does not define.");
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli

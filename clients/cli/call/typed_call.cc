#include "clients/cli/call/typed_call.h"

#include "clients/cli/call/gateway_client.h"
#include "clients/cli/call/status_sentence.h"

namespace kiwoom::cli {

absl::Status TypedCall(const std::shared_ptr<grpc::Channel>& channel, const std::string& address,
                       const std::string& method, std::chrono::seconds timeout,
                       const google::protobuf::Message& request, google::protobuf::Message* response) {
  std::string bytes;
  const grpc::Status status = Call(channel, method, request.SerializeAsString(), timeout, &bytes);
  if (!status.ok()) return absl::UnavailableError(StatusSentence(status, address));
  if (!response->ParseFromString(bytes)) {
    return absl::DataLossError("The gateway sent a message that the contract does not define.");
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli

#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "grpcpp/channel.h"
#include "grpcpp/support/status.h"

// Calls to the gateway with serialized messages.
namespace kiwoom::cli {

// A channel to the gateway, with TLS if `ca_pem` contains certificates to trust. It connects on the first call.
std::shared_ptr<grpc::Channel> GatewayChannel(const std::string& address, const std::string& ca_pem = "");

// A unary call. `method` is "/kiwoom.v1.SectorService/GetSectorPrice".
grpc::Status Call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& request,
                  std::chrono::seconds timeout, std::string* response);

// A server-streaming call, from Open to the first kEnd. Single-threaded.
class GatewayStream {
 public:
  enum class Read { kMessage, kNothingYet, kEnd };

  GatewayStream(std::shared_ptr<grpc::Channel> channel, const std::string& method, const std::string& request);
  // Cancels the stream if it has not ended.
  ~GatewayStream();

  // Waits for the next message for at most `patience`.
  Read Next(std::chrono::milliseconds patience, std::string* message);

  // The final status. Only valid after kEnd.
  const grpc::Status& status() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kiwoom::cli

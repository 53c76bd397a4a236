#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "grpcpp/channel.h"
#include "grpcpp/support/status.h"

// Calls of the gateway with messages as bytes.
namespace kiwoom::cli {

// A channel to the gateway; with TLS where there are certificates to trust (PEM). It connects with the first call.
std::shared_ptr<grpc::Channel> GatewayChannel(const std::string& address, const std::string& ca_pem = "");

// One answer to one request. `method` is "/kiwoom.v1.SectorService/GetSectorPrice".
grpc::Status Call(const std::shared_ptr<grpc::Channel>& channel, const std::string& method, const std::string& request,
                  std::chrono::seconds timeout, std::string* response);

// One stream of answers to one request, from Open to the first kEnd. One thread.
class GatewayStream {
 public:
  enum class Read { kMessage, kNothingYet, kEnd };

  GatewayStream(std::shared_ptr<grpc::Channel> channel, const std::string& method, const std::string& request);
  // Cancels the stream if it has not ended.
  ~GatewayStream();

  // Waits for the next message until `patience` is over.
  Read Next(std::chrono::milliseconds patience, std::string* message);

  // How it ended. After kEnd only.
  const grpc::Status& status() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kiwoom::cli

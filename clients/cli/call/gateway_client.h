#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "clients/cli/call/message_stream.h"
#include "grpcpp/channel.h"
#include "grpcpp/support/status.h"

// Calls to the gateway with serialized messages.
namespace kiwoom::cli {

// What the client trusts and shows. All of it may be empty.
struct Credentials {
  bool tls = false;
  std::string ca_pem;           // certificates to trust over TLS; those of the system without it
  std::string certificate_pem;  // the client's own, and its key
  std::string key_pem;
  std::string token;
};

// A connection to the gateway, with the token that each call sends.
struct GatewayLink {
  std::shared_ptr<grpc::Channel> channel;
  std::string token;
  std::string session;  // of the broker, which is to answer queries; empty: any
};

// Connects on the first call. Each link has a connection of its own, which gRPC does not make wait because an earlier
// one failed.
GatewayLink GatewayAt(const std::string& address, const Credentials& credentials = {});

// A unary call. `method` is "/kiwoom.v1.SectorService/GetSectorPrice".
grpc::Status Call(const GatewayLink& gateway, const std::string& method, const std::string& request,
                  std::chrono::seconds timeout, std::string* response);

// A server-streaming call, from Open to the first kEnd. Single-threaded.
class GatewayStream : public MessageStream {
 public:
  GatewayStream(const GatewayLink& gateway, const std::string& method, const std::string& request);
  // Cancels the stream if it has not ended.
  ~GatewayStream() override;

  Read Next(std::chrono::milliseconds patience, std::string* message) override;
  const grpc::Status& status() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kiwoom::cli

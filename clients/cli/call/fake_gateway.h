#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "grpcpp/generic/async_generic_service.h"
#include "grpcpp/server.h"
#include "grpcpp/support/status.h"

// A scripted gateway on a real socket: each call gets the scripted messages, then the scripted status.
namespace kiwoom::cli {

class FakeGateway {
 public:
  struct Answer {
    std::vector<std::string> messages;
    grpc::Status status;
    bool stay_open = false;  // the stream ends only when the client cancels it
  };
  // Returns the answer to `request` of `method`. Called from the server's threads.
  using Script = std::function<Answer(const std::string& method, const std::string& request)>;

  explicit FakeGateway(Script script);
  ~FakeGateway();

  // "127.0.0.1:PORT"
  const std::string& address() const { return address_; }

  // The metadata of the last call; empty if it had none of this name.
  std::string Metadata(const std::string& name) const;

 private:
  class Service;

  std::unique_ptr<Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

}  // namespace kiwoom::cli

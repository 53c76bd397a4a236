#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "service/errors/violations.h"
#include "service/methods/call.h"
#include "service/methods/handler.h"

namespace kiwoom::methods {

// A unary method that answers synchronously, over message classes. Its body may look at the call, but leaves it open.
template <typename RequestMessage, typename ResponseMessage>
class UnaryMethod final : public Handler {
 public:
  using Body = std::function<absl::Status(const Call&, const RequestMessage&, ResponseMessage&)>;

  static HandlerFactory Factory(Body body) {
    return [body = std::move(body)](Call& call) { return std::make_unique<UnaryMethod>(call, body); };
  }

  UnaryMethod(Call& call, const Body& body) : call_(call), body_(body) {}

  void OnMessage(std::string bytes) override {
    RequestMessage request;
    if (!request.ParseFromString(bytes)) {
      call_.Finish(errors::InvalidField("", errors::Phrase::kMessageUnreadable));
      return;
    }
    ResponseMessage response;
    if (const absl::Status status = body_(call_, request, response); !status.ok()) {
      call_.Finish(status);
    } else {
      call_.Answer(response.SerializeAsString());
    }
  }

  void OnHalfClose() override { call_.Finish(errors::InvalidField("", errors::Phrase::kMessageMissing)); }

 private:
  Call& call_;
  const Body& body_;
};

}  // namespace kiwoom::methods

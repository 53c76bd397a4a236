#pragma once

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "service/rpc/call.h"
#include "service/rpc/error.h"

namespace kiwoom::rpc {

// A method that the contract has and this gateway does not serve: every call ends with the reason, whatever it asks.
class RefusalHandler final : public Handler {
 public:
  static HandlerFactory Factory(absl::Status reason) {
    return [reason = std::move(reason)](Call& call) { return std::make_unique<RefusalHandler>(call, reason); };
  }

  RefusalHandler(Call& call, const absl::Status& reason) : call_(call), reason_(reason) {}

  void OnMessage(std::string) override { call_.Finish(FromUpstream(reason_)); }
  void OnHalfClose() override { call_.Finish(FromUpstream(reason_)); }

 private:
  Call& call_;
  const absl::Status& reason_;  // the factory's, which lives as long as the server
};

}  // namespace kiwoom::rpc

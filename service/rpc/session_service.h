#pragma once

#include <functional>
#include <string>

#include "kiwoom/v1/session_service.pb.h"
#include "service/fanout/hub.h"
#include "service/rpc/interest_reader.h"
#include "service/rpc/server.h"

namespace kiwoom::rpc {

// kiwoom.v1.SessionService over the hub; what the session itself knows is asked for through `describe`.
class SessionService {
 public:
  // Fills everything but subscription_count.
  using Describe = std::function<void(v1::GetSessionResponse& out)>;

  // Everything outlives the server.
  SessionService(fanout::Hub& hub, const InterestReader& interests, Describe describe)
      : hub_(hub), interests_(interests), describe_(std::move(describe)) {}

  void AddTo(Server& server);

 private:
  grpc::Status Get(const v1::GetSessionRequest& request, v1::GetSessionResponse& response);
  grpc::Status List(const v1::ListSubscriptionsRequest& request, v1::ListSubscriptionsResponse& response);
  grpc::Status Change(const v1::ChangeSubscriptionRequest& request, v1::ChangeSubscriptionResponse& response);

  fanout::Hub& hub_;
  const InterestReader& interests_;
  const Describe describe_;
};

}  // namespace kiwoom::rpc

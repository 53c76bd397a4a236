#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/callers/caller.h"
#include "service/fanout/hub.h"
#include "service/methods/audit_trail.h"
#include "service/methods/interest_reader.h"
#include "service/methods/method_table.h"
#include "service/methods/registration_pages.h"
#include "service/methods/subscription_pages.h"
#include "service/sessions/session_events.h"

// Their header changes with every new realtime type.
namespace kiwoom::v1 {
class ChangeSubscriptionRequest;
class ChangeSubscriptionResponse;
class GetGatewayRequest;
class GetGatewayResponse;
class ListRegistrationsRequest;
class ListRegistrationsResponse;
class ListSessionsRequest;
class ListSessionsResponse;
class ListSubscriptionsRequest;
class ListSubscriptionsResponse;
class TakeBackSessionRequest;
class TakeBackSessionResponse;
}  // namespace kiwoom::v1

namespace kiwoom::methods {

// The state of a session with the broker. A time is InfinitePast until its event happens.
struct SessionDescription {
  std::string name;  // chosen by the operator, never the key
  sessions::State state = sessions::State::kConnecting;
  absl::Time login_time = absl::InfinitePast();
  absl::Time last_upstream_time = absl::InfinitePast();
  absl::Time last_market_row_time = absl::InfinitePast();
  int registration_count = 0;
  int item_count = 0;
  int item_limit = 0;
  uint64_t reconnect_count = 0;
  std::string last_error;
};

// The state of the process.
struct GatewayDescription {
  std::string broker;
  absl::Time start_time = absl::InfinitePast();
  uint64_t anomaly_count = 0;
  uint64_t broken_frame_count = 0;
  std::vector<SessionDescription> sessions;  // sorted by name
};

// kiwoom.v1.SessionService over the hub. `describe` returns the state of the process and its sessions. `take_back`
// passes the request on to the session of that name; it returns nothing if there is none.
class SessionService {
 public:
  using Describe = std::function<GatewayDescription()>;
  using TakeBack = std::function<std::optional<sessions::TakeBackAnswer>(std::string_view session)>;

  // Everything outlives the calls.
  SessionService(fanout::Hub& hub, const InterestReader& interests, AuditTrail& audit, Describe describe,
                 TakeBack take_back)
      : hub_(hub),
        interests_(interests),
        audit_(audit),
        describe_(std::move(describe)),
        take_back_(std::move(take_back)) {}

  void AddTo(MethodTable& methods);

 private:
  absl::Status GetGateway(const v1::GetGatewayRequest& request, v1::GetGatewayResponse& response);
  absl::Status ListSessions(const v1::ListSessionsRequest& request, v1::ListSessionsResponse& response);
  // Lists those that the caller may see.
  absl::Status ListSubscriptions(const Call& call, const v1::ListSubscriptionsRequest& request,
                                 v1::ListSubscriptionsResponse& response);
  absl::Status ListRegistrations(const callers::Caller& caller, const v1::ListRegistrationsRequest& request,
                                 v1::ListRegistrationsResponse& response);
  absl::Status ChangeSubscription(const callers::Caller& caller, const v1::ChangeSubscriptionRequest& request,
                                  v1::ChangeSubscriptionResponse& response);
  absl::Status TakeBackSession(const v1::TakeBackSessionRequest& request);
  // An open stream that the caller may see and change.
  absl::StatusOr<fanout::Reader*> FindStream(const callers::Caller& caller, const std::string& id);

  fanout::Hub& hub_;
  const InterestReader& interests_;
  AuditTrail& audit_;
  const Describe describe_;
  const SubscriptionPages subscription_pages_;
  const RegistrationPages registration_pages_{interests_};
  const TakeBack take_back_;
};

}  // namespace kiwoom::methods

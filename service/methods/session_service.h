#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/fanout/hub.h"
#include "service/methods/interest_reader.h"
#include "service/methods/method_table.h"
#include "service/sessions/session_events.h"

// Their header changes with every new realtime type.
namespace kiwoom::v1 {
class ChangeSubscriptionRequest;
class ChangeSubscriptionResponse;
class GetSessionRequest;
class GetSessionResponse;
class ListSubscriptionsRequest;
class ListSubscriptionsResponse;
}  // namespace kiwoom::v1

namespace kiwoom::methods {

// What the session with the broker knows of itself. Times are infinitely past where nothing has happened yet.
struct SessionDescription {
  sessions::State state = sessions::State::kConnecting;
  std::string broker;
  absl::Time login_time = absl::InfinitePast();
  absl::Time last_upstream_time = absl::InfinitePast();
  absl::Time start_time = absl::InfinitePast();
  int registration_count = 0;
  int registration_limit = 0;
  int item_count = 0;
  uint64_t reconnect_count = 0;
  uint64_t anomaly_count = 0;
  uint64_t broken_frame_count = 0;
  std::string last_error;
};

// kiwoom.v1.SessionService over the hub; what the session itself knows is asked for through `describe`.
class SessionService {
 public:
  using Describe = std::function<SessionDescription()>;

  // Everything outlives the calls.
  SessionService(fanout::Hub& hub, const InterestReader& interests, Describe describe)
      : hub_(hub), interests_(interests), describe_(std::move(describe)) {}

  void AddTo(MethodTable& methods);

 private:
  absl::Status Get(const v1::GetSessionRequest& request, v1::GetSessionResponse& response);
  absl::Status List(const v1::ListSubscriptionsRequest& request, v1::ListSubscriptionsResponse& response);
  absl::Status Change(const v1::ChangeSubscriptionRequest& request, v1::ChangeSubscriptionResponse& response);

  fanout::Hub& hub_;
  const InterestReader& interests_;
  const Describe describe_;
};

}  // namespace kiwoom::methods

#pragma once

#include "service/sessions/session_events.h"

namespace kiwoom::sessions {

// Forwards every call. A base class for observers that override only some of them.
class ForwardingObserver : public SessionObserver {
 public:
  explicit ForwardingObserver(SessionObserver& next) : next_(next) {}

  void OnState(State state) override { next_.OnState(state); }
  void OnAccepted(std::span<const Topic> topics) override { next_.OnAccepted(topics); }
  void OnRequested(std::span<const Topic> topics) override { next_.OnRequested(topics); }
  void OnLive(std::span<const Registration> registrations) override { next_.OnLive(registrations); }
  void OnDoubted(std::span<const Topic> topics, absl::Time since) override { next_.OnDoubted(topics, since); }
  void OnRefused(std::span<const Topic> topics, std::string_view broker_code,
                 std::string_view broker_message) override {
    next_.OnRefused(topics, broker_code, broker_message);
  }
  void OnLost(std::span<const Topic> topics, std::string_view reason, absl::Time last_upstream_time) override {
    next_.OnLost(topics, reason, last_upstream_time);
  }
  void OnResumed(absl::Time now) override { next_.OnResumed(now); }
  void OnRenewed(std::span<const Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override {
    next_.OnRenewed(registrations, from, until, reason);
  }
  void OnRetry(std::string_view reason, absl::Duration pause) override { next_.OnRetry(reason, pause); }
  void OnProtocolAnomaly(const ProtocolAnomaly& anomaly) override { next_.OnProtocolAnomaly(anomaly); }

 private:
  SessionObserver& next_;
};

}  // namespace kiwoom::sessions

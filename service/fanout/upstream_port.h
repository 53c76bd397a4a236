#pragma once

#include <span>
#include <string_view>

#include "absl/time/time.h"
#include "codec/table.h"
#include "service/fanout/upstream.h"
#include "service/sessions/row_sink.h"
#include "service/sessions/session_events.h"

namespace kiwoom::fanout {

class Hub;

// Listens to one session on behalf of the hub.
class UpstreamPort final : public sessions::SessionObserver, public sessions::RowSink {
 public:
  UpstreamPort(Hub& hub, Upstream& upstream) : hub_(hub), upstream_(upstream) {}

  void OnMessage(absl::Time received) override;
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) override;
  void OnUnreadable(absl::Time received) override;

  void OnState(sessions::State state) override;
  void OnAccepted(std::span<const sessions::Topic> topics) override;
  void OnRequested(std::span<const sessions::Topic> topics) override;
  void OnLive(std::span<const sessions::Registration> registrations) override;
  void OnDoubted(std::span<const sessions::Topic> topics, absl::Time since) override;
  void OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                 std::string_view broker_message) override;
  void OnLost(std::span<const sessions::Topic> topics, std::string_view reason, absl::Time last_message) override;
  // Handled when the state becomes live, which also covers a refusal that was not preceded by a loss.
  void OnResumed(absl::Time now) override {}
  void OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override;
  void OnRetry(std::string_view reason, absl::Duration pause) override;

 private:
  Hub& hub_;
  Upstream& upstream_;
};

}  // namespace kiwoom::fanout

#include "service/fanout/upstream_port.h"

#include <string>

#include "service/fanout/hub.h"

namespace kiwoom::fanout {

void UpstreamPort::OnMessage(absl::Time received) { hub_.OnMessage(upstream_, received); }

void UpstreamPort::OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) {
  hub_.OnRow(upstream_, tr, item, message, received);
}

void UpstreamPort::OnUnreadable(absl::Time received) { hub_.OnUnreadable(upstream_, received); }

void UpstreamPort::OnState(sessions::State state) { hub_.OnState(upstream_, state); }

void UpstreamPort::OnAccepted(std::span<const sessions::Topic> topics) { hub_.OnAccepted(upstream_, topics); }

void UpstreamPort::OnRequested(std::span<const sessions::Topic> topics) { hub_.OnRequested(upstream_, topics); }

void UpstreamPort::OnLive(std::span<const sessions::Registration> registrations) {
  hub_.Begin(upstream_, registrations, nullptr);
}

void UpstreamPort::OnDoubted(std::span<const sessions::Topic> topics, absl::Time since) {
  hub_.OnDoubted(topics, since);
}

void UpstreamPort::OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                             std::string_view broker_message) {
  hub_.OnRefused(topics, broker_code, broker_message);
}

void UpstreamPort::OnLost(std::span<const sessions::Topic> topics, std::string_view reason, absl::Time last_message) {
  hub_.OnLost(upstream_, topics, reason, last_message);
}

void UpstreamPort::OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                             std::string_view reason) {
  const GapSpan gap{from, until, std::string(reason)};
  hub_.Begin(upstream_, registrations, &gap);
}

void UpstreamPort::OnRetry(std::string_view reason, absl::Duration pause) { upstream_.SetReason(reason); }

}  // namespace kiwoom::fanout

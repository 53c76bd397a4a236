#include "service/fanout/notices.h"

#include "kiwoom/v1/notice.pb.h"
#include "service/fanout/contract.h"
#include "service/fanout/event_fields.h"

namespace kiwoom::fanout {
namespace {

EventRef Encode(uint32_t event_field, const google::protobuf::MessageLite& message) {
  return EventEncoder::Encode(event_field, message.SerializeAsString());
}

void SetTopic(const sessions::Topic& topic, v1::Registration& out) {
  out.set_type(static_cast<v1::RealtimeType>(topic.tr->event_field));
  out.set_item(topic.item);
  if (topic.session != nullptr) out.set_session(*topic.session);
}

void SetRegistration(const sessions::Registration& registration, v1::Registration& out) {
  SetTopic(registration.topic, out);
  out.set_epoch(registration.epoch);
  if (registration.session != nullptr) out.set_session(*registration.session);
}

void Add(const sessions::Topic& topic, auto& registrations) { SetTopic(topic, *registrations.Add()); }

void Add(const sessions::Registration& registration, auto& registrations) {
  SetRegistration(registration, *registrations.Add());
}

v1::ResumptionOutcome ToProto(ResumptionOutcome outcome) {
  switch (outcome) {
    case ResumptionOutcome::kResumed:
      return v1::RESUMPTION_OUTCOME_RESUMED;
    case ResumptionOutcome::kNothingMissed:
      return v1::RESUMPTION_OUTCOME_NOTHING_MISSED;
    case ResumptionOutcome::kGap:
      return v1::RESUMPTION_OUTCOME_GAP;
  }
  return v1::RESUMPTION_OUTCOME_UNSPECIFIED;
}

bool Happened(absl::Time time) { return time != absl::InfinitePast() && time != absl::InfiniteFuture(); }

}  // namespace

EventRef MakeAcknowledgement(std::string_view subscription_id, const StreamCursors& cursors,
                             const ReaderQueueOptions& queue, bool waits_for_room) {
  v1::Acknowledgement message;
  message.set_subscription_id(std::string(subscription_id));
  for (v1::Interest& interest : InterestsOf(cursors)) *message.add_interests() = std::move(interest);
  message.set_slow_reader_policy(ToProto(queue.policy));
  message.set_queue_limit(static_cast<uint32_t>(queue.event_limit));
  message.set_room_policy(waits_for_room ? v1::ROOM_POLICY_WAIT : v1::ROOM_POLICY_REFUSE);
  return Encode(kAcknowledgement, message);
}

EventRef MakeLive(std::span<const sessions::Registration> registrations) {
  v1::LiveNotice message;
  for (const auto& registration : registrations) Add(registration, *message.mutable_registrations());
  return Encode(kLive, message);
}

EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view text,
                     absl::Time next_attempt) {
  v1::RefusedNotice message;
  for (const auto& topic : topics) Add(topic, *message.mutable_registrations());
  message.set_broker_code(std::string(code));
  message.set_broker_message(std::string(text));
  message.set_retried(next_attempt != absl::InfinitePast());
  if (Happened(next_attempt)) *message.mutable_next_attempt_time() = ToProto(next_attempt);
  return Encode(kRefused, message);
}

EventRef MakeWaiting(std::span<const sessions::Topic> topics) {
  v1::WaitingNotice message;
  for (const auto& topic : topics) Add(topic, *message.mutable_registrations());
  message.set_reason("the broker's connections have no room for more items");
  return Encode(kWaiting, message);
}

EventRef MakeSilent(std::span<const SilentNews> silent) {
  v1::SilentNotice message;
  for (const auto& [registration, last_event] : silent) {
    v1::SilentRegistration& out = *message.add_registrations();
    SetRegistration(registration, *out.mutable_registration());
    if (Happened(last_event)) *out.mutable_last_event_time() = ToProto(last_event);
  }
  return Encode(kSilent, message);
}

EventRef MakeLost(const Upstream& lost, std::string_view reason, absl::Time last_upstream,
                  std::span<const sessions::Registration> registrations) {
  v1::LostNotice message;
  message.set_reason(std::string(reason));
  if (Happened(last_upstream)) *message.mutable_last_upstream_time() = ToProto(last_upstream);
  for (const auto& registration : registrations) Add(registration, *message.mutable_registrations());
  message.set_session(*lost.name);
  message.set_state(ToProto(lost.state));
  return Encode(kLost, message);
}

EventRef MakeSessionRestored(const Upstream& restored, absl::Time time) {
  v1::SessionRestoredNotice message;
  *message.mutable_time() = ToProto(time);
  message.set_session(*restored.name);
  return Encode(kSessionRestored, message);
}

EventRef MakeGap(std::span<const sessions::Registration> registrations, absl::Time start, absl::Time end,
                 std::string_view reason) {
  v1::GapNotice message;
  for (const auto& registration : registrations) Add(registration, *message.mutable_registrations());
  if (Happened(start)) *message.mutable_start_time() = ToProto(start);
  *message.mutable_end_time() = ToProto(end);
  message.set_reason(std::string(reason));
  return Encode(kGap, message);
}

EventRef MakeUnreadableGap(absl::Time start, absl::Time end) {
  return MakeGap({}, start, end, "the broker sent data that could not be read completely");
}

EventRef MakeResumption(std::span<const ResumptionNews> results) {
  v1::ResumptionNotice message;
  for (const ResumptionNews& news : results) {
    v1::ResumptionResult& result = *message.add_results();
    SetRegistration(news.registration, *result.mutable_registration());
    result.set_outcome(ToProto(news.outcome));
    result.set_replayed_count(news.replayed);
  }
  return Encode(kResumption, message);
}

EventRef MakeSnapshotsComplete(std::span<const sessions::Registration> registrations) {
  v1::SnapshotsCompleteNotice message;
  for (const auto& registration : registrations) Add(registration, *message.mutable_registrations());
  return Encode(kSnapshotsComplete, message);
}

EventRef MakeDraining(absl::Time end, absl::Duration retry_delay) {
  v1::DrainingNotice message;
  *message.mutable_end_time() = ToProto(end);
  message.mutable_retry_delay()->set_seconds(absl::ToInt64Seconds(retry_delay));
  return Encode(kDraining, message);
}

EventRef MakeHeartbeat(absl::Time now, sessions::State worst, const Upstreams& upstreams) {
  v1::Heartbeat message;
  *message.mutable_time() = ToProto(now);
  message.set_upstream_state(ToProto(worst));
  for (const Upstream& upstream : upstreams) {
    v1::SessionHealth& session = *message.add_sessions();
    session.set_name(*upstream.name);
    session.set_state(ToProto(upstream.state));
    if (Happened(upstream.last_message)) *session.mutable_last_upstream_time() = ToProto(upstream.last_message);
    if (!Happened(upstream.last_market_row)) continue;
    *session.mutable_last_market_row_time() = ToProto(upstream.last_market_row);
  }
  return Encode(kHeartbeat, message);
}

}  // namespace kiwoom::fanout

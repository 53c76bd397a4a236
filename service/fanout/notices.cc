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
}

void Add(const sessions::Topic& topic, auto& registrations) { SetTopic(topic, *registrations.Add()); }

void Add(const sessions::Registration& registration, auto& registrations) {
  Add(registration.topic, registrations);
  v1::Registration& out = *registrations.rbegin();
  out.set_epoch(registration.epoch);
  out.set_session(std::string(sessions::kDefaultSession));
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
                             const ReaderQueueOptions& queue) {
  v1::Acknowledgement message;
  message.set_subscription_id(std::string(subscription_id));
  for (v1::Interest& interest : InterestsOf(cursors)) *message.add_interests() = std::move(interest);
  message.set_slow_reader_policy(ToProto(queue.policy));
  message.set_queue_limit(static_cast<uint32_t>(queue.event_limit));
  message.set_room_policy(v1::ROOM_POLICY_REFUSE);
  return Encode(kAcknowledgement, message);
}

EventRef MakeLive(std::span<const sessions::Registration> registrations) {
  v1::LiveNotice message;
  for (const auto& registration : registrations) Add(registration, *message.mutable_registrations());
  return Encode(kLive, message);
}

EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view text) {
  v1::RefusedNotice message;
  for (const auto& topic : topics) Add(topic, *message.mutable_registrations());
  message.set_broker_code(std::string(code));
  message.set_broker_message(std::string(text));
  return Encode(kRefused, message);
}

EventRef MakeLost(std::string_view reason, sessions::State state, absl::Time last_upstream,
                  std::span<const sessions::Registration> registrations) {
  v1::LostNotice message;
  message.set_reason(std::string(reason));
  if (Happened(last_upstream)) *message.mutable_last_upstream_time() = ToProto(last_upstream);
  for (const auto& registration : registrations) Add(registration, *message.mutable_registrations());
  message.set_session(std::string(sessions::kDefaultSession));
  message.set_state(ToProto(state));
  return Encode(kLost, message);
}

EventRef MakeSessionRestored(absl::Time time) {
  v1::SessionRestoredNotice message;
  *message.mutable_time() = ToProto(time);
  message.set_session(std::string(sessions::kDefaultSession));
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
    v1::Registration& registration = *result.mutable_registration();
    SetTopic(news.topic, registration);
    registration.set_epoch(news.epoch);
    registration.set_session(std::string(sessions::kDefaultSession));
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

EventRef MakeHeartbeat(absl::Time now, sessions::State state, absl::Time last_upstream, absl::Time last_market_row) {
  v1::Heartbeat message;
  *message.mutable_time() = ToProto(now);
  message.set_upstream_state(ToProto(state));
  v1::SessionHealth& session = *message.add_sessions();
  session.set_name(std::string(sessions::kDefaultSession));
  session.set_state(ToProto(state));
  if (Happened(last_upstream)) *session.mutable_last_upstream_time() = ToProto(last_upstream);
  if (Happened(last_market_row)) *session.mutable_last_market_row_time() = ToProto(last_market_row);
  return Encode(kHeartbeat, message);
}

}  // namespace kiwoom::fanout

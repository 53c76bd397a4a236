#include "service/fanout/notices.h"

#include "kiwoom/v1/notice.pb.h"
#include "service/fanout/contract.h"
#include "service/fanout/event_fields.h"

namespace kiwoom::fanout {
namespace {

EventRef Encode(uint32_t arm, const google::protobuf::MessageLite& message) {
  return EventEncoder::Encode(arm, message.SerializeAsString());
}

void Fill(const sessions::Topic& topic, uint64_t epoch, v1::Registration& out) {
  out.set_type(static_cast<v1::RealtimeType>(topic.tr->event_field));
  out.set_item(topic.item);
  out.set_epoch(epoch);
}

bool Happened(absl::Time time) { return time != absl::InfinitePast() && time != absl::InfiniteFuture(); }

}  // namespace

EventRef MakeAcknowledgement(const Reader& reader) {
  v1::Acknowledgement message;
  message.set_subscription_id(reader.id());
  for (v1::Interest& interest : InterestsOf(reader)) *message.add_interests() = std::move(interest);
  message.set_slow_reader_policy(ToProto(reader.options().queue.policy));
  message.set_queue_limit(static_cast<uint32_t>(reader.options().queue.event_limit));
  return Encode(kAcknowledgement, message);
}

EventRef MakeLive(std::span<const sessions::Registration> registrations) {
  v1::LiveNotice message;
  for (const auto& registration : registrations) {
    Fill(registration.topic, registration.epoch, *message.add_registrations());
  }
  return Encode(kLive, message);
}

EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view text) {
  v1::RefusedNotice message;
  for (const auto& topic : topics) Fill(topic, 0, *message.add_registrations());
  message.set_broker_code(std::string(code));
  message.set_broker_message(std::string(text));
  return Encode(kRefused, message);
}

EventRef MakeLost(std::string_view reason, absl::Time last_upstream) {
  v1::LostNotice message;
  message.set_reason(std::string(reason));
  if (Happened(last_upstream)) *message.mutable_last_upstream_time() = ToProto(last_upstream);
  return Encode(kLost, message);
}

EventRef MakeResumed(absl::Time time) {
  v1::ResumedNotice message;
  *message.mutable_time() = ToProto(time);
  return Encode(kResumed, message);
}

EventRef MakeGap(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) {
  v1::GapNotice message;
  for (const auto& registration : registrations) {
    Fill(registration.topic, registration.epoch, *message.add_registrations());
  }
  if (Happened(from)) *message.mutable_from() = ToProto(from);
  *message.mutable_until() = ToProto(until);
  message.set_reason(std::string(reason));
  return Encode(kGap, message);
}

EventRef MakeHeartbeat(absl::Time now, sessions::State state, absl::Time last_upstream) {
  v1::Heartbeat message;
  *message.mutable_time() = ToProto(now);
  message.set_upstream_state(ToProto(state));
  if (Happened(last_upstream)) *message.mutable_last_upstream_time() = ToProto(last_upstream);
  return Encode(kHeartbeat, message);
}

}  // namespace kiwoom::fanout

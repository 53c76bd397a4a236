#include "service/fanout/contract.h"

namespace kiwoom::fanout {

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp out;
  out.set_seconds(absl::ToUnixSeconds(time));
  out.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(out.seconds()))));
  return out;
}

v1::UpstreamState ToProto(sessions::State state) {
  switch (state) {
    case sessions::State::kConnecting:
      return v1::UPSTREAM_STATE_CONNECTING;
    case sessions::State::kLive:
      return v1::UPSTREAM_STATE_LIVE;
    case sessions::State::kLost:
      return v1::UPSTREAM_STATE_LOST;
    case sessions::State::kReplaced:
      return v1::UPSTREAM_STATE_REPLACED;
    case sessions::State::kRefused:
      return v1::UPSTREAM_STATE_REFUSED;
  }
  return v1::UPSTREAM_STATE_UNSPECIFIED;
}

v1::SlowReaderPolicy ToProto(SlowReaderPolicy policy) {
  return policy == SlowReaderPolicy::kDisconnect ? v1::SLOW_READER_POLICY_DISCONNECT : v1::SLOW_READER_POLICY_SKIP;
}

std::vector<v1::Interest> InterestsOf(const StreamCursors& cursors) {
  std::vector<v1::Interest> interests;
  const codec::Tr* tr = nullptr;
  for (const auto& [topic, cursor] : cursors) {
    if (topic.tr != tr) {
      tr = topic.tr;
      interests.emplace_back().set_type(static_cast<v1::RealtimeType>(tr->event_field));
    }
    if (!topic.item.empty()) interests.back().add_items(topic.item);
  }
  return interests;
}

}  // namespace kiwoom::fanout

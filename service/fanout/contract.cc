#include "service/fanout/contract.h"

#include <map>
#include <utility>

namespace kiwoom::fanout {
namespace {

google::protobuf::Duration ToProto(absl::Duration duration) {
  google::protobuf::Duration out;
  out.set_seconds(absl::ToInt64Seconds(duration));
  out.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(duration - absl::Seconds(out.seconds()))));
  return out;
}

}  // namespace

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
    case sessions::State::kStandby:
      return v1::UPSTREAM_STATE_STANDBY;
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
  // A type has one interest for each min_interval that is in use; few have more than one.
  std::map<std::pair<uint32_t, absl::Duration>, size_t> places;
  for (const auto& [topic, cursor] : cursors) {
    const auto [place, added] = places.try_emplace({topic.tr->event_field, cursor->min_interval}, interests.size());
    if (added) {
      v1::Interest& interest = interests.emplace_back();
      interest.set_type(static_cast<v1::RealtimeType>(topic.tr->event_field));
      if (cursor->min_interval > absl::ZeroDuration()) *interest.mutable_min_interval() = ToProto(cursor->min_interval);
    }
    if (!topic.item.empty()) interests[place->second].add_items(topic.item);
  }
  return interests;
}

}  // namespace kiwoom::fanout

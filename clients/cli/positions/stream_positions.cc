#include "clients/cli/positions/stream_positions.h"

#include <algorithm>
#include <utility>

#include "clients/cli/printing/event_view.h"

namespace kiwoom::cli {
namespace {

using google::protobuf::Message;

// Whether `body` is a T; `typed` is a copy of it then.
template <typename T>
bool Is(const Message& body, T& typed) {
  return body.GetDescriptor()->full_name() == T::descriptor()->full_name() &&
         typed.ParseFromString(body.SerializeAsString());
}

}  // namespace

void StreamPositions::Advance(const Message& event) {
  const EventView view(event);
  if (view.body() == nullptr) return;
  v1::LiveNotice live;
  v1::GapNotice gap;
  if (Is(*view.body(), live)) {
    for (const v1::Registration& registration : live.registrations()) Begin(registration, nullptr);
  } else if (Is(*view.body(), gap)) {
    for (const v1::Registration& registration : gap.registrations()) Begin(registration, &gap.end_time());
  } else if (const auto key = KeyOfEvent(event, directory_); key.has_value()) {
    v1::StreamPosition& position = Of(*key);
    // The last values of a type that has several come in any order.
    const bool older = std::pair(view.epoch(), view.sequence()) < std::pair(position.epoch(), position.sequence());
    if (view.snapshot() && older) return;
    position.set_epoch(view.epoch());
    position.set_sequence(view.sequence());
    position.clear_received_time();
    if (view.received().seconds() != 0) *position.mutable_received_time() = view.received();
  }
}

// The reader knows that the registration is live in this epoch, and none of its events so far.
void StreamPositions::Begin(const v1::Registration& registration, const google::protobuf::Timestamp* time) {
  const std::optional<RegistrationKey> key = KeyOfRegistration(registration, directory_);
  if (!key.has_value() || registration.epoch() == 0) return;
  v1::StreamPosition& position = Of(*key);
  if (position.epoch() == registration.epoch()) return;
  position.set_epoch(registration.epoch());
  position.clear_sequence();
  position.clear_received_time();
  if (time != nullptr) *position.mutable_received_time() = *time;
}

v1::StreamPosition& StreamPositions::Of(const RegistrationKey& key) {
  v1::StreamPosition& position = positions_[key];
  position.set_item(key.item);
  position.set_session(key.session);
  return position;
}

void StreamPositions::Resume(v1::Interest& interest) const {
  for (const auto& [key, position] : positions_) {
    if (key.type != static_cast<uint32_t>(interest.type())) continue;
    const bool wanted = key.item.empty() ? interest.items().empty()
                                         : std::ranges::find(interest.items(), key.item) != interest.items().end();
    if (wanted) *interest.add_resume() = position;
  }
}

std::vector<v1::Interest> StreamPositions::ToInterests() const {
  std::vector<v1::Interest> interests;
  for (const auto& [key, position] : positions_) {
    const auto type = static_cast<v1::RealtimeType>(key.type);
    if (interests.empty() || interests.back().type() != type) interests.emplace_back().set_type(type);
    *interests.back().add_resume() = position;
  }
  return interests;
}

void StreamPositions::Restore(const v1::Interest& interest) {
  for (const v1::StreamPosition& position : interest.resume()) {
    positions_[{static_cast<uint32_t>(interest.type()), position.item(), position.session()}] = position;
  }
}

}  // namespace kiwoom::cli

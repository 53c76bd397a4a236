#include "tests/chaos/positions.h"

#include "tests/chaos/reader_check.h"
#include "tests/chaos/stamp.h"

namespace kiwoom::chaos {
namespace {

// What the reader asked for to get it.
Topic Wanted(const Topic& topic) { return {topic.type, topic.item}; }

}  // namespace

void Positions::Read(const v1::Event& event) {
  if (event.has_acknowledgement()) {
    const auto interests = TopicsOf(event.acknowledgement().interests());
    std::erase_if(positions_, [&](const auto& entry) { return !interests.contains(Wanted(entry.first)); });
    return;
  }
  const auto begin = [this](const v1::Registration& registration, const google::protobuf::Timestamp* time) {
    const std::string session = IsOfAccount(registration.type()) ? registration.session() : "";
    v1::StreamPosition& position = positions_[{registration.type(), registration.item(), session}];
    if (position.epoch() == registration.epoch()) return;
    position.Clear();
    position.set_item(registration.item());
    position.set_session(session);
    position.set_epoch(registration.epoch());
    if (time != nullptr) *position.mutable_received_time() = *time;
  };
  for (const auto& registration : event.live().registrations()) begin(registration, nullptr);
  for (const auto& registration : event.gap().registrations()) begin(registration, &event.gap().end_time());
  if (!IsData(event) || event.snapshot()) return;
  const Topic topic = TopicOf(event);
  v1::StreamPosition& position = positions_[topic];
  position.set_item(topic.item);
  position.set_session(topic.session);
  position.set_epoch(event.epoch());
  position.set_sequence(event.sequence());
  *position.mutable_received_time() = event.received_time();
}

void Positions::AddTo(v1::SubscribeRequest& request) const {
  const std::set<Topic> wanted = TopicsOf(request.interests());
  for (v1::Interest& interest : *request.mutable_interests()) {
    for (const auto& [topic, position] : positions_) {
      // A program that knows no time yet starts anew.
      if (topic.type != interest.type() || !wanted.contains(Wanted(topic)) || !position.has_received_time()) continue;
      *interest.add_resume() = position;
    }
  }
}

}  // namespace kiwoom::chaos

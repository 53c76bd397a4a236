#include "clients/cli/positions/sequence_check.h"

#include "clients/cli/printing/event_view.h"

namespace kiwoom::cli {
namespace {

using google::protobuf::Message;

template <typename T>
bool Is(const Message& body, T& typed) {
  return body.GetDescriptor()->full_name() == T::descriptor()->full_name() &&
         typed.ParseFromString(body.SerializeAsString());
}

}  // namespace

std::optional<SequenceCheck::Fault> SequenceCheck::Check(const Message& event) {
  const EventView view(event);
  if (view.body() == nullptr) return std::nullopt;
  const std::optional<RegistrationKey> key = KeyOfEvent(event, directory_);
  if (key.has_value()) {
    if (view.snapshot()) return std::nullopt;  // older than the stream
    const Last now{view.epoch(), view.sequence()};
    const auto [place, first] = last_.try_emplace(*key, now);
    if (first) return std::nullopt;
    const Last expected{place->second.epoch, place->second.sequence + 1 + view.skipped()};
    place->second = now;
    if (now.epoch == expected.epoch && now.sequence == expected.sequence) return std::nullopt;
    return Fault{*key, expected.epoch, expected.sequence, now.epoch, now.sequence};
  }
  v1::LiveNotice live;
  v1::GapNotice gap;
  v1::ResumptionNotice resumption;
  if (Is(*view.body(), live)) {
    for (const v1::Registration& registration : live.registrations()) Forget(registration);
  } else if (Is(*view.body(), gap)) {
    for (const v1::Registration& registration : gap.registrations()) Forget(registration);
  } else if (Is(*view.body(), resumption)) {
    for (const v1::ResumptionResult& result : resumption.results()) {
      if (result.outcome() == v1::RESUMPTION_OUTCOME_GAP) Forget(result.registration());
    }
  }
  return std::nullopt;
}

void SequenceCheck::Forget(const v1::Registration& registration) {
  if (const auto key = KeyOfRegistration(registration, directory_); key.has_value()) last_.erase(*key);
}

}  // namespace kiwoom::cli

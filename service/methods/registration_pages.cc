#include "service/methods/registration_pages.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/fanout/contract.h"
#include "service/fanout/registration_list.h"
#include "service/methods/registration_filter.h"
#include "service/methods/registration_state.h"

namespace kiwoom::methods {
namespace {

using fanout::TopicState;
using fanout::TopicStatus;

// "1011/005930/default". A session, which comes last, may have a slash; an item has none.
std::string KeyOf(const sessions::Topic& topic) {
  return absl::StrCat(topic.tr->event_field, "/", topic.item, "/", topic.session == nullptr ? "" : *topic.session);
}

// Owns what a Topic points to.
struct Place {
  sessions::SessionName session;
  sessions::Topic topic;
};

void Parse(const std::string& key, const InterestReader& interests, std::optional<Place>& place) {
  const std::vector<std::string> parts = absl::StrSplit(key, absl::MaxSplits('/', 2));
  uint32_t type = 0;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &type) || interests.FindType(type) == nullptr) return;
  place.emplace(Place{.session = parts[2], .topic = {interests.FindType(type), parts[1]}});
  if (!place->session.empty()) place->topic.session = &place->session;
}

v1::RegistrationStatus Describe(const TopicState& state) {
  v1::RegistrationStatus status;
  v1::Registration& registration = *status.mutable_registration();
  registration.set_type(static_cast<v1::RealtimeType>(state.topic.tr->event_field));
  registration.set_item(state.topic.item);
  registration.set_epoch(state.epoch);
  registration.set_session(state.session);
  status.set_state(ToProto(state.status));
  if (state.live_since != absl::InfinitePast()) *status.mutable_live_time() = fanout::ToProto(state.live_since);
  if (state.last_event != absl::InfinitePast()) *status.mutable_last_event_time() = fanout::ToProto(state.last_event);
  status.set_event_count(state.events);
  status.set_silent(state.silent);
  status.set_reader_count(static_cast<uint32_t>(state.readers));
  if (!state.refusal.has_value()) return status;
  v1::Refusal& refusal = *status.mutable_refusal();
  refusal.set_broker_code(state.refusal->code);
  refusal.set_broker_message(state.refusal->message);
  refusal.set_retried(true);
  if (state.refusal->again != absl::InfiniteFuture()) {
    *refusal.mutable_next_attempt_time() = fanout::ToProto(state.refusal->again);
  }
  return status;
}

// All fields that must stay the same from page to page.
std::string FilterOf(v1::ListRegistrationsRequest request) {
  request.clear_page_size();
  request.clear_page_token();
  request.DiscardUnknownFields();
  return request.SerializeAsString();
}

}  // namespace

absl::Status RegistrationPages::Read(const fanout::Hub& hub, const fanout::Reader* stream,
                                     const callers::Caller& caller, const v1::ListRegistrationsRequest& request,
                                     v1::ListRegistrationsResponse& response) const {
  const auto filter = RegistrationFilter::Read(request, interests_, caller);
  if (!filter.ok()) return filter.status();
  const std::string fields = FilterOf(request);
  const absl::StatusOr<ListPages::Asked> asked = pages_.Read(request.page_size(), request.page_token(), fields);
  if (!asked.ok()) return asked.status();
  std::optional<Place> last;
  if (asked->after.has_value()) Parse(*asked->after, interests_, last);
  const std::vector<TopicState> states =
      hub.TopicStates({.reader = stream, .after = last.has_value() ? &last->topic : nullptr, .most = asked->size + 1},
                      [&](const sessions::Topic& topic, TopicStatus status) { return filter->Accepts(topic, status); });
  const size_t taken = ListPages::Fill(std::span(states), asked->size, Describe, *response.mutable_registrations());
  if (taken < states.size()) response.set_next_page_token(pages_.TokenAfter(KeyOf(states[taken - 1].topic), fields));
  return absl::OkStatus();
}

}  // namespace kiwoom::methods

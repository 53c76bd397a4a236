#include "service/fanout/registration_list.h"

#include <algorithm>

namespace kiwoom::fanout {

TopicStatus StatusOf(const Channel& channel) {
  switch (channel.phase) {
    case Channel::Phase::kWaiting:
      return TopicStatus::kWaiting;
    case Channel::Phase::kRefused:
      return TopicStatus::kRefused;
    case Channel::Phase::kIdle:
    case Channel::Phase::kRequested:
      break;
  }
  if (channel.publisher.live()) return TopicStatus::kLive;
  return channel.confirmed ? TopicStatus::kLost : TopicStatus::kRequested;
}

namespace {

// What nobody reads is still there for a while. That is worth a line only if the broker was asked for it.
bool IsListed(const Channel& channel) {
  return !channel.subscribers.empty() || channel.phase == Channel::Phase::kRequested;
}

std::string SessionOf(const Channel& channel) {
  const sessions::SessionName* const session = channel.session();
  return session == nullptr ? "" : *session;
}

bool Precedes(const Channel* a, const Channel* b) { return a->topic < b->topic; }

}  // namespace

std::vector<TopicState> RegistrationList::Read(const TopicRange& range, Filter filter, clock::Moment now) const {
  std::vector<TopicState> states;
  for (const Channel* channel : range.reader != nullptr ? OfReader(range, filter) : OfAll(range, filter)) {
    states.push_back(Describe(*channel, now));
  }
  return states;
}

std::vector<const Channel*> RegistrationList::OfReader(const TopicRange& range, Filter filter) const {
  std::vector<const Channel*> found;
  const StreamCursors& cursors = range.reader->cursors();
  auto next = range.after == nullptr ? cursors.begin() : cursors.upper_bound(*range.after);
  for (; next != cursors.end() && found.size() < range.most; ++next) {
    const Channel* const channel = interests_.Find(next->first);
    if (filter(channel->topic, StatusOf(*channel))) found.push_back(channel);
  }
  return found;
}

// One pass with a heap of the first ones so far: a large map does not have to be sorted for each page.
std::vector<const Channel*> RegistrationList::OfAll(const TopicRange& range, Filter filter) const {
  std::vector<const Channel*> first;
  if (range.most == 0) return first;
  for (const auto& [topic, owned] : interests_.channels()) {
    const Channel* const channel = owned.get();
    if (range.after != nullptr && !(*range.after < topic)) continue;
    const bool full = first.size() == range.most;
    if (full && !Precedes(channel, first.front())) continue;
    if (!IsListed(*channel) || !filter(topic, StatusOf(*channel))) continue;
    if (full) {
      std::ranges::pop_heap(first, Precedes);
      first.pop_back();
    }
    first.push_back(channel);
    std::ranges::push_heap(first, Precedes);
  }
  std::ranges::sort_heap(first, Precedes);
  return first;
}

TopicState RegistrationList::Describe(const Channel& channel, clock::Moment now) const {
  TopicState state{.topic = channel.topic,
                   .status = StatusOf(channel),
                   .session = SessionOf(channel),
                   .last_event = now.WallOf(channel.activity.last_event()),
                   .events = channel.publisher.sequence(),
                   .readers = channel.subscribers.size()};
  if (state.status == TopicStatus::kLive) {
    state.epoch = channel.publisher.epoch();
    state.live_since = now.WallOf(channel.activity.begin());
    state.silent = channel.activity.silent();
  }
  const bool may_be_refused = state.status == TopicStatus::kRefused || state.status == TopicStatus::kRequested;
  if (const auto* const refused = refusals_.Find(channel.topic); refused != nullptr && may_be_refused) {
    state.refusal = {refused->code, refused->message, now.WallOf(refused->again)};
  }
  return state;
}

}  // namespace kiwoom::fanout

#include "service/fanout/announcer.h"

#include <algorithm>

#include "service/fanout/notices.h"

namespace kiwoom::fanout {

void Announcer::Acknowledge(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now) {
  reader.PushNotice(MakeAcknowledgement(reader));
  if (state_ != sessions::State::kLive) ReportState(reader, now);
  std::vector<sessions::Registration> live;
  for (const auto& [channel, cursor] : joined) {
    if (!channel->publisher.live()) continue;
    cursor->announced = true;
    live.push_back({channel->topic, channel->publisher.epoch()});
  }
  if (!live.empty()) reader.PushNotice(MakeLive(live));
}

// Tells a reader that asks for data why none can come: by a lost notice the first time, by a heartbeat after that.
void Announcer::ReportState(Reader& reader, absl::Time now) {
  if (state_ == sessions::State::kConnecting || reader.knows_of_loss() || reader.cursors().empty()) {
    reader.PushHeartbeat(Heartbeat(now));
    return;
  }
  reader.set_knows_of_loss(true);
  reader.PushNotice(MakeLost(reason_, state_, lost_from_ != absl::InfinitePast() ? lost_from_ : last_upstream_, {}));
}

void Announcer::Live(std::span<Channel* const> channels, const Gap* gap) {
  struct News {
    std::vector<sessions::Registration> renewed, live;
  };
  std::map<Reader*, News> news;
  for (const Channel* channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) {
      News& entry = news[reader];
      const bool renewed = gap != nullptr && cursor->announced;
      (renewed ? entry.renewed : entry.live).push_back({channel->topic, channel->publisher.epoch()});
      cursor->announced = true;
    }
  }
  for (const auto& [reader, entry] : news) {
    if (!entry.renewed.empty()) reader->PushNotice(MakeGap(entry.renewed, gap->from, gap->until, gap->reason));
    if (!entry.live.empty()) reader->PushNotice(MakeLive(entry.live));
  }
}

void Announcer::Refused(const std::map<Reader*, std::vector<sessions::Topic>>& topics, std::string_view broker_code,
                        std::string_view broker_message) {
  for (const auto& [reader, refused] : topics) reader->PushNotice(MakeRefused(refused, broker_code, broker_message));
}

void Announcer::Lost(std::span<Channel* const> channels, std::string_view reason, absl::Time last_upstream) {
  reason_ = reason;
  lost_from_ = last_upstream;
  std::map<Reader*, std::vector<sessions::Registration>> ended;  // by affected reader: its live registrations
  for (const Channel* channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) {
      auto& registrations = ended[reader];
      if (channel->publisher.live()) registrations.push_back({channel->topic, channel->publisher.epoch()});
    }
  }
  for (auto& [reader, registrations] : ended) {
    std::sort(registrations.begin(), registrations.end(),
              [](const auto& a, const auto& b) { return a.topic < b.topic; });
    reader->set_knows_of_loss(true);
    reader->PushNotice(MakeLost(reason, state_, last_upstream, registrations));
  }
}

void Announcer::SetState(sessions::State state, absl::Time now) {
  const bool was_live = state_ == sessions::State::kLive;
  state_ = state;
  reason_.clear();
  if (state != sessions::State::kLive) {
    // A loss has its own notice; other changes are reported by a heartbeat.
    if (!was_live) BroadcastHeartbeat(now);
    return;
  }
  lost_from_ = absl::InfinitePast();
  const EventRef notice = MakeSessionRestored(now);
  for (const auto& [number, reader] : readers_) {
    if (!reader->knows_of_loss()) continue;
    reader->set_knows_of_loss(false);
    reader->PushNotice(notice);
  }
}

void Announcer::SetReason(std::string_view reason) {
  if (reason_.empty()) reason_ = reason;
}

void Announcer::OnUnreadable(absl::Time now) {
  unreadable_.Add(before_last_upstream_, now);
  ReportUnreadable(now);
}

void Announcer::ReportUnreadable(absl::Time now) {
  const auto span = unreadable_.Take(now);
  if (!span.has_value()) return;
  const EventRef notice =
      MakeGap({}, span->from, span->until, "the broker sent data that could not be read completely");
  for (const auto& [number, reader] : readers_) reader->PushNotice(notice);
}

EventRef Announcer::Heartbeat(absl::Time now) const {
  return MakeHeartbeat(now, state_, last_upstream_, last_market_row_);
}

void Announcer::BroadcastHeartbeat(absl::Time now) {
  const EventRef heartbeat = Heartbeat(now);
  for (const auto& [number, reader] : readers_) reader->PushHeartbeat(heartbeat);
}

void Announcer::OnTimer(absl::Time now) {
  if (now >= next_heartbeat_) {
    BroadcastHeartbeat(now);
    next_heartbeat_ = now + options_.heartbeat;
  }
  ReportUnreadable(now);
}

}  // namespace kiwoom::fanout

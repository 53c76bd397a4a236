#include "service/fanout/announcer.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "service/fanout/notices.h"

namespace kiwoom::fanout {
namespace {

SilentNews SilenceOf(const Channel& channel, clock::Moment now) {
  const absl::Time last = channel.activity.last_event();
  return {channel.registration(), last == absl::InfinitePast() ? last : now.wall - (now.steady - last)};
}

// What a reader missed that knew the channel live before. A topic that has no earlier epoch in the log was live in
// another process.
const GapSpan& MissedBefore(const Channel& channel, const GapSpan* gap) {
  const TopicLog& log = *channel.log;
  if (gap != nullptr && log.end_epoch() - log.first_epoch() < 2) return *gap;
  return log.epoch(log.end_epoch() - 1).gap;
}

}  // namespace

void Announcer::Acknowledge(Reader& reader, std::span<const InterestMap::Joined> joined,
                            std::span<const Resumed> resumed, clock::Moment now) {
  reader.PushAcknowledgement(MakeAcknowledgement(reader.id(), reader.cursors(), reader.options().queue,
                                                 reader.options().room_policy == RoomPolicy::kWait));
  ReportState(reader, joined, now.wall);
  ReportResumption(reader, resumed);
  std::vector<sessions::Registration> live;
  std::vector<SilentNews> silent;
  for (const auto& [channel, cursor] : joined) {
    if (!channel->publisher.live()) continue;
    if (channel->activity.silent()) silent.push_back(SilenceOf(*channel, now));
    if (std::exchange(cursor->announced, true)) continue;
    live.push_back(channel->registration());
  }
  if (!live.empty()) reader.PushNotice(MakeLive(live));
  if (!silent.empty()) reader.PushNotice(MakeSilent(silent));
}

// The outcome of each position, then the gaps that are already known. Gaps of the same period share a notice.
void Announcer::ReportResumption(Reader& reader, std::span<const Resumed> resumed) {
  if (resumed.empty()) return;
  std::vector<ResumptionNews> results;
  std::map<std::tuple<absl::Time, absl::Time, std::string>, std::vector<sessions::Registration>> gaps;
  for (const auto& [channel, cursor, resumption] : resumed) {
    sessions::Registration registration = channel->registration();
    if (!channel->publisher.live()) registration.epoch = 0;
    results.push_back({std::move(registration), resumption.outcome, resumption.replayed(*channel->log)});
    cursor->announced = true;
    cursor->missing_since = resumption.missing_since;
    if (const auto& gap = resumption.gap; gap.has_value()) {
      gaps[{gap->from, gap->until, gap->reason}].push_back(channel->log->RegistrationOf(resumption.gap_epoch));
    }
  }
  reader.PushNotice(MakeResumption(results));
  for (const auto& [period, registrations] : gaps) {
    const auto& [from, until, reason] = period;
    reader.PushNotice(MakeGap(registrations, from, until, reason));
  }
}

// Tells a reader that asks for data why none can come: by a lost notice the first time, by a heartbeat after that.
void Announcer::ReportState(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now) {
  bool known = false;
  std::vector<const Upstream*> down;
  if (!upstreams_.AnyLive()) {
    for (const Upstream& upstream : upstreams_) down.push_back(&upstream);
  } else {
    for (const auto& [channel, cursor] : joined) {
      const Upstream* const upstream = channel->upstream;
      if (upstream == nullptr || upstream->live() || std::ranges::count(down, upstream) > 0) continue;
      down.push_back(upstream);
    }
  }
  for (const Upstream* upstream : down) {
    if (reader.cursors().empty() || !ReportLoss(reader, *upstream)) known = true;
  }
  if (known) reader.PushHeartbeat(MakeHeartbeat(now, reader.upstreams().Worst(upstreams_), upstreams_));
}

// Returns false if the reader knows, or if there is no loss.
bool Announcer::ReportLoss(Reader& reader, const Upstream& upstream) {
  const sessions::State state = upstream.state;
  const bool begins = state == sessions::State::kConnecting || state == sessions::State::kStandby;
  if (upstream.live() || begins) return false;
  if (reader.upstreams().knows_of_loss(upstream)) return false;
  reader.upstreams().set_knows_of_loss(upstream, true);
  reader.PushNotice(MakeLost(upstream, upstream.reason, upstream.lost_since(), {}));
  return true;
}

void Announcer::Pending(const Upstream& upstream, std::span<Channel* const> channels) {
  for (const Channel* channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) ReportLoss(*reader, upstream);
  }
}

void Announcer::Live(std::span<Channel* const> channels, const GapSpan* gap, absl::Time now) {
  struct News {
    std::vector<sessions::Registration> live, resumed;
    absl::Time missing_since = absl::InfiniteFuture();
    std::map<std::tuple<absl::Time, absl::Time, std::string_view>, std::vector<sessions::Registration>> renewed;
  };
  std::map<Reader*, News> news;
  for (const Channel* channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) {
      News& entry = news[reader];
      const sessions::Registration registration = channel->registration();
      if (const auto since = std::exchange(cursor->missing_since, std::nullopt); since.has_value()) {
        entry.resumed.push_back(registration);
        entry.missing_since = std::min(entry.missing_since, *since);
      } else if (cursor->announced) {
        // Also if the session knows of no loss, as after a refusal or a move: what the reader knew was an earlier
        // epoch.
        const GapSpan& missed = MissedBefore(*channel, gap);
        entry.renewed[{missed.from, missed.until, missed.reason}].push_back(registration);
      } else {
        entry.live.push_back(registration);
      }
      cursor->announced = true;
      cursor->refused = false;
    }
  }
  for (const auto& [reader, entry] : news) {
    if (!entry.resumed.empty()) {
      reader->PushNotice(
          MakeGap(entry.resumed, entry.missing_since, now, "the reader resumed, and the gateway registered this anew"));
    }
    for (const auto& [period, registrations] : entry.renewed) {
      const auto& [from, until, reason] = period;
      reader->PushNotice(MakeGap(registrations, from, until, reason));
    }
    if (!entry.live.empty()) reader->PushNotice(MakeLive(entry.live));
  }
}

void Announcer::Dropped(const Channel& channel, const GapSpan& gap) {
  const sessions::Registration registration = channel.registration();
  const EventRef notice = MakeGap({&registration, 1}, gap.from, gap.until, gap.reason);
  for (const auto& [reader, cursor] : channel.subscribers) reader->PushNotice(notice);
}

void Announcer::Refused(const std::map<Reader*, std::vector<sessions::Topic>>& topics, std::string_view broker_code,
                        std::string_view broker_message, absl::Time next_attempt) {
  for (const auto& [reader, refused] : topics) {
    reader->PushNotice(MakeRefused(refused, broker_code, broker_message, next_attempt));
  }
}

void Announcer::Waiting(Reader& reader, std::span<const sessions::Topic> topics) {
  reader.PushNotice(MakeWaiting(topics));
}

void Announcer::Silent(std::span<const Channel* const> channels, clock::Moment now) {
  std::map<Reader*, std::vector<SilentNews>> silent;
  for (const Channel* channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) silent[reader].push_back(SilenceOf(*channel, now));
  }
  for (const auto& [reader, news] : silent) reader->PushNotice(MakeSilent(news));
}

void Announcer::Lost(Upstream& upstream, std::span<Channel* const> channels, std::string_view reason,
                     absl::Time last_message) {
  upstream.reason = reason;
  upstream.lost_from = last_message;
  std::map<Reader*, std::vector<sessions::Registration>> ended;  // by affected reader: its live registrations
  for (const Channel* channel : channels) {
    for (const auto& [reader, cursor] : channel->subscribers) {
      auto& registrations = ended[reader];
      if (channel->publisher.live()) registrations.push_back(channel->registration());
    }
  }
  for (auto& [reader, registrations] : ended) {
    std::sort(registrations.begin(), registrations.end(),
              [](const auto& a, const auto& b) { return a.topic < b.topic; });
    reader->upstreams().set_knows_of_loss(upstream, true);
    reader->PushNotice(MakeLost(upstream, reason, last_message, registrations));
  }
}

void Announcer::SetState(Upstream& upstream, sessions::State state, clock::Moment now) {
  const bool was_live = upstream.live();
  upstream.state = state;
  upstream.reason.clear();
  if (state != sessions::State::kLive) {
    // A loss has its own notice; other changes are reported by a heartbeat.
    if (!was_live) BroadcastHeartbeat(now.wall);
    return;
  }
  upstream.lost_from = absl::InfinitePast();
  const EventRef notice = MakeSessionRestored(upstream, now.wall);
  for (const auto& [number, reader] : readers_) {
    if (!reader->upstreams().knows_of_loss(upstream)) continue;
    reader->upstreams().set_knows_of_loss(upstream, false);
    reader->PushNotice(notice);
  }
}

void Announcer::OnUnreadable(const Upstream& upstream, clock::Moment now) {
  for (const auto& [number, reader] : readers_) reader->OweGap(upstream.before_last_message, now.wall);
  gaps_due_ = std::max(now.steady, gaps_allowed_);
  ReportDueGaps(now.steady);
}

void Announcer::Hole(absl::Time from, absl::Time until) {
  for (const auto& [number, reader] : readers_) reader->OweGap(from, until);
  ReportOwedGaps();
}

void Announcer::ReportDueGaps(absl::Time now) {
  if (now < gaps_due_) return;
  gaps_due_ = absl::InfiniteFuture();
  gaps_allowed_ = now + options_.unreadable;
  ReportOwedGaps();
}

void Announcer::ReportOwedGaps() {
  for (const auto& [number, reader] : readers_) reader->ReportOwedGap();
}

void Announcer::Drain(absl::Time end, absl::Duration retry_delay) {
  const EventRef notice = MakeDraining(end, retry_delay);
  for (const auto& [number, reader] : readers_) reader->PushNotice(notice);
}

void Announcer::BroadcastHeartbeat(absl::Time now) {
  // Readers with the same worst state share the bytes.
  std::map<sessions::State, EventRef> heartbeats;
  for (const auto& [number, reader] : readers_) {
    const sessions::State worst = reader->upstreams().Worst(upstreams_);
    const auto [heartbeat, added] = heartbeats.try_emplace(worst);
    if (added) heartbeat->second = MakeHeartbeat(now, worst, upstreams_);
    reader->PushHeartbeat(heartbeat->second);
  }
}

void Announcer::OnTimer(clock::Moment now) {
  if (now.steady >= next_heartbeat_) {
    BroadcastHeartbeat(now.wall);
    next_heartbeat_ = now.steady + options_.heartbeat;
  }
  ReportDueGaps(now.steady);
}

}  // namespace kiwoom::fanout

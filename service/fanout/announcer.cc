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
  return {{channel.topic, channel.publisher.epoch()},
          last == absl::InfinitePast() ? last : now.wall - (now.steady - last)};
}

}  // namespace

void Announcer::Acknowledge(Reader& reader, std::span<const InterestMap::Joined> joined,
                            std::span<const Resumed> resumed, clock::Moment now) {
  reader.PushAcknowledgement(MakeAcknowledgement(reader.id(), reader.cursors(), reader.options().queue,
                                                 reader.options().room_policy == RoomPolicy::kWait));
  if (state_ != sessions::State::kLive) ReportState(reader, now.wall);
  ReportResumption(reader, resumed);
  std::vector<sessions::Registration> live;
  std::vector<SilentNews> silent;
  for (const auto& [channel, cursor] : joined) {
    if (!channel->publisher.live()) continue;
    if (channel->activity.silent()) silent.push_back(SilenceOf(*channel, now));
    if (std::exchange(cursor->announced, true)) continue;
    live.push_back({channel->topic, channel->publisher.epoch()});
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
    const bool live = channel->publisher.live();
    results.push_back({channel->topic, live ? channel->publisher.epoch() : 0, resumption.outcome,
                       resumption.replayed(*channel->log)});
    cursor->announced = true;
    cursor->missing_since = resumption.missing_since;
    if (const auto& gap = resumption.gap; gap.has_value()) {
      gaps[{gap->from, gap->until, gap->reason}].push_back({channel->topic, resumption.gap_epoch});
    }
  }
  reader.PushNotice(MakeResumption(results));
  for (const auto& [period, registrations] : gaps) {
    const auto& [from, until, reason] = period;
    reader.PushNotice(MakeGap(registrations, from, until, reason));
  }
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
      const sessions::Registration registration{channel->topic, channel->publisher.epoch()};
      if (const auto since = std::exchange(cursor->missing_since, std::nullopt); since.has_value()) {
        entry.resumed.push_back(registration);
        entry.missing_since = std::min(entry.missing_since, *since);
      } else if (cursor->announced) {
        // Also if the session knows of no loss, as after a refusal: what the reader knew was an earlier epoch.
        const GapSpan& missed = gap != nullptr ? *gap : channel->log->epoch(channel->log->end_epoch() - 1).gap;
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
  const sessions::Registration registration{channel.topic, channel.publisher.epoch()};
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

void Announcer::SetState(sessions::State state, clock::Moment now) {
  const bool was_live = state_ == sessions::State::kLive;
  state_ = state;
  reason_.clear();
  if (state != sessions::State::kLive) {
    // A loss has its own notice; other changes are reported by a heartbeat.
    if (!was_live) BroadcastHeartbeat(now.wall);
    return;
  }
  lost_from_ = absl::InfinitePast();
  const EventRef notice = MakeSessionRestored(now.wall);
  for (const auto& [number, reader] : readers_) {
    if (!reader->knows_of_loss()) continue;
    reader->set_knows_of_loss(false);
    reader->PushNotice(notice);
  }
}

void Announcer::SetReason(std::string_view reason) {
  if (reason_.empty()) reason_ = reason;
}

void Announcer::OnUnreadable(clock::Moment now) {
  for (const auto& [number, reader] : readers_) reader->OweGap(before_last_upstream_, now.wall);
  gaps_due_ = std::max(now.steady, gaps_allowed_);
  ReportDueGaps(now.steady);
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

EventRef Announcer::Heartbeat(absl::Time now) const {
  return MakeHeartbeat(now, state_, last_upstream_, last_market_row_);
}

void Announcer::BroadcastHeartbeat(absl::Time now) {
  const EventRef heartbeat = Heartbeat(now);
  for (const auto& [number, reader] : readers_) reader->PushHeartbeat(heartbeat);
}

void Announcer::OnTimer(clock::Moment now) {
  if (now.steady >= next_heartbeat_) {
    BroadcastHeartbeat(now.wall);
    next_heartbeat_ = now.steady + options_.heartbeat;
  }
  ReportDueGaps(now.steady);
}

}  // namespace kiwoom::fanout

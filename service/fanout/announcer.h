#pragma once

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/channel.h"
#include "service/fanout/interest_map.h"
#include "service/fanout/reader_list.h"
#include "service/fanout/unreadable_gap.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct AnnouncerOptions {
  absl::Duration heartbeat = absl::Seconds(8);   // the contract promises one every 10 s
  absl::Duration unreadable = absl::Seconds(1);  // minimum between notices of unreadable messages
};

// Sends readers everything except data: acknowledgements, the outcome of registrations, the state of the session with
// the broker, and heartbeats. A notice goes to the readers whose topics it concerns.
class Announcer {
 public:
  // The period that is missing from re-established registrations.
  struct Gap {
    absl::Time from;
    absl::Time until;
    std::string_view reason;
  };

  Announcer(AnnouncerOptions options, const ReaderList& readers, absl::Time now)
      : options_(options),
        readers_(readers),
        unreadable_(options.unreadable),
        next_heartbeat_(now + options.heartbeat) {}

  // Answers a change of the reader's subscription: its new contents, the reason if no data can come, and which of its
  // new topics are already live.
  void Acknowledge(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now);

  // These channels are live. `gap` is set if they were live before: readers that knew them live receive a gap notice,
  // the others a live notice, because they have missed nothing.
  void Live(std::span<Channel* const> channels, const Gap* gap);
  void Refused(const std::map<Reader*, std::vector<sessions::Topic>>& topics, std::string_view broker_code,
               std::string_view broker_message);
  // The session of these channels is lost. Call it while the channels are still marked live.
  void Lost(std::span<Channel* const> channels, std::string_view reason, absl::Time last_upstream);

  void SetState(sessions::State state, absl::Time now);
  // Sets why the session is not live. Only the first reason after a change of state counts.
  void SetReason(std::string_view reason);
  sessions::State state() const { return state_; }

  // A message from the broker arrived.
  void OnMessage(absl::Time now) {
    before_last_upstream_ = last_upstream_;
    last_upstream_ = now;
  }
  // A row of market data arrived, with or without subscribers.
  void OnMarketRow(absl::Time now) { last_market_row_ = now; }
  absl::Time last_market_row() const { return last_market_row_; }
  // The message could not be read completely. Because it may have contained rows of any topic, all readers receive a
  // gap notice.
  void OnUnreadable(absl::Time now);

  absl::Time NextTimer() const { return std::min(next_heartbeat_, unreadable_.due()); }
  void OnTimer(absl::Time now);

 private:
  void ReportState(Reader& reader, absl::Time now);
  void ReportUnreadable(absl::Time now);
  void BroadcastHeartbeat(absl::Time now);
  EventRef Heartbeat(absl::Time now) const;

  const AnnouncerOptions options_;
  const ReaderList& readers_;
  sessions::State state_ = sessions::State::kConnecting;
  std::string reason_;                           // the reason for state_
  absl::Time lost_from_ = absl::InfinitePast();  // of a lost session: the time of its last message
  absl::Time last_upstream_ = absl::InfinitePast();
  absl::Time before_last_upstream_ = absl::InfinitePast();
  absl::Time last_market_row_ = absl::InfinitePast();
  UnreadableGap unreadable_;
  absl::Time next_heartbeat_;
};

}  // namespace kiwoom::fanout

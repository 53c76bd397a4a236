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
  absl::Duration heartbeat = absl::Seconds(8);   // the contract promises one in 10 s
  absl::Duration unreadable = absl::Seconds(1);  // one notice in so long of messages that could not be read
};

// Decides who is told what besides data: acknowledgements, what became of registrations, how the session with the
// broker is, heartbeats. A notice goes to those whose topics it concerns.
class Announcer {
 public:
  // What is missing of registrations that are confirmed again.
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

  // The answer to a change of the reader's subscription: what it is now, why no data comes if none can, and which of
  // the topics that are new to it are live.
  void Acknowledge(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now);

  // These channels are live, `gap` where they had been before: those who knew them live are told of it, the others that
  // they are live. They have missed nothing that they were promised.
  void Live(std::span<Channel* const> channels, const Gap* gap);
  void Refused(const std::map<Reader*, std::vector<sessions::Topic>>& topics, std::string_view broker_code,
               std::string_view broker_message);
  // The session of these channels is lost; those that were live still say so.
  void Lost(std::span<Channel* const> channels, std::string_view reason, absl::Time last_upstream);

  void SetState(sessions::State state, absl::Time now);
  // Why the session is not live; the first reason after a change of state counts.
  void SetReason(std::string_view reason);
  sessions::State state() const { return state_; }

  // A message came from the broker.
  void OnMessage(absl::Time now) {
    before_last_upstream_ = last_upstream_;
    last_upstream_ = now;
  }
  // A row of market data came, wanted or not.
  void OnMarketRow(absl::Time now) { last_market_row_ = now; }
  absl::Time last_market_row() const { return last_market_row_; }
  // It could not be read, or not all of it: whose rows it held nobody knows, so everybody is told of a gap.
  void OnUnreadable(absl::Time now);

  absl::Time NextTimer() const { return std::min(next_heartbeat_, unreadable_.due()); }
  void OnTimer(absl::Time now);

 private:
  void TellState(Reader& reader, absl::Time now);
  void TellUnreadable(absl::Time now);
  void BroadcastHeartbeat(absl::Time now);
  EventRef Heartbeat(absl::Time now) const;

  const AnnouncerOptions options_;
  const ReaderList& readers_;
  sessions::State state_ = sessions::State::kConnecting;
  std::string reason_;                           // why it is so
  absl::Time lost_from_ = absl::InfinitePast();  // of a session that is lost: its last message
  absl::Time last_upstream_ = absl::InfinitePast();
  absl::Time before_last_upstream_ = absl::InfinitePast();
  absl::Time last_market_row_ = absl::InfinitePast();
  UnreadableGap unreadable_;
  absl::Time next_heartbeat_;
};

}  // namespace kiwoom::fanout

#pragma once

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/clock/moment.h"
#include "service/fanout/channel.h"
#include "service/fanout/interest_map.h"
#include "service/fanout/notices.h"
#include "service/fanout/reader_list.h"
#include "service/fanout/resumption.h"
#include "service/fanout/upstreams.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct AnnouncerOptions {
  absl::Duration heartbeat = absl::Seconds(8);  // the contract promises one every 10 s
  // Unreadable messages with no event between them become one gap notice in this time.
  absl::Duration unreadable = absl::Seconds(1);
};

// Sends readers everything except data: acknowledgements, the outcome of registrations, the state of the session with
// the broker, and heartbeats. A notice goes to the readers whose topics it concerns.
class Announcer {
 public:
  // One topic that a reader resumes.
  struct Resumed {
    Channel* channel;
    StreamCursor* cursor;
    Resumption resumption;
  };

  Announcer(AnnouncerOptions options, const ReaderList& readers, const Upstreams& upstreams, clock::Moment now)
      : options_(options), readers_(readers), upstreams_(upstreams), next_heartbeat_(now.steady + options.heartbeat) {}

  // Answers a change of the reader's subscription: its new contents, the reason if no data can come, how the resumed
  // topics continue, and which of the other new topics are already live.
  void Acknowledge(Reader& reader, std::span<const InterestMap::Joined> joined, std::span<const Resumed> resumed,
                   clock::Moment now);

  // These channels are live. `gap` is what the session itself missed; null after a move or a refusal. Readers that knew
  // them live receive a gap notice, the others a live notice, because they have missed nothing.
  void Live(std::span<Channel* const> channels, const GapSpan* gap, absl::Time now);
  // Rows of this channel's epoch were dropped.
  void Dropped(const Channel& channel, const GapSpan& gap);
  void Refused(const std::map<Reader*, std::vector<sessions::Topic>>& topics, std::string_view broker_code,
               std::string_view broker_message, absl::Time next_attempt);
  void Waiting(Reader& reader, std::span<const sessions::Topic> topics);
  // The topics of these channels became silent.
  void Silent(std::span<const Channel* const> channels, clock::Moment now);
  // The session of these channels is lost. Call it while the channels are still marked live.
  void Lost(Upstream& upstream, std::span<Channel* const> channels, std::string_view reason, absl::Time last_message);
  // These channels wait for a session that is not live: their readers are told why, unless they know.
  void Pending(const Upstream& upstream, std::span<Channel* const> channels);

  void SetState(Upstream& upstream, sessions::State state, clock::Moment now);
  // A message of this session could not be read completely. Because it may have contained rows of any topic, all
  // readers receive a gap notice in front of their next event.
  void OnUnreadable(const Upstream& upstream, clock::Moment now);
  // Rows of any topic may be missing here, in front of the next event.
  void Hole(absl::Time from, absl::Time until);
  // Gaps that wait for the next event are reported now.
  void ReportOwedGaps();
  // The gateway is shutting down.
  void Drain(absl::Time end, absl::Duration retry_delay);

  absl::Time NextTimer() const { return std::min(next_heartbeat_, gaps_due_); }
  void OnTimer(clock::Moment now);

 private:
  void ReportState(Reader& reader, std::span<const InterestMap::Joined> joined, absl::Time now);
  bool ReportLoss(Reader& reader, const Upstream& upstream);
  void ReportResumption(Reader& reader, std::span<const Resumed> resumed);
  void ReportDueGaps(absl::Time now);
  void BroadcastHeartbeat(absl::Time now);

  const AnnouncerOptions options_;
  const ReaderList& readers_;
  const Upstreams& upstreams_;
  absl::Time next_heartbeat_;                       // steady
  absl::Time gaps_due_ = absl::InfiniteFuture();    // steady; infinite: none is owed
  absl::Time gaps_allowed_ = absl::InfinitePast();  // steady
};

}  // namespace kiwoom::fanout

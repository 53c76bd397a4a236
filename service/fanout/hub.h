#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "service/clock/moment.h"
#include "service/fanout/admissions.h"
#include "service/fanout/announcer.h"
#include "service/fanout/early_rows.h"
#include "service/fanout/event_log.h"
#include "service/fanout/event_pacer.h"
#include "service/fanout/hub_counters.h"
#include "service/fanout/interest_map.h"
#include "service/fanout/interest_terms.h"
#include "service/fanout/memory_relief.h"
#include "service/fanout/reader.h"
#include "service/fanout/reader_list.h"
#include "service/fanout/registration_list.h"
#include "service/fanout/registrations.h"
#include "service/fanout/silence_watch.h"
#include "service/fanout/upstream_port.h"
#include "service/fanout/upstreams.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"
#include "service/telemetry/unrouted_log.h"

namespace kiwoom::fanout {

struct HubOptions {
  AnnouncerOptions announcer;
  AdmissionOptions admission;
  EventLogOptions log;
  SilenceOptions silence;
  MemoryReliefOptions memory;
  // At least one; they outlive the hub.
  std::vector<const sessions::SessionName*> sessions = {&sessions::kDefaultSession};
  absl::Duration linger = absl::Seconds(5);    // how long a topic stays registered after its last reader left
  telemetry::UnroutedLog* unrouted = nullptr;  // of rows without a subscriber, if anybody wants to know
  telemetry::LogWriter warn = [](const std::string&) {};
};

// Distributes the broker's rows to readers. It consists of the interest map (who subscribes to what), the admissions
// (what is therefore registered), a publisher (epoch, sequence, the single encoding) and last values for each topic,
// the log of recent events, the pacer (readers that want few events), and the announcer (everything except data). Time
// is an argument and there is no I/O; single-threaded.
class Hub {
 public:
  // `now` is used where a session calls without a time.
  Hub(HubOptions options, Registrations& registrations, std::function<clock::Moment()> now);

  // Opens a stream with an empty queue. The pointer is valid until Close.
  Reader* Open(ReaderOptions options, std::function<void()> on_readable);
  // Adds topics, then removes others. The reader receives an acknowledgement, then how its positions continue, then
  // live notices, then snapshots, then the events behind its positions.
  void Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove,
              const InterestTerms& terms = {});
  // Ends the subscriptions of a reader that accepts no more events. It receives no notice.
  void UnsubscribeAll(Reader& reader);
  // `end` is kRevoked if the gateway ended the call; of other ends the hub knows itself.
  void Close(Reader& reader, ReaderEnd end = ReaderEnd::kCancelled);
  Reader* Find(std::string_view id) { return readers_.Find(id); }
  // In the order in which they were opened.
  std::vector<const Reader*> Readers() const;
  // Sets the item limit of each reader, for what it adds from now on: it keeps what it has.
  void SetItemLimits(absl::FunctionRef<int(const Reader&)> limit_of);
  // The batch that the reader took is written now.
  void OnWrite(const Reader& reader);

  // Receives what this session reports.
  UpstreamPort& port(const sessions::SessionName& session) { return *ports_[upstreams_.of(session).index]; }

  // When anything that depends on time is due, on the steady clock.
  absl::Time NextTimer() const;
  void OnTimer(clock::Moment now);
  // The gateway is shutting down. Readers get what they are owed, the time when their streams end at the latest, and
  // when they should connect again.
  void Drain(absl::Duration grace, absl::Duration retry_delay);
  bool draining() const { return draining_; }
  // Delivers what waits for a time: the end of an interval, or the next event behind a gap.
  void DeliverHeld();

  // The states of topics that readers want, sorted.
  std::vector<TopicState> TopicStates(const TopicRange& range, RegistrationList::Filter filter) const {
    return RegistrationList(interests_, admissions_.refusals()).Read(range, filter, now_());
  }
  const HubCounters& counters() const { return counters_; }
  // Events that readers with an interval did not want.
  uint64_t replaced_count() const { return pacer_.replaced_count(); }
  size_t recent_bytes() const { return log_.bytes(); }
  // The budget of EventMemory.
  size_t memory_limit() const { return memory_.byte_limit(); }
  const ChannelMap& channels() const { return interests_.channels(); }
  const Upstreams& upstreams() const { return upstreams_; }
  // When the last row of market data arrived on any session, on the steady clock.
  absl::Time last_market_row_steady() const { return last_market_row_steady_; }

 private:
  friend class UpstreamPort;

  // What the sessions report; see SessionObserver and RowSink.
  void OnMessage(Upstream& upstream, absl::Time received);
  void OnRow(Upstream& upstream, const codec::Tr& tr, std::string_view item, std::string_view message,
             absl::Time received);
  void OnUnreadable(const Upstream& upstream, absl::Time received);
  void OnState(Upstream& upstream, sessions::State state);
  void OnAccepted(const Upstream& upstream, std::span<const sessions::Topic> topics);
  void OnRequested(const Upstream& upstream, std::span<const sessions::Topic> topics);
  // `gap` is null for registrations that were not interrupted on this session.
  void Begin(const Upstream& upstream, std::span<const sessions::Registration> registrations, const GapSpan* gap);
  void DeliverEarly(const std::vector<EarlyRows::Row>& rows);
  void OnDoubted(std::span<const sessions::Topic> topics, absl::Time since);
  void OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                 std::string_view broker_message);
  void OnLost(Upstream& upstream, std::span<const sessions::Topic> topics, std::string_view reason,
              absl::Time last_message);

  std::vector<Channel*> ChannelsOf(std::span<const sessions::Topic> topics) const;
  void SetPace(Reader& reader, std::span<const InterestMap::Joined> joined, const InterestTerms& terms, absl::Time now);
  void RetryRefused(Reader& reader, std::span<const sessions::Topic> topics, absl::Time now);
  std::vector<Announcer::Resumed> Resume(const Reader& reader, std::span<const InterestMap::Joined> joined,
                                         const InterestTerms& terms);
  void PushSnapshots(Reader& reader, std::span<const InterestMap::Joined> joined,
                     std::span<const Announcer::Resumed> resumed, absl::Time now);
  void Follow(Reader& reader, std::span<const InterestMap::Joined> joined, std::span<const Announcer::Resumed> resumed,
              const InterestTerms& terms);
  void Unregister(std::vector<sessions::Topic> topics);
  void CountGap(const Channel& channel, const GapSpan* gap);
  void EndEpoch(Channel& channel, absl::Time ended);
  void FlushPaced(const Channel& channel, absl::Time now);
  void CheckSilence(clock::Moment now);
  void Deliver(Channel& channel, std::string_view item, std::string_view message, absl::Time received);
  void OnLeave(Reader& reader, Channel& channel, StreamCursor* cursor);
  void OnErase(Channel& channel);

  Registrations& registrations_;
  Upstreams upstreams_;
  std::vector<std::unique_ptr<UpstreamPort>> ports_;  // by the index of the session
  const std::function<clock::Moment()> now_;
  ReaderList readers_;
  EventLog log_;
  EarlyRows early_;
  EventPacer pacer_;
  InterestMap interests_;
  Announcer announcer_;
  Admissions admissions_;
  SilenceWatch silence_;
  MemoryRelief memory_;
  HubCounters counters_;
  uint64_t unreadable_frame_ = std::numeric_limits<uint64_t>::max();  // the last one that was not read completely
  uint64_t frame_ = 0;                                                // number of the broker's current message
  absl::Time frame_steady_;                                           // when it arrived
  int64_t frame_arrival_ = 0;                                         // likewise, in nanoseconds
  bool draining_ = false;
  absl::Time last_market_row_steady_ = absl::InfinitePast();
  telemetry::UnroutedLog* const unrouted_;
};

}  // namespace kiwoom::fanout

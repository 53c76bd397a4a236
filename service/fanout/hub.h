#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/announcer.h"
#include "service/fanout/interest_map.h"
#include "service/fanout/reader.h"
#include "service/fanout/reader_list.h"
#include "service/fanout/registrations.h"
#include "service/sessions/row_sink.h"
#include "service/sessions/session_events.h"

namespace kiwoom::fanout {

struct HubOptions {
  AnnouncerOptions announcer;
  absl::Duration linger = absl::Seconds(5);  // a topic stays registered for so long after its last reader
  uint64_t id_seed = 1;                      // of subscription ids
};

// What the hub has done, for SessionService.
struct HubCounters {
  uint64_t unrouted = 0;  // rows that nobody is subscribed to
};

// Joins readers to the session with the broker. It is made of the interest map (who listens to what, what therefore is
// registered), for each topic a publisher (epoch, sequence, the one encoding) and its last values, and the announcer
// (who is told what besides data). Time is an argument, I/O is elsewhere; one thread.
class Hub final : public sessions::SessionObserver, public sessions::RowSink {
 public:
  // `now` is asked where the session calls without a time of its own.
  Hub(HubOptions options, Registrations& registrations, std::function<absl::Time()> now);

  // A new stream; nothing is in its queue yet. The pointer is good until Close.
  Reader* Open(ReaderOptions options, std::function<void()> on_readable);
  // Adds topics, then removes others, and tells the reader: an acknowledgement, then what is live, then snapshots.
  void Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove);
  // Ends its subscriptions without a word: it takes nothing more.
  void UnsubscribeAll(Reader& reader);
  void Close(Reader& reader);
  Reader* Find(std::string_view id) { return readers_.Find(id); }
  // In the order in which they were opened.
  std::vector<const Reader*> Readers() const;

  // One decoded row.
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) override;
  // A message came from the broker.
  void OnMessage(absl::Time now) override { announcer_.OnMessage(now); }
  // It could not be read, or not all of it: whose rows it held nobody knows, so everybody is told of a gap.
  void OnUnreadable(absl::Time now) override { announcer_.OnUnreadable(now); }

  // Heartbeats, lingering topics and gaps that are still to be told.
  absl::Time NextTimer() const;
  void OnTimer(absl::Time now);

  void OnState(sessions::State state) override;
  void OnLive(std::span<const sessions::Registration> registrations) override;
  void OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                 std::string_view broker_message) override;
  void OnLost(std::span<const sessions::Topic> topics, std::string_view reason, absl::Time last_upstream_time) override;
  // Told when the state became live, which also ends a refusal that no loss came before.
  void OnResumed(absl::Time now) override {}
  void OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override;
  void OnRetry(std::string_view reason, absl::Duration pause) override { announcer_.SetReason(reason); }

  const HubCounters& counters() const { return counters_; }
  sessions::State state() const { return announcer_.state(); }
  // When a row of market data came last, wanted or not.
  absl::Time last_market_row() const { return announcer_.last_market_row(); }

 private:
  void Begin(std::span<const sessions::Registration> registrations, const Announcer::Gap* gap);
  void Unregister(std::vector<sessions::Topic> topics);
  static void Deliver(Channel& channel, const EventRef& event, absl::Time received);

  Registrations& registrations_;
  const std::function<absl::Time()> now_;
  ReaderList readers_;
  InterestMap interests_;
  Announcer announcer_;
  HubCounters counters_;
};

}  // namespace kiwoom::fanout

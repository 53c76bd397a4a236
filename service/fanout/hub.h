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
  absl::Duration linger = absl::Seconds(5);  // how long a topic stays registered after its last reader left
  uint64_t id_seed = 1;                      // for subscription ids
};

// The hub's counters, for SessionService.
struct HubCounters {
  uint64_t unrouted = 0;  // rows without a subscriber
};

// Distributes the broker's rows to readers. It consists of the interest map (who subscribes to what, and therefore what
// is registered), a publisher (epoch, sequence, the single encoding) and last values for each topic, and the announcer
// (everything except data). Time is an argument and there is no I/O; single-threaded.
class Hub final : public sessions::SessionObserver, public sessions::RowSink {
 public:
  // `now` is used where the session calls without a time.
  Hub(HubOptions options, Registrations& registrations, std::function<absl::Time()> now);

  // Opens a stream with an empty queue. The pointer is valid until Close.
  Reader* Open(ReaderOptions options, std::function<void()> on_readable);
  // Adds topics, then removes others. The reader receives an acknowledgement, then live notices, then snapshots.
  void Change(Reader& reader, std::span<const sessions::Topic> add, std::span<const sessions::Topic> remove);
  // Ends the subscriptions of a reader that accepts no more events. It receives no notice.
  void UnsubscribeAll(Reader& reader);
  void Close(Reader& reader);
  Reader* Find(std::string_view id) { return readers_.Find(id); }
  // In the order in which they were opened.
  std::vector<const Reader*> Readers() const;

  // One decoded row.
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) override;
  // A message from the broker arrived.
  void OnMessage(absl::Time now) override { announcer_.OnMessage(now); }
  // The message could not be read completely. Because it may have contained rows of any topic, all readers receive a
  // gap notice.
  void OnUnreadable(absl::Time now) override { announcer_.OnUnreadable(now); }

  // When the next heartbeat, expiring topic or pending gap notice is due.
  absl::Time NextTimer() const;
  void OnTimer(absl::Time now);

  void OnState(sessions::State state) override;
  void OnLive(std::span<const sessions::Registration> registrations) override;
  void OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                 std::string_view broker_message) override;
  void OnLost(std::span<const sessions::Topic> topics, std::string_view reason, absl::Time last_upstream_time) override;
  // Handled when the state becomes live, which also covers a refusal that was not preceded by a loss.
  void OnResumed(absl::Time now) override {}
  void OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override;
  void OnRetry(std::string_view reason, absl::Duration pause) override { announcer_.SetReason(reason); }

  const HubCounters& counters() const { return counters_; }
  sessions::State state() const { return announcer_.state(); }
  // The time of the last row of market data, with or without subscribers.
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

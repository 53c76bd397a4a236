#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/fanout/channel_map.h"
#include "service/fanout/reader.h"
#include "service/fanout/registrations.h"
#include "service/sessions/session_events.h"

namespace kiwoom::fanout {

struct HubOptions {
  absl::Duration heartbeat = absl::Seconds(8);   // the contract promises one in 10 s
  absl::Duration linger = absl::Seconds(5);      // a topic stays registered for so long after its last reader
  absl::Duration unreadable = absl::Seconds(1);  // one notice in so long of messages that could not be read
  size_t early_rows = 1024;                      // kept of one topic before its registration is confirmed
  uint64_t id_seed = 1;                          // of subscription ids
};

// What the hub has done, for metrics.
struct HubCounters {
  uint64_t published = 0;  // events made
  uint64_t delivered = 0;  // put into a queue, once a reader
  uint64_t unrouted = 0;   // rows that nobody is subscribed to
};

// Joins readers to the one session: who listens to what, what therefore is registered at the broker, the sequence and
// epoch of every event, its one encoding, the last value, and the notices. Time is an argument, I/O is elsewhere; one
// thread.
class Hub final : public sessions::SessionObserver {
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
  Reader* Find(std::string_view id);
  // In the order in which they were opened.
  std::vector<const Reader*> Readers() const;

  // One decoded row.
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received);
  // A message came from the broker.
  void OnMessage(absl::Time now) {
    before_last_upstream_ = last_upstream_;
    last_upstream_ = now;
  }
  // It could not be read, or not all of it: whose rows it held nobody knows, so everybody is told of a gap.
  void OnUnreadable(absl::Time now);

  // Heartbeats, lingering topics and gaps that are still to be told.
  absl::Time NextTimer() const;
  void OnTimer(absl::Time now);

  void OnState(sessions::State state) override;
  void OnLive(std::span<const sessions::Registration> registrations) override;
  void OnRefused(std::span<const sessions::Topic> topics, std::string_view broker_code,
                 std::string_view broker_message) override;
  void OnLost(std::string_view reason, absl::Time last_upstream_time) override;
  void OnResumed(absl::Time now) override;
  void OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                 std::string_view reason) override;

  const HubCounters& counters() const { return counters_; }
  sessions::State state() const { return state_; }
  // When a row of market data came last, wanted or not.
  absl::Time last_market_row() const { return last_market_row_; }

 private:
  // What a reader is told of registrations, gathered over a batch.
  struct News {
    std::vector<sessions::Registration> live;
    std::vector<sessions::Registration> renewed;
  };

  void Join(Reader& reader, const sessions::Topic& topic, std::vector<sessions::Topic>& wanted, News& news,
            std::vector<std::pair<EventRef, StreamCursor*>>& snapshots);
  void Leave(Reader& reader, const sessions::Topic& topic);
  void EndLingering(absl::Time until);
  void Begin(Channel& channel, uint64_t epoch);
  void ReleaseEarly(Channel& channel);
  void Publish(Channel& channel, std::string_view item, std::string_view message, absl::Time received);
  void TellUnreadable(absl::Time now);
  void Broadcast(const EventRef& notice);
  void BroadcastHeartbeat();
  EventRef Heartbeat();

  const HubOptions options_;
  Registrations& registrations_;
  const std::function<absl::Time()> now_;
  ChannelMap channels_;
  std::map<uint64_t, std::unique_ptr<Reader>> readers_;  // by order of opening
  absl::flat_hash_map<std::string, uint64_t> by_id_;
  uint64_t opened_ = 0;
  sessions::State state_ = sessions::State::kConnecting;
  absl::Time last_upstream_ = absl::InfinitePast();
  absl::Time before_last_upstream_ = absl::InfinitePast();
  absl::Time last_market_row_ = absl::InfinitePast();
  std::optional<absl::Time> unreadable_from_;  // of the gap that is to be told
  absl::Time unreadable_until_;
  absl::Time next_unreadable_ = absl::InfinitePast();
  absl::Time next_heartbeat_;
  absl::Time next_linger_ = absl::InfiniteFuture();
  HubCounters counters_;
};

}  // namespace kiwoom::fanout

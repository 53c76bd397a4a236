#include "service/metrics/survey.h"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "service/metrics/slowest_readers.h"

namespace kiwoom::metrics {
namespace {

// Readers that the status page shows: the slowest. Their number may be large, and the loop copies them.
constexpr size_t kMostReaders = 200;

template <size_t size>
std::vector<Count> Counts(const std::array<const char*, size>& names, const std::array<uint64_t, size>& counts) {
  std::vector<Count> named;
  for (size_t i = 0; i < size; ++i) named.push_back({names[i], counts[i]});
  return named;
}

SessionSnapshot Read(const sessions::KeySession& key, const fanout::Upstream& upstream) {
  const sessions::Session& session = key.session();
  return {.name = key.name(),
          .state = std::string(sessions::StateName(session.state())),
          .login = session.login_time(),
          .last_message = session.last_upstream_time(),
          .last_market_row = upstream.last_market_row,
          .last_error = key.last_error(),
          .reconnects = session.reconnect_count(),
          .registrations = session.registration_count(),
          .items = session.item_count(),
          .item_limit = session.registration_limit(),
          .registration_answers = Counts(sessions::kRegistrationAnswerNames, session.registration_answers().counts()),
          .frames = key.decode_seconds().count(),
          .broken_frames = key.anomalies().broken_frames(),
          .rest = {}};
}

void AddReaders(const fanout::Hub& hub, Snapshot& snapshot) {
  const fanout::HubCounters& counters = hub.counters();
  snapshot.events_sent = counters.sent;
  uint64_t skipped = counters.skipped;
  std::vector<const fanout::Reader*> readers = hub.Readers();
  snapshot.readers = readers.size();
  for (const fanout::Reader* reader : readers) {
    const fanout::ReaderQueue& queue = reader->queue();
    snapshot.events_sent += queue.sent_count();
    snapshot.reader_queue_bytes += queue.bytes();
    skipped += queue.skipped_count();
  }
  snapshot.slowest_readers = SlowestReaders(std::move(readers), kMostReaders);
  snapshot.events_skipped = {{"skip", skipped}, {"min_interval", hub.replaced_count()}};
  snapshot.readers_ended = Counts(fanout::kReaderEndNames, counters.readers_ended);
}

}  // namespace

Snapshot SurveySessions(const fanout::Hub& hub, const std::vector<const sessions::KeySession*>& sessions,
                        absl::Time now) {
  Snapshot snapshot;
  snapshot.time = now;
  for (size_t i = 0; i < sessions.size(); ++i) snapshot.sessions.push_back(Read(*sessions[i], hub.upstreams()[i]));
  return snapshot;
}

Snapshot Survey(const fanout::Hub& hub, const std::vector<const sessions::KeySession*>& sessions,
                const CallMeter& calls, absl::Time now) {
  Snapshot snapshot = SurveySessions(hub, sessions, now);
  std::map<std::string, uint64_t> unknown_keys;
  for (const sessions::KeySession* session : sessions) {
    snapshot.decode_seconds.Add(session->decode_seconds());
    for (const auto& [tr, count] : session->anomalies().unknown_keys()) unknown_keys[tr] += count;
  }
  for (const auto& [tr, count] : unknown_keys) snapshot.unknown_keys.push_back({tr, count});
  std::array<uint64_t, fanout::kTopicStatusNames.size()> topics{};
  for (const auto& [topic, channel] : hub.channels()) {
    if (!channel->subscribers.empty()) ++topics[static_cast<size_t>(fanout::StatusOf(*channel))];
  }
  snapshot.topics = Counts(fanout::kTopicStatusNames, topics);
  for (const auto& [tr, count] : hub.counters().events) snapshot.events.push_back({std::string(tr->name), count});
  snapshot.gaps = Counts(fanout::kGapCauseNames, hub.counters().gaps);
  AddReaders(hub, snapshot);
  snapshot.recent_events_bytes = hub.recent_bytes();
  snapshot.event_memory_bytes = fanout::EventMemory::bytes();
  snapshot.event_memory_limit = hub.memory_limit();
  snapshot.unrouted_rows = hub.counters().unrouted;
  snapshot.frame_to_write_seconds = hub.counters().frame_to_write_seconds;
  calls.Fill(snapshot);
  return snapshot;
}

}  // namespace kiwoom::metrics

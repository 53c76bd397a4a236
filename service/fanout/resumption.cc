#include "service/fanout/resumption.h"

#include <algorithm>

namespace kiwoom::fanout {
namespace {

constexpr char kEvicted[] = "the gateway's log of recent events no longer reaches back to the reader's position";
constexpr char kForeign[] = "the gateway does not know the reader's position: it may belong to another process";

// While the topic is not registered, what is missing since its last epoch ended is reported with the new registration.
std::optional<absl::Time> MissingSince(const TopicLog& log) {
  if (log.live()) return std::nullopt;
  return log.epoch(log.end_epoch() - 1).ended;
}

Resumption Continue(const TopicLog& log, uint64_t epoch, const ReaderPosition& position) {
  Resumption resumption{.place = position.place,
                        .next_event = log.EventAfter(position.place),
                        .next_epoch = epoch + 1,
                        .missing_since = MissingSince(log)};
  const EvictedEvent& evicted = log.last_evicted();
  if (evicted.place > position.place) {
    resumption.gap = {std::min(position.received, evicted.received), evicted.received, kEvicted};
    resumption.gap_epoch = evicted.place.epoch;
    resumption.next_epoch = std::max(resumption.next_epoch, log.EpochFrom(evicted.ordinal));
    resumption.marks = evicted.ordinal;
    return resumption;
  }
  if (resumption.next_event > log.first_event()) {
    resumption.marks = log.event(resumption.next_event - 1).ordinal;
  } else {
    resumption.marks = std::max(evicted.ordinal, log.epoch(epoch).ordinal);
  }
  const bool nothing = log.live() && epoch + 1 == log.end_epoch() && resumption.replayed(log) == 0;
  resumption.outcome = nothing ? ResumptionOutcome::kNothingMissed : ResumptionOutcome::kResumed;
  return resumption;
}

// Where the log's knowledge of the epoch begins: whatever it lost lies before.
Ordinal KnownFrom(const TopicLog& log, uint64_t epoch) {
  return std::max(log.last_evicted().ordinal, log.epoch(epoch).ordinal);
}

// The events in the log that are newer than the position are replayed behind the gap.
Resumption Begin(const TopicLog& log, const ReaderPosition& position) {
  const bool dated = position.received != absl::InfinitePast();
  Resumption resumption{.next_event = dated ? log.EventAfter(position.received) : log.end_event(),
                        .next_epoch = log.end_epoch(),
                        .marks_since = position.received};
  if (resumption.next_event == log.end_event()) {
    if (log.first_epoch() == log.end_epoch()) {
      resumption.missing_since = position.received;
      return resumption;
    }
    const LoggedEpoch& last = log.epoch(log.end_epoch() - 1);
    resumption.place = {last.epoch, last.last_sequence};
    if (log.live()) {
      const absl::Time until = std::max(last.begin, log.last_evicted().received);
      resumption.gap = {position.received, std::max(until, position.received), kForeign};
      resumption.gap_epoch = last.epoch;
      resumption.marks = KnownFrom(log, log.end_epoch() - 1);
    } else {
      resumption.missing_since = position.received;
    }
    return resumption;
  }
  const LoggedEvent& first = log.event(resumption.next_event);
  resumption.next_epoch = log.EpochFrom(first.ordinal);
  resumption.place = {first.event.epoch(), first.event.sequence() - 1};
  const uint64_t epoch = resumption.next_epoch - 1;  // of that event
  resumption.marks = KnownFrom(log, epoch);
  resumption.missing_since = MissingSince(log);
  const absl::Time until = std::max({position.received, log.last_evicted().received, log.epoch(epoch).begin});
  resumption.gap = {position.received, until, kForeign};
  resumption.gap_epoch = resumption.place.epoch;
  return resumption;
}

}  // namespace

Resumption Resume(const TopicLog& log, const ReaderPosition& position, bool foreign) {
  const uint64_t epoch = log.FindEpoch(position.place.epoch);
  if (foreign || epoch == log.end_epoch() || position.place.sequence > log.epoch(epoch).last_sequence) {
    return Begin(log, position);
  }
  return Continue(log, epoch, position);
}

void EndInSnapshots(const TopicLog& log, absl::Time now, Resumption& resumption) {
  const LoggedEpoch& last = log.epoch(log.end_epoch() - 1);
  resumption.place = {last.epoch, last.last_sequence};
  resumption.next_event = log.end_event();
  resumption.next_epoch = log.end_epoch();
  resumption.marks = kNever;
  if (log.live()) {
    resumption.gap->until = std::max(resumption.gap->until, now);
    resumption.gap_epoch = last.epoch;
  } else {
    resumption.missing_since = resumption.gap->from;
    resumption.gap.reset();
  }
}

}  // namespace kiwoom::fanout

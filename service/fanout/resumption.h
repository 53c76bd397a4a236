#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "service/fanout/topic_log.h"

namespace kiwoom::fanout {

// The last event that a reader got before it lost its connection, as the reader remembers it.
struct ReaderPosition {
  EventPlace place;
  absl::Time received = absl::InfinitePast();  // wall; InfinitePast if the reader did not send it
  std::string session;                         // empty: any
};

enum class ResumptionOutcome { kResumed, kNothingMissed, kGap };

// How a topic continues from a reader's position. The decision is exact: a position is continued only if its epoch is
// known and nothing behind it has been evicted. Anything else is a gap, never the live edge in silence.
struct Resumption {
  ResumptionOutcome outcome = ResumptionOutcome::kGap;
  EventPlace place;         // where the reader's count continues
  uint64_t next_event = 0;  // the first event to replay
  uint64_t next_epoch = 0;  // the first epoch whose gap the replay reports
  // Unreadable messages from this ordinal on concern the reader, unless they were over before that time (wall).
  Ordinal marks = kNever;
  absl::Time marks_since = absl::InfinitePast();
  std::optional<GapSpan> gap;  // to report now
  uint64_t gap_epoch = 0;      // the epoch that it leads to
  // A gap to report when the registration is live, from this time on.
  std::optional<absl::Time> missing_since;

  uint64_t replayed(const TopicLog& log) const { return log.end_event() - next_event; }
};

// `foreign`: the position belongs to a session that this topic is not on.
Resumption Resume(const TopicLog& log, const ReaderPosition& position, bool foreign);

// Snapshots replace the events that the log still has behind a gap: the gap reaches until now (wall).
void EndInSnapshots(const TopicLog& log, absl::Time now, Resumption& resumption);

}  // namespace kiwoom::fanout

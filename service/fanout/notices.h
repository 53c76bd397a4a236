#pragma once

#include <span>
#include <string_view>

#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/fanout/reader_queue.h"
#include "service/fanout/resumption.h"
#include "service/fanout/stream_cursor.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

// Encodes the gateway's own messages in a stream as events.
namespace kiwoom::fanout {

// How one registration continues from the reader's position.
struct ResumptionNews {
  sessions::Topic topic;
  uint64_t epoch = 0;  // 0: not registered yet
  ResumptionOutcome outcome = ResumptionOutcome::kGap;
  uint64_t replayed = 0;
};

EventRef MakeAcknowledgement(std::string_view subscription_id, const StreamCursors& cursors,
                             const ReaderQueueOptions& queue);
EventRef MakeLive(std::span<const sessions::Registration> registrations);
EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view message);
// `registrations` are those of one reader.
EventRef MakeLost(std::string_view reason, sessions::State state, absl::Time last_upstream,
                  std::span<const sessions::Registration> registrations);
EventRef MakeSessionRestored(absl::Time time);
EventRef MakeGap(std::span<const sessions::Registration> registrations, absl::Time start, absl::Time end,
                 std::string_view reason);
// Events of any topic may be missing.
EventRef MakeUnreadableGap(absl::Time start, absl::Time end);
EventRef MakeResumption(std::span<const ResumptionNews> results);
EventRef MakeSnapshotsComplete(std::span<const sessions::Registration> registrations);
EventRef MakeDraining(absl::Time end, absl::Duration retry_delay);
EventRef MakeHeartbeat(absl::Time now, sessions::State state, absl::Time last_upstream, absl::Time last_market_row);

}  // namespace kiwoom::fanout

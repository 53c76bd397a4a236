#pragma once

#include <span>
#include <string_view>

#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/fanout/reader_queue.h"
#include "service/fanout/resumption.h"
#include "service/fanout/stream_cursor.h"
#include "service/fanout/upstreams.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

// Encodes the gateway's own messages in a stream as events.
namespace kiwoom::fanout {

// How one registration continues from the reader's position.
struct ResumptionNews {
  sessions::Registration registration;  // epoch 0: not registered yet
  ResumptionOutcome outcome = ResumptionOutcome::kGap;
  uint64_t replayed = 0;
};

// One registration that is silent.
struct SilentNews {
  sessions::Registration registration;
  absl::Time last_event;  // wall; InfinitePast: none in this epoch
};

EventRef MakeAcknowledgement(std::string_view subscription_id, const StreamCursors& cursors,
                             const ReaderQueueOptions& queue, bool waits_for_room);
EventRef MakeLive(std::span<const sessions::Registration> registrations);
// `next_attempt` is InfinitePast if there will be none, and InfiniteFuture if the next reconnect will be one.
EventRef MakeRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view message,
                     absl::Time next_attempt);
EventRef MakeWaiting(std::span<const sessions::Topic> topics);
EventRef MakeSilent(std::span<const SilentNews> silent);
// `registrations` are those of one reader.
EventRef MakeLost(const Upstream& lost, std::string_view reason, absl::Time last_upstream,
                  std::span<const sessions::Registration> registrations);
EventRef MakeSessionRestored(const Upstream& restored, absl::Time time);
EventRef MakeGap(std::span<const sessions::Registration> registrations, absl::Time start, absl::Time end,
                 std::string_view reason);
// Events of any topic may be missing.
EventRef MakeUnreadableGap(absl::Time start, absl::Time end);
EventRef MakeResumption(std::span<const ResumptionNews> results);
EventRef MakeSnapshotsComplete(std::span<const sessions::Registration> registrations);
EventRef MakeDraining(absl::Time end, absl::Duration retry_delay);
// `worst`: of the sessions that its reader uses.
EventRef MakeHeartbeat(absl::Time now, sessions::State worst, const Upstreams& upstreams);

}  // namespace kiwoom::fanout

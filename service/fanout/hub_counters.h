#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include "codec/table.h"
#include "service/telemetry/histogram.h"

namespace kiwoom::fanout {

// Why data is missing.
enum class GapCause : uint8_t {
  kSessionLost,  // the session with the broker was lost
  kMoved,        // to another session, or refused and accepted again later
  kUnanswered,   // the broker's answers left in doubt whether it was registered
  kUnreadable,   // a message that could not be read
  kOverflow,     // too many rows came before the answer to their registration
  kResumption,   // a reader's position is older than the log
};
inline constexpr std::array kGapCauseNames = {"session_lost", "moved",    "unanswered",
                                              "unreadable",   "overflow", "resumption"};

// Why a stream ended.
enum class ReaderEnd : uint8_t { kCancelled, kTooSlow, kNoticesUnread, kDraining, kRevoked };
// An ErrorReason if the gateway ended it.
inline constexpr std::array kReaderEndNames = {"cancelled", "READER_TOO_SLOW", "NOTICES_UNREAD", "DRAINING",
                                               "CREDENTIALS_INVALID"};

// What the hub has done since it began. Plain numbers, because the hot path counts them.
struct HubCounters {
  uint64_t unrouted = 0;                        // rows without a subscriber
  std::map<const codec::Tr*, uint64_t> events;  // by type; channels point to the numbers
  std::array<uint64_t, kGapCauseNames.size()> gaps{};
  std::array<uint64_t, kReaderEndNames.size()> readers_ended{};
  uint64_t sent = 0;     // by readers that have ended
  uint64_t skipped = 0;  // likewise
  telemetry::Histogram frame_to_write_seconds{1e-5};

  uint64_t& of(GapCause cause) { return gaps[static_cast<size_t>(cause)]; }
};

}  // namespace kiwoom::fanout

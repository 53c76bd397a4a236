#pragma once

#include <cstdint>

// Field numbers of kiwoom.v1.Event, which the gateway writes without a message object. event_test compares them with
// the descriptor.
namespace kiwoom::fanout {

inline constexpr uint32_t kItem = 1, kEpoch = 2, kSequence = 3, kReceivedTime = 4, kAccount = 5, kSession = 6;
inline constexpr uint32_t kSnapshot = 10, kSkipped = 11, kReplayed = 12;
inline constexpr uint32_t kAcknowledgement = 16, kLive = 17, kRefused = 18, kLost = 19, kSessionRestored = 20,
                          kGap = 21, kHeartbeat = 22, kResumption = 23, kSnapshotsComplete = 24, kDraining = 25;

// Field `events` of every Subscribe response.
inline constexpr uint32_t kEvents = 1;

}  // namespace kiwoom::fanout

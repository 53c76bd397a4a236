#pragma once

#include <memory>
#include <span>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cli/arguments/interest_argument.h"
#include "clients/cli/positions/stream_positions.h"
#include "google/protobuf/message.h"

namespace kiwoom::cli {

// What a reader chooses besides its interests.
struct SubscribeChoices {
  bool disconnect_when_slow = false;
  bool without_snapshot = false;
  bool wait_for_room = false;
  absl::Duration min_interval = absl::ZeroDuration();  // zero: every event
  const StreamPositions* positions = nullptr;          // to resume from, or null
};

// Fills `request`, a SubscribeRequest or a Subscribe<Name>Request.
absl::Status FillSubscribeRequest(std::span<const InterestArgument> interests, const SubscribeChoices& choices,
                                  google::protobuf::Message& request);

}  // namespace kiwoom::cli

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/epoch_reserve.h"
#include "service/sessions/state_lock.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::sessions {

// Hands the sessions of a state directory from one gateway to the next on the same machine. Only the owner of the
// directory may log in and number epochs. A gateway that finds it owned by another one, its predecessor, waits until
// that one has closed its sessions or has died.
//
// The epoch file is read only after the lock is taken: before, the predecessor may still raise what it says.
class Succession {
 public:
  static constexpr absl::Duration kPoll = absl::Milliseconds(200);

  // `epochs` is in use on the thread of `loop`. The worker's tasks end before this is destroyed or Release is called.
  Succession(std::string directory, EpochClock& epochs, loop::Worker& worker, loop::Executor loop,
             telemetry::LogWriter warn)
      : directory_(std::move(directory)), epochs_(epochs), worker_(worker), loop_(std::move(loop)), warn_(warn) {}

  // Returns whether this process owns the directory now. If not, calls `on_owned` on the loop as soon as it does.
  absl::StatusOr<bool> Start(absl::AnyInvocable<void()> on_owned);
  // All sessions are closed and no epoch is used any more: the successor may begin.
  void Release() { reserve_.reset(); }

 private:
  // The first epoch is above the result.
  absl::StatusOr<uint64_t> Own(std::unique_ptr<StateLock> lock);
  void TryLater();
  void Try();

  const std::string directory_;
  EpochClock& epochs_;
  loop::Worker& worker_;
  const loop::Executor loop_;
  const telemetry::LogWriter warn_;
  telemetry::Repetition failures_;
  absl::AnyInvocable<void()> on_owned_;
  std::optional<EpochReserve> reserve_;  // set: this process is the owner
};

}  // namespace kiwoom::sessions

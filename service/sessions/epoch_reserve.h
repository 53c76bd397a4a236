#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/loop/worker.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/epoch_file.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::sessions {

// Keeps the epoch file ahead of the epoch clock, on the worker: the loop never waits for the disk. While the disk
// fails, the clock goes on numbering within what is reserved.
class EpochReserve {
 public:
  static constexpr absl::Duration kAhead = absl::Minutes(1);
  static constexpr absl::Duration kPeriod = absl::Seconds(20);

  // `epochs` starts above what the file had reserved. The worker's tasks end before this is destroyed.
  EpochReserve(std::unique_ptr<EpochFile> file, EpochClock& epochs, loop::Worker& worker, telemetry::LogWriter warn)
      : file_(std::move(file)), epochs_(epochs), worker_(worker), warn_(std::move(warn)) {}

  // Reserves for the first time before it returns; from then on the worker does.
  absl::Status Start();

 private:
  absl::Status Reserve(uint64_t reserved);
  void AdvanceLater();
  void Advance();

  const std::unique_ptr<EpochFile> file_;
  EpochClock& epochs_;
  loop::Worker& worker_;
  const telemetry::LogWriter warn_;
  telemetry::Repetition failures_;
};

}  // namespace kiwoom::sessions

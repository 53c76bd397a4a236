#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "simulator/faults/fault.h"

namespace kiwoom::simulator {

// Scheduled faults, one per line, timed from the start of the simulator:
//
//   # a comment
//   at 30s drop
//   at 1m30s refuse_registrations 105115 times 2
//   every 5m close 1000 Bye
//
// Has no clock: the caller passes the elapsed time.
class FaultScript {
 public:
  // The error names the number of an invalid line. `trs`, the broker's tables, outlive the script.
  static absl::StatusOr<FaultScript> Parse(std::string_view lines, std::span<const codec::Tr* const> trs);

  // When the next fault is due; infinite if none is.
  absl::Duration next() const;

  // Injects the faults that are due by this time.
  void Commit(absl::Duration since_start, FaultTarget& target);

 private:
  struct Line {
    absl::Duration due;
    absl::Duration every;  // zero: once
    std::string fault;
  };

  std::span<const codec::Tr* const> trs_;
  std::vector<Line> lines_;
};

}  // namespace kiwoom::simulator

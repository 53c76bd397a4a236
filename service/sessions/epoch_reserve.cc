#include "service/sessions/epoch_reserve.h"

#include <algorithm>
#include <string>

namespace kiwoom::sessions {
namespace {

uint64_t Micros(absl::Time time) { return static_cast<uint64_t>(std::max<int64_t>(absl::ToUnixMicros(time), 0)); }

}  // namespace

// If the wall clock is behind the file, each registration uses up one number of this first minute, which has sixty
// million.
absl::Status EpochReserve::Start() {
  const uint64_t used = std::max(file_->reserved(), Micros(worker_.WallTime()));
  if (absl::Status status = Reserve(used + static_cast<uint64_t>(absl::ToInt64Microseconds(kAhead))); !status.ok()) {
    return status;
  }
  AdvanceLater();
  return absl::OkStatus();
}

absl::Status EpochReserve::Reserve(uint64_t reserved) {
  if (absl::Status status = file_->Reserve(reserved); !status.ok()) return status;
  epochs_.Reserve(reserved);
  return absl::OkStatus();
}

void EpochReserve::AdvanceLater() {
  worker_.PostAt(worker_.Now() + kPeriod, [this] {
    Advance();
    AdvanceLater();
  });
}

void EpochReserve::Advance() {
  const uint64_t ahead = Micros(worker_.WallTime() + kAhead);
  if (ahead <= file_->reserved()) return;
  const absl::Status status = Reserve(ahead);
  if (status.ok()) return;
  failures_.Count([&] { return std::string(status.message()); }, worker_.Now(), warn_);
}

}  // namespace kiwoom::sessions

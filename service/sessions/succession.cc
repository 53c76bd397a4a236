#include "service/sessions/succession.h"

#include <utility>

#include "service/sessions/epoch_file.h"

namespace kiwoom::sessions {

absl::StatusOr<bool> Succession::Start(absl::AnyInvocable<void()> on_owned) {
  absl::StatusOr<std::unique_ptr<StateLock>> lock = StateLock::Take(directory_);
  if (!lock.ok()) return lock.status();
  if (*lock == nullptr) {
    on_owned_ = std::move(on_owned);
    TryLater();
    return false;
  }
  const absl::StatusOr<uint64_t> used = Own(*std::move(lock));
  if (!used.ok()) return used.status();
  epochs_.StartAbove(*used);
  return true;
}

absl::StatusOr<uint64_t> Succession::Own(std::unique_ptr<StateLock> lock) {
  absl::StatusOr<std::unique_ptr<EpochFile>> file = EpochFile::Open(std::move(lock));
  if (!file.ok()) return file.status();
  const uint64_t used = (*file)->reserved();
  reserve_.emplace(*std::move(file), epochs_, worker_, warn_);
  if (absl::Status status = reserve_->Start(); !status.ok()) {
    reserve_.reset();
    return status;
  }
  return used;
}

void Succession::TryLater() {
  worker_.PostAt(worker_.Now() + kPoll, [this] { Try(); });
}

// A problem with the file, such as a full disk, may pass, and the streams that wait here are better off than without a
// gateway: it is reported and tried again.
void Succession::Try() {
  absl::StatusOr<std::unique_ptr<StateLock>> lock = StateLock::Take(directory_);
  absl::Status problem = lock.status();
  if (lock.ok() && *lock != nullptr) {
    const absl::StatusOr<uint64_t> used = Own(*std::move(lock));
    if (used.ok()) {
      loop_([this, used = *used] {
        epochs_.StartAbove(used);
        on_owned_();
      });
      return;
    }
    problem = used.status();
  }
  if (!problem.ok()) failures_.Count([&] { return std::string(problem.message()); }, worker_.Now(), warn_);
  TryLater();
}

}  // namespace kiwoom::sessions

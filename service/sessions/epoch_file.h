#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/sessions/state_lock.h"

namespace kiwoom::sessions {

// A file in the state directory with the highest epoch that may have been used, so that those of the next process are
// higher even if the wall clock was set back in between. Only the owner of the directory may read it: what it says
// grows as long as its owner lives. Every error is one sentence that names the flag, the file and what to do.
//
// Format: the number and a line feed, and nothing else. That is format 1, which every version so far reads and writes.
// A version that must write something else begins the file with the line "format 2", so that this one knows after a
// downgrade why it cannot read the file.
class EpochFile {
 public:
  // Reads the file, which need not exist yet, and keeps the lock as long as it exists.
  static absl::StatusOr<std::unique_ptr<EpochFile>> Open(std::unique_ptr<StateLock> lock);

  // What the file says; 0 if there is none yet.
  uint64_t reserved() const { return reserved_; }
  // Replaces the file. After a success, a crash of the process or of the machine does not undo it.
  absl::Status Reserve(uint64_t reserved);

 private:
  explicit EpochFile(std::unique_ptr<StateLock> lock);
  absl::Status Read();

  const std::unique_ptr<StateLock> lock_;
  const std::string path_;
  uint64_t reserved_ = 0;
};

}  // namespace kiwoom::sessions

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kiwoom::sessions {

// A file in the state directory with the highest epoch that may have been used, so that those of the next process are
// higher even if the wall clock was set back in between. The directory belongs to one process at a time. Every error is
// one sentence that names the flag, the file and what to do.
class EpochFile {
 public:
  // Locks the directory and reads the file, which need not exist yet.
  static absl::StatusOr<std::unique_ptr<EpochFile>> Open(const std::string& directory);
  ~EpochFile();
  EpochFile(const EpochFile&) = delete;
  EpochFile& operator=(const EpochFile&) = delete;

  // What the file says; 0 if there is none yet.
  uint64_t reserved() const { return reserved_; }
  // Replaces the file. After a success, a crash of the process or of the machine does not undo it.
  absl::Status Reserve(uint64_t reserved);

 private:
  EpochFile(std::string directory, int lock);
  absl::Status Read();

  const std::string directory_;
  const std::string path_;
  const int lock_;  // a descriptor; closing it unlocks
  uint64_t reserved_ = 0;
};

}  // namespace kiwoom::sessions

#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kiwoom::sessions {

// The lock of a state directory. Its holder owns the directory's files and the sessions of its app keys. The kernel
// frees it when the process ends, however it ends.
class StateLock {
 public:
  // Does not wait: null if another process has the lock.
  static absl::StatusOr<std::unique_ptr<StateLock>> Take(const std::string& directory);
  ~StateLock();
  StateLock(const StateLock&) = delete;
  StateLock& operator=(const StateLock&) = delete;

  const std::string& directory() const { return directory_; }

 private:
  StateLock(std::string directory, int descriptor);

  const std::string directory_;
  const int descriptor_;  // closing it unlocks
};

}  // namespace kiwoom::sessions

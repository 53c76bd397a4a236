#include "service/sessions/state_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::sessions {

StateLock::StateLock(std::string directory, int descriptor)
    : directory_(std::move(directory)), descriptor_(descriptor) {}

StateLock::~StateLock() { close(descriptor_); }

absl::StatusOr<std::unique_ptr<StateLock>> StateLock::Take(const std::string& directory) {
  const std::string path = directory + "/lock";
  // Not inherited: a child process must not keep the lock.
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return absl::FailedPreconditionError(absl::StrCat("--state_dir: ", path, " cannot be written: ", strerror(errno)));
  }
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
    return std::unique_ptr<StateLock>(new StateLock(directory, descriptor));
  }
  const int error = errno;
  close(descriptor);
  if (error == EWOULDBLOCK) return nullptr;
  return absl::FailedPreconditionError(absl::StrCat("--state_dir: ", path, " cannot be locked: ", strerror(error)));
}

}  // namespace kiwoom::sessions

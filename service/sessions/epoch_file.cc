#include "service/sessions/epoch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::sessions {
namespace {

constexpr mode_t kMode = 0600;

absl::Status Problem(const std::string& path, std::string_view sentence) {
  return absl::FailedPreconditionError(absl::StrCat("--state_dir: ", path, std::string(sentence)));
}

absl::Status Unwritable(const std::string& path) {
  return Problem(path, absl::StrCat(" cannot be written: ", strerror(errno)));
}

// Closes the descriptor at the end of its scope.
struct Descriptor {
  explicit Descriptor(int fd) : fd(fd) {}
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
  Descriptor(const Descriptor&) = delete;
  const int fd;
};

// Writes the file so that its content is on the disk.
bool WriteThrough(const std::string& path, std::string_view content) {
  const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  return file.fd >= 0 && write(file.fd, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
         fsync(file.fd) == 0;
}

bool SyncDirectory(const std::string& path) {
  const Descriptor directory(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return directory.fd >= 0 && fsync(directory.fd) == 0;
}

}  // namespace

EpochFile::EpochFile(std::unique_ptr<StateLock> lock) : lock_(std::move(lock)), path_(lock_->directory() + "/epochs") {}

absl::StatusOr<std::unique_ptr<EpochFile>> EpochFile::Open(std::unique_ptr<StateLock> lock) {
  std::unique_ptr<EpochFile> file(new EpochFile(std::move(lock)));
  if (absl::Status status = file->Read(); !status.ok()) return status;
  return file;
}

absl::Status EpochFile::Read() {
  const Descriptor file(open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd < 0 && errno == ENOENT) return absl::OkStatus();
  char content[32];
  const ssize_t size = file.fd < 0 ? -1 : read(file.fd, content, sizeof content);
  if (size < 0) return Problem(path_, absl::StrCat(" cannot be read: ", strerror(errno)));
  const char* const last = content + size;
  const auto [end, error] = std::from_chars(content, last, reserved_);
  const bool whole = error == std::errc() && end + 1 == last && *end == '\n';
  if (whole && reserved_ <= std::numeric_limits<int64_t>::max()) return absl::OkStatus();
  return Problem(path_,
                 " is damaged: restore it, or remove it if the clock has not been set back since the gateway last ran");
}

absl::Status EpochFile::Reserve(uint64_t reserved) {
  const std::string unfinished = path_ + ".part";
  if (!WriteThrough(unfinished, absl::StrCat(reserved, "\n"))) return Unwritable(unfinished);
  if (std::rename(unfinished.c_str(), path_.c_str()) != 0 || !SyncDirectory(lock_->directory()))
    return Unwritable(path_);
  reserved_ = reserved;
  return absl::OkStatus();
}

}  // namespace kiwoom::sessions

#include "service/sessions/epoch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::sessions {
namespace {

constexpr mode_t kMode = 0600;
constexpr std::string_view kFormatLine = "format ";
constexpr char kRemovable[] = "remove it if the clock has not been set back since the gateway last ran";

absl::Status Problem(const std::string& path, std::string_view sentence) {
  return absl::FailedPreconditionError(absl::StrCat("--state_dir: ", path, std::string(sentence)));
}

absl::Status Unwritable(const std::string& path) {
  return Problem(path, absl::StrCat(" cannot be written: ", strerror(errno)));
}

// The number of a format other than 1; nothing if the content does not begin with the line that tells it.
std::optional<uint64_t> OtherFormatOf(std::string_view content) {
  if (!content.starts_with(kFormatLine)) return std::nullopt;
  content.remove_prefix(kFormatLine.size());
  uint64_t format = 0;
  const char* const last = content.data() + content.size();
  const auto [end, error] = std::from_chars(content.data(), last, format);
  if (error != std::errc() || end == last || *end != '\n') return std::nullopt;
  return format;
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
  if (const auto format = OtherFormatOf({content, static_cast<size_t>(size)}); format.has_value()) {
    return Problem(path_, absl::StrCat(" has format ", *format,
                                       ", of another version of the gateway; this one reads format 1: run that "
                                       "version, or ",
                                       kRemovable));
  }
  return Problem(path_, absl::StrCat(" is damaged: restore it, or ", kRemovable));
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

#include "service/callers/audit_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "service/permissions/file_guard.h"

namespace kiwoom::callers {
namespace {

std::string LossLine(uint64_t count) {
  const std::string line = AuditLine({.time = absl::Now(), .outcome = "LOST"});
  return absl::StrCat(line.substr(0, line.size() - 1), ",\"lost\":", count, "}");
}

// Why the open file cannot be the audit log; empty if it can. A file of the gateway's own is made private.
std::string Unfitness(int file, struct stat& status) {
  if (fstat(file, &status) != 0) return std::strerror(errno);
  if (!S_ISREG(status.st_mode)) return "it is not a regular file";
  if (status.st_uid == geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fchmod(file, 0600) == 0 ? "" : std::strerror(errno);
  }
  const std::string exposure =
      permissions::ExposureOf(permissions::FileGuard::kReading, status.st_mode, status.st_uid, geteuid());
  return exposure.empty() ? "" : absl::StrCat("it ", exposure);
}

}  // namespace

absl::StatusOr<std::unique_ptr<AuditLog>> AuditLog::Open(AuditLogOptions options, LogWriter log) {
  std::unique_ptr<AuditLog> audit(new AuditLog(std::move(options), std::move(log)));
  if (absl::Status status = audit->OpenFile(); !status.ok()) return status;
  audit->thread_ = std::thread([log = audit.get()] { log->Run(); });
  return audit;
}

AuditLog::~AuditLog() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_one();
  if (thread_.joinable()) thread_.join();
  if (file_ >= 0) close(file_);
}

void AuditLog::Write(const AuditEntry& entry) {
  std::string line = AuditLine(entry);
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= options_.most_waiting) {
      ++lost_;
      return;
    }
    waiting_.push_back(std::move(line));
  }
  ready_.notify_one();
}

void AuditLog::Reopen() {
  {
    const std::lock_guard lock(mutex_);
    reopen_ = true;
  }
  ready_.notify_one();
}

absl::Status AuditLog::OpenFile() {
  // O_NONBLOCK: a pipe without a reader would keep the gateway waiting.
  constexpr int kHow = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  const int file = open(options_.path.c_str(), kHow, 0600);
  struct stat status = {};
  if (const std::string why = file < 0 ? std::strerror(errno) : Unfitness(file, status); !why.empty()) {
    if (file >= 0) close(file);
    return absl::InvalidArgumentError(
        absl::StrCat("--audit_log_file: ", options_.path, " cannot be written (", why, "): name another file"));
  }
  if (file_ >= 0) close(file_);
  file_ = file;
  size_ = static_cast<size_t>(status.st_size);
  return absl::OkStatus();
}

void AuditLog::Run() {
  for (;;) {
    std::deque<std::string> lines;
    uint64_t lost = 0;
    bool reopen = false, stopping = false;
    {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return !waiting_.empty() || lost_ > 0 || reopen_ || stopping_; });
      lines.swap(waiting_);
      lost = std::exchange(lost_, 0);
      reopen = std::exchange(reopen_, false);
      stopping = stopping_;
    }
    if (reopen) {
      if (absl::Status status = OpenFile(); !status.ok()) log_(std::string(status.message()));
    }
    for (std::string& line : lines) WriteLine(std::move(line));
    missing_ += lost;  // when the queue was full, so after these lines
    if (missing_ > 0 && Append(LossLine(missing_))) missing_ = 0;
    if (stopping) return;
  }
}

void AuditLog::WriteLine(std::string line) {
  if (missing_ > 0 && Append(LossLine(missing_))) missing_ = 0;
  if (!Append(std::move(line))) ++missing_;
}

bool AuditLog::Append(std::string line) {
  line += '\n';
  if (torn_) line.insert(0, "\n");
  if (size_ > 0 && size_ + line.size() > options_.most_bytes) Rotate();
  const ssize_t written = write(file_, line.data(), line.size());
  const bool whole = written == static_cast<ssize_t>(line.size());
  if (!whole && !failing_) {
    log_(absl::StrCat("the audit log ", options_.path, " cannot be written (",
                      written < 0 ? std::strerror(errno) : "the disk is full",
                      "): entries are lost until there is room"));
  }
  if (written > 0) size_ += static_cast<size_t>(written);
  torn_ = whole ? false : torn_ || written > 0;
  failing_ = !whole;
  return whole;
}

void AuditLog::Rotate() {
  const auto name = [&](int number) { return absl::StrCat(options_.path, ".", number); };
  for (int i = options_.most_files - 1; i >= 1; --i) std::rename(name(i).c_str(), name(i + 1).c_str());
  std::rename(options_.path.c_str(), name(1).c_str());
  if (absl::Status status = OpenFile(); !status.ok()) log_(std::string(status.message()));
  size_ = 0;  // also if the file could not be renamed: tries again when it has grown as much once more
}

}  // namespace kiwoom::callers

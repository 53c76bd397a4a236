#include "service/permissions/file_guard.h"

#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace kiwoom::permissions {
namespace {

constexpr unsigned kRoot = 0;
constexpr char kForeign[] = "belongs to another user: give it to the user of the gateway, or to root";

std::string ChangeableBy(unsigned mode, unsigned owner, unsigned self) {
  const std::string has = absl::StrFormat("has mode %04o", mode & 07777);
  if ((mode & S_IWOTH) != 0) return absl::StrCat(has, ", so every user of this machine can change it: run chmod go-w");
  if ((mode & S_IWGRP) != 0) return absl::StrCat(has, ", so its group can change it: run chmod go-w");
  return owner != kRoot && owner != self ? kForeign : "";
}

std::string ReadableBy(unsigned mode, unsigned owner, unsigned self) {
  const std::string has = absl::StrFormat("has mode %04o", mode & 07777);
  if ((mode & S_IRWXO) != 0) return absl::StrCat(has, ", so every user of this machine can use it: run chmod 600");
  if ((mode & (S_IWGRP | S_IXGRP)) != 0) return absl::StrCat(has, ", so its group can change it: run chmod 600");
  if (owner != kRoot && owner != self) return kForeign;
  if ((mode & S_IRGRP) != 0 && owner != kRoot) return absl::StrCat(has, ", so its group can read it: run chmod 600");
  return "";
}

}  // namespace

std::string ExposureOf(FileGuard guard, unsigned mode, unsigned owner, unsigned self) {
  switch (guard) {
    case FileGuard::kNone:
      return "";
    case FileGuard::kChange:
      return ChangeableBy(mode, owner, self);
    case FileGuard::kReading:
      return ReadableBy(mode, owner, self);
  }
  return "";
}

absl::Status CheckFile(FileGuard guard, const std::string& path) {
  struct stat status = {};
  // Secrets may also come from a pipe, which has no lasting content.
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return absl::OkStatus();
  const std::string exposure = ExposureOf(guard, status.st_mode, status.st_uid, geteuid());
  if (exposure.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the file ", path, " ", exposure));
}

}  // namespace kiwoom::permissions

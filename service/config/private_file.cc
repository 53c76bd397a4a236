#include "service/config/private_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace kiwoom::config {

std::string ExposureOf(unsigned mode, unsigned owner, unsigned self) {
  constexpr unsigned kRoot = 0;
  const std::string has = absl::StrFormat("has mode %04o", mode & 07777);
  if ((mode & S_IRWXO) != 0) return absl::StrCat(has, ", so every user of this machine can use it: run chmod 600");
  if ((mode & (S_IWGRP | S_IXGRP)) != 0) return absl::StrCat(has, ", so its group can change it: run chmod 600");
  if (owner != kRoot && owner != self) return "belongs to another user: give it to the user of the gateway, or to root";
  if ((mode & S_IRGRP) != 0 && owner != kRoot) return absl::StrCat(has, ", so its group can read it: run chmod 600");
  return "";
}

absl::Status CheckPrivate(const std::string& path) {
  struct stat status = {};
  // Secrets may also come from a pipe, which has no lasting content.
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return absl::OkStatus();
  const std::string exposure = ExposureOf(status.st_mode, status.st_uid, geteuid());
  if (exposure.empty()) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the file ", path, " ", exposure));
}

}  // namespace kiwoom::config

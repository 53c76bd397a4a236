#pragma once

#include <string>

#include "absl/status/status.h"

namespace kiwoom::permissions {

// What a file must be safe from.
enum class FileGuard {
  kNone,
  kChange,   // others who change it, because it decides whom the gateway trusts
  kReading,  // others who read or change it, because it has a secret
};

// Checks that only trusted users can change the file or, for a secret, read it. Trusted are root and the gateway's
// user. A group may read the file; a secret only if root owns it, as in a Kubernetes Secret with fsGroup (mode 0440).
// OK if the file does not exist: reading it reports that. The error names the file and what to do.
absl::Status CheckFile(FileGuard guard, const std::string& path);

// Likewise for what a file of this owner and mode is to a process of user `self`; the sentence about the file, empty if
// it is safe.
std::string ExposureOf(FileGuard guard, unsigned mode, unsigned owner, unsigned self);

}  // namespace kiwoom::permissions

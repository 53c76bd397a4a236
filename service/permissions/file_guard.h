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

// Whether a file is safe. Others are: whoever is neither its owner nor in its group; its group, which may only read it,
// and a secret only if the owner is root, who thus hands the file to the gateway's group (a Secret of Kubernetes with
// fsGroup is root's, with mode 0440); and an owner who is neither root nor the gateway's user. OK if there is no such
// file: reading it reports that. An error names the file and what to do.
absl::Status CheckFile(FileGuard guard, const std::string& path);

// Likewise for what a file of this owner and mode is to a process of user `self`; the sentence about the file, empty if
// it is safe.
std::string ExposureOf(FileGuard guard, unsigned mode, unsigned owner, unsigned self);

}  // namespace kiwoom::permissions

#pragma once

#include <string>

#include "absl/status/status.h"

namespace kiwoom::config {

// Whether nobody else can read or change the file with a secret. Others are: whoever is neither its owner nor in its
// group; its group, unless the owner is root, who thus hands the file to the gateway's group (a Secret of Kubernetes
// with fsGroup is root's, with mode 0440); and an owner who is neither root nor the gateway's user. OK if there is no
// such file: reading it reports that.
absl::Status CheckPrivate(const std::string& path);

// Likewise for what a file of this owner and mode is to a process of user `self`; the sentence about the file.
std::string ExposureOf(unsigned mode, unsigned owner, unsigned self);

}  // namespace kiwoom::config

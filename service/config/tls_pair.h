#pragma once

#include <string>

#include "absl/status/status.h"

namespace kiwoom::config {

// Whether a server can show this certificate and prove it with this key. An error says which of the two is wrong, and
// nothing of the key.
absl::Status CheckTlsPair(const std::string& certificate_pem, const std::string& key_pem);

}  // namespace kiwoom::config

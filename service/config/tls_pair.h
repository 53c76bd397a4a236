#pragma once

#include <string>

#include "absl/status/status.h"

namespace kiwoom::config {

// Whether the key matches the certificate. An error says which of the two is wrong, without quoting the key.
absl::Status CheckTlsPair(const std::string& certificate_pem, const std::string& key_pem);

}  // namespace kiwoom::config

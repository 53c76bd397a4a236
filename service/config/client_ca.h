#pragma once

#include <string>

#include "absl/status/status.h"

namespace kiwoom::config {

// Whether the text of --client_ca_file consists of at least one certificate and nothing that cannot be read.
absl::Status CheckClientCa(const std::string& pem);

}  // namespace kiwoom::config

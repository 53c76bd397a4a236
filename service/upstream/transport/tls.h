#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace kiwoom::upstream {

// Whom to trust. Both empty: the certificate authorities of the system.
struct TlsOptions {
  std::string ca_file;  // path of PEM certificates
  std::string ca_pem;   // PEM certificates themselves
};

// TLS 1.2 or newer, with the server's certificate verified. Shared by all connections to a server.
absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>> MakeTlsContext(const TlsOptions& options);

}  // namespace kiwoom::upstream

#pragma once

#include <openssl/ssl.h>

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kiwoom::transport {

// Whom to trust. Both empty: the certificate authorities of the system.
struct TlsOptions {
  std::string ca_file;  // path of PEM certificates
  std::string ca_pem;   // PEM certificates themselves
};

// TLS 1.2 or newer, with the server's certificate verified. Shared by all connections to a server.
absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>> MakeTlsContext(const TlsOptions& options);

// Before the handshake: the name or address that the certificate must be for.
absl::Status ExpectHost(SSL* tls, const std::string& host);

// After a failed handshake: why the certificate is not trusted, as half a sentence; empty where it is not to blame.
std::string CertificateProblem(const SSL* tls);

}  // namespace kiwoom::transport

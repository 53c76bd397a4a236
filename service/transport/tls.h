#pragma once

#include <openssl/ssl.h>

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace kiwoom::transport {

// Trusted certificates. If both are empty: the system's certificate authorities.
struct TlsOptions {
  std::string ca_file;  // path of a file of PEM certificates
  std::string ca_pem;   // the PEM text itself
};

// A client context for TLS 1.2 or newer that verifies the server's certificate. All connections to a server share it.
absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>> MakeTlsContext(const TlsOptions& options);

// Sets the name or address that the certificate must match. Called before the handshake.
absl::Status ExpectHost(SSL* tls, const std::string& host);

// Why the certificate is not trusted, as a clause for an error message; empty if the handshake failed for another
// reason.
std::string CertificateProblem(const SSL* tls);

}  // namespace kiwoom::transport

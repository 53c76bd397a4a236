#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "absl/status/statusor.h"
#include "service/transport/tls_material.h"

namespace kiwoom::http {

// A server's context for TLS 1.2 or newer. With an authority, clients must show a certificate that it has signed.
// Sessions are not resumed: a client whose certificate is no longer trusted must not come back with an old one.
absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>> MakeServerContext(const transport::TlsMaterial& material);

}  // namespace kiwoom::http

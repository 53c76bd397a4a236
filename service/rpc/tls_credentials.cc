#include "service/rpc/tls_credentials.h"

#include <utility>

#include <grpc/grpc.h>

namespace kiwoom::rpc {

TlsCredentials::TlsCredentials(transport::TlsMaterial material) : material_(std::move(material)) {
  const auto request = material_.client_ca_pem.empty() ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                                                       : GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
  // Takes the options.
  credentials_ = grpc_ssl_server_credentials_create_with_options(
      grpc_ssl_server_credentials_create_options_using_config_fetcher(request, Fetch, this));
}

TlsCredentials::~TlsCredentials() { grpc_server_credentials_release(credentials_); }

void TlsCredentials::SetMaterial(transport::TlsMaterial material) {
  const std::lock_guard lock(mutex_);
  material_ = std::move(material);
  fetched_ = false;
}

grpc_ssl_certificate_config_reload_status TlsCredentials::Fetch(void* self,
                                                                grpc_ssl_server_certificate_config** config) {
  auto& credentials = *static_cast<TlsCredentials*>(self);
  const std::lock_guard lock(credentials.mutex_);
  if (std::exchange(credentials.fetched_, true)) return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
  const transport::TlsMaterial& material = credentials.material_;
  const grpc_ssl_pem_key_cert_pair pair = {material.key_pem.c_str(), material.certificate_pem.c_str()};
  // gRPC insists on an authority, also if it asks no client for a certificate.
  const std::string& authority = material.client_ca_pem.empty() ? material.certificate_pem : material.client_ca_pem;
  *config = grpc_ssl_server_certificate_config_create(authority.c_str(), &pair, 1);
  return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
}

int TlsCredentials::AddPortToServer(const std::string& address, grpc_server* server) {
  return grpc_server_add_http2_port(server, address.c_str(), credentials_);
}

}  // namespace kiwoom::rpc

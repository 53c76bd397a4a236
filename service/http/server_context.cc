#include "service/http/server_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace kiwoom::http {

absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>> MakeServerContext(const transport::TlsMaterial& material) {
  namespace ssl = boost::asio::ssl;
  ERR_clear_error();
  boost::system::error_code error;
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* const native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_num_tickets(native, 0);
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
  context->use_certificate_chain(boost::asio::buffer(material.certificate_pem), error);
  if (!error) context->use_private_key(boost::asio::buffer(material.key_pem), ssl::context::pem, error);
  if (!error && !material.client_ca_pem.empty()) {
    context->add_certificate_authority(boost::asio::buffer(material.client_ca_pem), error);
    // As gRPC does: a client may be trusted by an issuing authority that is not a root.
    X509_STORE_set_flags(SSL_CTX_get_cert_store(native), X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_TRUSTED_FIRST);
    context->set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
  }
  ERR_clear_error();
  if (error) return absl::InvalidArgumentError("OpenSSL cannot use the certificates: " + error.message());
  return context;
}

}  // namespace kiwoom::http

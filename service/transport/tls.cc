#include "service/transport/tls.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <boost/asio/ip/address.hpp>

namespace kiwoom::transport {
namespace {

using BioPtr = std::unique_ptr<BIO, decltype(&BIO_free)>;
using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

// Trusts every certificate in the text. Returns false if there is none or one is broken.
bool Trust(SSL_CTX* context, const std::string& pem) {
  const BioPtr bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free);
  int count = 0;
  while (true) {
    const X509Ptr certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free);
    if (certificate == nullptr) break;
    if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate.get()) != 1) return false;
    ++count;
  }
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  return count > 0 && at_end;
}

absl::Status TrustFile(SSL_CTX* context, const std::string& path) {
  const std::ifstream file(path);
  std::ostringstream pem;
  if (file) pem << file.rdbuf();
  if (!file) {
    return absl::InvalidArgumentError("The file of trusted certificates " + path +
                                      " cannot be read: " + std::strerror(errno) + ".");
  }
  if (Trust(context, pem.str())) return absl::OkStatus();
  return absl::InvalidArgumentError("The file of trusted certificates " + path + " contains no valid PEM certificate.");
}

}  // namespace

absl::StatusOr<std::shared_ptr<boost::asio::ssl::context>> MakeTlsContext(const TlsOptions& options) {
  ERR_clear_error();
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  if (context == nullptr) return absl::InternalError("OpenSSL cannot create a TLS context.");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  if (!options.ca_file.empty()) {
    if (absl::Status status = TrustFile(context.get(), options.ca_file); !status.ok()) return status;
  }
  if (!options.ca_pem.empty() && !Trust(context.get(), options.ca_pem)) {
    return absl::InvalidArgumentError("The text of trusted certificates contains no valid PEM certificate.");
  }
  if (options.ca_file.empty() && options.ca_pem.empty()) SSL_CTX_set_default_verify_paths(context.get());
  return std::make_shared<boost::asio::ssl::context>(context.release());
}

absl::Status ExpectHost(SSL* tls, const std::string& host) {
  boost::system::error_code not_an_address;
  boost::asio::ip::make_address(host, not_an_address);
  X509_VERIFY_PARAM* const expected = SSL_get0_param(tls);
  X509_VERIFY_PARAM_set_hostflags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  const bool set = not_an_address ? X509_VERIFY_PARAM_set1_host(expected, host.data(), host.size()) == 1 &&
                                        SSL_set_tlsext_host_name(tls, host.c_str()) == 1
                                  : X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1;
  if (set) return absl::OkStatus();
  ERR_clear_error();
  return absl::InvalidArgumentError("The host " + host + " is not a valid name for a certificate.");
}

std::string CertificateProblem(const SSL* tls) {
  const long result = SSL_get_verify_result(tls);
  if (result == X509_V_OK) return "";
  return std::string("its certificate is not trusted: ") + X509_verify_cert_error_string(result);
}

}  // namespace kiwoom::transport

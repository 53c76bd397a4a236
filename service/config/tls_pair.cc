#include "service/config/tls_pair.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace kiwoom::config {
namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Bio Text(const std::string& pem) { return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free); }

// Rejects a key that is protected by a password, because nobody could be asked for it.
int NoPassword(char*, int, int, void*) { return -1; }

}  // namespace

absl::Status CheckTlsPair(const std::string& certificate_pem, const std::string& key_pem) {
  const Bio certificate_text = Text(certificate_pem), key_text = Text(key_pem);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      PEM_read_bio_X509(certificate_text.get(), nullptr, NoPassword, nullptr), X509_free);
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_bio_PrivateKey(key_text.get(), nullptr, NoPassword, nullptr), EVP_PKEY_free);
  const bool fits = certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
  ERR_clear_error();
  if (!certificate) return absl::InvalidArgumentError("--tls_certificate_file contains no PEM certificate");
  if (!key)
    return absl::InvalidArgumentError("--tls_key_file contains no PEM private key, or one protected by a password");
  if (!fits)
    return absl::InvalidArgumentError("--tls_key_file does not match the certificate in --tls_certificate_file");
  return absl::OkStatus();
}

}  // namespace kiwoom::config

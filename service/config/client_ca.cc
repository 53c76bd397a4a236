#include "service/config/client_ca.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace kiwoom::config {

absl::Status CheckClientCa(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                       BIO_free);
  int count = 0;
  while (X509* const certificate = PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)) {
    X509_free(certificate);
    ++count;
  }
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (count > 0 && at_end) return absl::OkStatus();
  return absl::InvalidArgumentError(
      count == 0 ? "--client_ca_file contains no PEM certificate"
                 : "--client_ca_file contains something after its certificates that cannot be read: remove it");
}

}  // namespace kiwoom::config

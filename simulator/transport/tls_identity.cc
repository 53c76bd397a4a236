#include "simulator/transport/tls_identity.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace kiwoom::simulator {
namespace {

template <typename T, void (*kFree)(T*)>
struct Free {
  void operator()(T* t) const { kFree(t); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509, X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION, X509_EXTENSION_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO, BIO_free_all>>;

constexpr long kBeforeNow = -24 * 60 * 60;
constexpr long kAfterNow = 10L * 365 * 24 * 60 * 60;

bool AddExtension(X509* certificate, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
  return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate MakeCertificate(EVP_PKEY* key) {
  Certificate certificate(X509_new());
  if (certificate == nullptr) return nullptr;
  X509* x509 = certificate.get();
  X509_NAME* name = X509_get_subject_name(x509);
  const auto* common_name = reinterpret_cast<const unsigned char*>("localhost");
  const bool made =
      X509_set_version(x509, 2) == 1 && ASN1_INTEGER_set(X509_get_serialNumber(x509), 1) == 1 &&
      X509_gmtime_adj(X509_getm_notBefore(x509), kBeforeNow) != nullptr &&
      X509_gmtime_adj(X509_getm_notAfter(x509), kAfterNow) != nullptr && X509_set_pubkey(x509, key) == 1 &&
      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0) == 1 &&
      X509_set_issuer_name(x509, name) == 1 && AddExtension(x509, NID_basic_constraints, "critical,CA:TRUE") &&
      AddExtension(x509, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1") &&
      X509_sign(x509, key, EVP_sha256()) != 0;
  return made ? std::move(certificate) : nullptr;
}

std::string TextOf(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return std::string(data, static_cast<size_t>(size));
}

}  // namespace

absl::StatusOr<TlsIdentity> TlsIdentity::SelfSigned() {
  const Key key(EVP_EC_gen("P-256"));
  if (key == nullptr) return absl::InternalError("OpenSSL could not create a key for the simulator's certificate");
  const Certificate certificate = MakeCertificate(key.get());
  const Bio certificate_text(BIO_new(BIO_s_mem()));
  const Bio key_text(BIO_new(BIO_s_mem()));
  if (certificate == nullptr || PEM_write_bio_X509(certificate_text.get(), certificate.get()) != 1 ||
      PEM_write_bio_PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return absl::InternalError("OpenSSL could not create a certificate for the simulator");
  }
  return TlsIdentity{TextOf(certificate_text.get()), TextOf(key_text.get())};
}

}  // namespace kiwoom::simulator

#include "service/http/peer_certificate.h"

#include <openssl/x509v3.h>

#include <memory>

#include "service/callers/certificate_names.h"

namespace kiwoom::http {
namespace {

using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)>;

// Empty if the text contains a zero byte, behind which some programs do not look.
std::string Text(const ASN1_STRING* text) {
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, text);
  if (size < 0) return "";
  const std::string out(reinterpret_cast<const char*>(utf8), static_cast<size_t>(size));
  OPENSSL_free(utf8);
  return out.find('\0') == std::string::npos ? out : "";
}

std::string CommonName(const X509* certificate) {
  const X509_NAME* const subject = X509_get_subject_name(certificate);
  const int place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  return place < 0 ? "" : Text(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)));
}

}  // namespace

std::vector<std::string> NamesOfPeer(const SSL* tls) {
  const X509Ptr certificate(SSL_get1_peer_certificate(tls), X509_free);
  if (certificate == nullptr) return {};
  callers::CertificateContents contents{.common_name = CommonName(certificate.get())};
  const NamesPtr names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate.get(), NID_subject_alt_name, nullptr, nullptr)),
      GENERAL_NAMES_free);
  for (int i = 0; names != nullptr && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    contents.has_alternative_names = true;
    int kind = 0;
    const void* const value = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &kind);
    if (kind != GEN_URI && kind != GEN_DNS) continue;
    const std::string text = Text(static_cast<const ASN1_STRING*>(value));
    if (!text.empty()) (kind == GEN_URI ? contents.uris : contents.dns_names).push_back(text);
  }
  return callers::NamesOf(contents);
}

}  // namespace kiwoom::http

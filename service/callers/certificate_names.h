#pragma once

#include <string>
#include <vector>

namespace kiwoom::callers {

// What a verified certificate says about its holder.
struct CertificateContents {
  std::vector<std::string> uris;       // alternative names
  std::vector<std::string> dns_names;  // likewise
  std::string common_name;
  bool has_alternative_names = false;  // of any kind
};

// Whether a name of this form is a URI: "spiffe://desk/1", "urn:desk:1".
bool IsUri(const std::string& name);

// The names by which its holder may be known: URIs, then DNS names, or else the common name. An authority that vouches
// for alternative names often copies the common name from the request unseen, so it counts only if there are none. No
// name of one kind has the form of another: whoever gets a common name of its choice cannot pass for a URI.
std::vector<std::string> NamesOf(const CertificateContents& contents);

}  // namespace kiwoom::callers

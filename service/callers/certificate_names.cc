#include "service/callers/certificate_names.h"

namespace kiwoom::callers {

bool IsUri(const std::string& name) { return name.find("://") != std::string::npos || name.starts_with("urn:"); }

std::vector<std::string> NamesOf(const CertificateContents& contents) {
  std::vector<std::string> names;
  for (const std::string& uri : contents.uris) {
    if (IsUri(uri)) names.push_back(uri);
  }
  const auto add = [&](const std::string& name) {
    if (!name.empty() && !IsUri(name)) names.push_back(name);
  };
  for (const std::string& name : contents.dns_names) add(name);
  if (!contents.has_alternative_names) add(contents.common_name);
  return names;
}

}  // namespace kiwoom::callers

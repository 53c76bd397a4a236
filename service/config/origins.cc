#include "service/config/origins.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kiwoom::config {
namespace {

bool IsHost(const std::string& host) {
  if (host.empty()) return false;
  if (host.front() == '[') {
    return host.size() > 2 && host.back() == ']' && host.find_first_not_of("0123456789abcdef:.", 1) == host.size() - 1;
  }
  return host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
}

// Empty if the text is no origin.
std::string Normalized(const std::string& text) {
  const std::string origin = absl::AsciiStrToLower(text);
  const bool tls = absl::StartsWith(origin, "https://");
  if (!tls && !absl::StartsWith(origin, "http://")) return "";
  const std::string scheme = tls ? "https://" : "http://";
  std::string host = origin.substr(scheme.size());
  const size_t colon = host.rfind(':');
  if (colon == std::string::npos || host.find(']', colon) != std::string::npos) {
    return IsHost(host) ? scheme + host : "";
  }
  int port = 0;
  const std::string written = host.substr(colon + 1);
  host.resize(colon);
  if (!IsHost(host) || !absl::SimpleAtoi(written, &port) || port < 1 || port > 65535) return "";
  return port == (tls ? 443 : 80) ? scheme + host : absl::StrCat(scheme, host, ":", port);
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadOrigins(const std::string& list) {
  std::vector<std::string> origins;
  if (list.empty()) return origins;
  for (const auto part : absl::StrSplit(list, ',')) {
    const std::string text(absl::StripAsciiWhitespace(part));
    std::string origin = Normalized(text);
    if (origin.empty()) {
      return absl::InvalidArgumentError(absl::StrCat("names \"", text,
                                                     "\", which is no origin of a browser: write origins such as "
                                                     "https://desk.example:8443, separated by commas"));
    }
    origins.push_back(std::move(origin));
  }
  return origins;
}

}  // namespace kiwoom::config

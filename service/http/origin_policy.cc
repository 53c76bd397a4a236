#include "service/http/origin_policy.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/ascii.h"
#include "service/config/listen_address.h"

namespace kiwoom::http {
namespace {

// Where the port begins, behind its colon.
size_t PortOf(const std::string& authority) {
  const size_t colon = authority.rfind(':');
  const bool within_address = colon != std::string::npos && authority.find(']', colon) != std::string::npos;
  return within_address ? std::string::npos : colon;
}

std::string WithoutPort(const std::string& authority, std::string_view port) {
  const size_t colon = PortOf(authority);
  if (colon == std::string::npos || (!port.empty() && authority.substr(colon + 1) != port)) return authority;
  return authority.substr(0, colon);
}

struct Origin {
  bool tls = false;
  std::string authority;  // without the default port; empty: no origin that names a host
};

Origin Parse(const std::string& origin) {
  for (const auto& [scheme, port, tls] : {std::tuple{"https://", "443", true}, std::tuple{"http://", "80", false}}) {
    if (origin.starts_with(scheme)) return {tls, WithoutPort(origin.substr(std::string_view(scheme).size()), port)};
  }
  return {};
}

}  // namespace

bool OriginPolicy::AnswersTo(std::string_view host) const {
  if (!options_.loopback) return true;
  const std::string authority = absl::AsciiStrToLower(std::string(host));
  if (config::IsLoopback(WithoutPort(authority, "") + ":0")) return true;
  // A proxy on this machine sends the name that its own clients use.
  return std::ranges::any_of(options_.origins, [&](const std::string& origin) {
    const Origin listed = Parse(origin);
    return listed.authority == WithoutPort(authority, listed.tls ? "443" : "80");
  });
}

OriginPolicy::Verdict OriginPolicy::Judge(std::string_view sent, std::string_view host) const {
  if (sent.empty()) return Verdict::kOwn;
  const Origin origin = Parse(absl::AsciiStrToLower(std::string(sent)));
  if (origin.authority.empty()) return Verdict::kForeign;
  const std::string authority = absl::AsciiStrToLower(std::string(host));
  // In front of plain text there may be a proxy that encrypts.
  if (origin.authority == WithoutPort(authority, origin.tls ? "443" : "80") && (origin.tls || !options_.tls)) {
    return Verdict::kOwn;
  }
  const std::string written = (origin.tls ? "https://" : "http://") + origin.authority;
  return std::ranges::find(options_.origins, written) != options_.origins.end() ? Verdict::kAllowed : Verdict::kForeign;
}

}  // namespace kiwoom::http

#include "service/broker/broker.h"

#include <charconv>

#include "absl/status/status.h"

namespace kiwoom::broker {
namespace {

constexpr std::string_view kWebsocketPath = "/api/dostk/websocket";
constexpr uint16_t kRestPort = 443;
constexpr uint16_t kWebsocketPort = 10000;

Broker Kiwoom(std::string_view name, std::string_view host, int requests_per_second) {
  return {std::string(name),
          {std::string(host), kRestPort, ""},
          {std::string(host), kWebsocketPort, std::string(kWebsocketPath)},
          requests_per_second};
}

absl::Status Error(std::string_view text, std::string_view problem) {
  return absl::InvalidArgumentError("The broker \"" + std::string(text) + "\" " + std::string(problem) +
                                    "; write mock, prod, or https://HOST:PORT,wss://HOST:PORT.");
}

bool Consume(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// Parses HOST[:PORT][/PATH], where an IPv6 address is in brackets. Returns false if the text is malformed.
bool ParseEndpoint(std::string_view text, uint16_t default_port, Endpoint& out) {
  const size_t slash = text.find('/');
  if (slash != std::string_view::npos) out.path = text.substr(slash);
  std::string_view authority = text.substr(0, slash);
  std::string_view host = authority.substr(0, authority.find(':'));
  if (Consume(authority, "[")) {
    const size_t bracket = authority.find(']');
    if (bracket == std::string_view::npos) return false;
    host = authority.substr(0, bracket);
    authority.remove_prefix(bracket + 1);
  } else {
    authority.remove_prefix(host.size());
  }
  out.host = host;
  out.port = default_port;
  if (host.empty() || host.find_first_of("@?# \t") != std::string_view::npos) return false;
  if (authority.empty()) return true;
  if (!Consume(authority, ":")) return false;
  const char* end = authority.data() + authority.size();
  const auto [rest, error] = std::from_chars(authority.data(), end, out.port);
  return error == std::errc() && rest == end && out.port != 0;
}

}  // namespace

std::string Endpoint::Authority() const {
  const bool ipv6 = host.find(':') != std::string::npos;
  return (ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

absl::StatusOr<Broker> ParseBroker(std::string_view text) {
  if (text == "mock") return Kiwoom(text, "mockapi.kiwoom.com", 1);
  if (text == "prod") return Kiwoom(text, "api.kiwoom.com", 5);
  const size_t comma = text.find(',');
  if (comma == std::string_view::npos) return Error(text, "is neither a name nor two URLs");
  std::string_view rest = text.substr(0, comma);
  std::string_view websocket = text.substr(comma + 1);
  Broker broker{.name = std::string(text)};
  if (!Consume(rest, "https://")) return Error(text, "does not begin with an https:// URL");
  if (!ParseEndpoint(rest, kRestPort, broker.rest)) return Error(text, "has no host and port in its first URL");
  if (broker.rest.path == "/") broker.rest.path.clear();
  if (!broker.rest.path.empty()) return Error(text, "has a path in its first URL, but each TR brings its own path");
  if (!Consume(websocket, "wss://")) return Error(text, "has no wss:// URL after the comma");
  if (!ParseEndpoint(websocket, kWebsocketPort, broker.websocket)) {
    return Error(text, "has no host and port in its second URL");
  }
  if (broker.websocket.path.empty() || broker.websocket.path == "/") broker.websocket.path = kWebsocketPath;
  return broker;
}

}  // namespace kiwoom::broker

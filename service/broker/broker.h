#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace kiwoom::broker {

// Where a server listens.
struct Endpoint {
  std::string host;  // name, IPv4 address, or IPv6 address without brackets
  uint16_t port = 0;
  std::string path;  // begins with "/"; empty for REST, where each TR has its own path

  // "host:port", with an IPv6 address in brackets.
  std::string Authority() const;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

// How often requests may be sent.
struct Rate {
  int per_second = 5;  // at least 1
  int burst = 1;       // requests that may leave without a pause between them; 1: evenly spaced

  friend bool operator==(const Rate&, const Rate&) = default;
};

// The broker endpoint that the gateway uses, and its known limits.
struct Broker {
  std::string name;  // "mock", "prod", or the two URLs
  Endpoint rest;
  Endpoint websocket;
  Rate rest_rate;      // per TR
  int rest_group = 0;  // requests per second for all TRs of one path; 0: not known
  int rest_total = 0;  // requests per second in total; 0: not known

  friend bool operator==(const Broker&, const Broker&) = default;
};

// "mock", "prod", or "https://HOST:PORT,wss://HOST:PORT[/PATH]": REST first, then the WebSocket. The ports default to
// 443 and 10000, the path to the broker's own.
absl::StatusOr<Broker> ParseBroker(std::string_view text);

}  // namespace kiwoom::broker

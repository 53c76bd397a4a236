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
  std::string path;  // "/" and more; empty for REST, whose paths are the TRs'

  // "host:port", an IPv6 address in brackets.
  std::string Authority() const;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

// How often requests may be sent.
struct Rate {
  int per_second = 5;  // at least 1
  int burst = 1;       // requests that may leave without a pause between them; 1: evenly spaced

  friend bool operator==(const Rate&, const Rate&) = default;
};

// Which endpoint of Kiwoom the gateway works with, and the limits that are known of it.
struct Broker {
  std::string name;  // "mock", "prod", or the two URLs
  Endpoint rest;
  Endpoint websocket;
  Rate rest_rate;  // per TR

  friend bool operator==(const Broker&, const Broker&) = default;
};

// "mock", "prod", or "https://HOST:PORT,wss://HOST:PORT[/PATH]": REST first, then the WebSocket. Ports default to 443
// and 10000, the path to the broker's.
absl::StatusOr<Broker> ParseBroker(std::string_view text);

}  // namespace kiwoom::broker

#include "clients/cli/call/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace kiwoom::cli {
namespace {

bool IsLoopbackHost(const std::string& host) {
  if (absl::AsciiStrToLower(host) == "localhost") return true;
  in_addr four;
  if (inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  in6_addr six;
  return inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

// "127.0.0.1:50051" → "127.0.0.1", "[::1]:50051" → "::1"
std::string HostOf(absl::string_view place) {
  if (absl::ConsumePrefix(&place, "[")) return std::string(place.substr(0, place.find(']')));
  const size_t colon = place.find(':');
  // Several colons without brackets are an IPv6 address without a port.
  return std::string(colon == place.rfind(':') ? place.substr(0, colon) : place);
}

}  // namespace

bool IsLoopback(std::string_view address) {
  absl::string_view places(address.data(), address.size());
  for (const char* local : {"unix:", "unix-abstract:"}) {
    if (absl::ConsumePrefix(&places, local)) return true;
  }
  for (const char* scheme : {"dns:///", "dns:", "ipv4:", "ipv6:"}) {
    if (absl::ConsumePrefix(&places, scheme)) break;
  }
  const std::vector<absl::string_view> all = absl::StrSplit(places, ',');
  return std::ranges::all_of(all, [](absl::string_view place) { return IsLoopbackHost(HostOf(place)); });
}

}  // namespace kiwoom::cli

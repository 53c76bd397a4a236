#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiwoom::callers {

// The other end of a connection.
struct Peer {
  std::string_view address;  // "ipv4:127.0.0.1:51234"
  // The names of its certificate, which a trusted authority has signed, as NamesOf has them. Empty if it showed none.
  std::vector<std::string> names = {};

  // The address without the port: "ipv4:127.0.0.1".
  std::string_view host() const {
    const size_t colon = address.rfind(':');
    return address.starts_with("ip") && colon != std::string_view::npos ? address.substr(0, colon) : address;
  }
};

}  // namespace kiwoom::callers

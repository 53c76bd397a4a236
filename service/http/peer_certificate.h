#pragma once

#include <openssl/ssl.h>

#include <string>
#include <vector>

namespace kiwoom::http {

// The names of the certificate that the other end has shown, as callers::Peer has them. Empty if it has shown none.
std::vector<std::string> NamesOfPeer(const SSL* tls);

}  // namespace kiwoom::http

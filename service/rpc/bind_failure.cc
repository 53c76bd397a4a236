#include "service/rpc/bind_failure.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

namespace kiwoom::rpc {
namespace {

// "[::1]" → "::1".
std::string WithoutBrackets(std::string host) {
  if (host.size() < 2 || host.front() != '[' || host.back() != ']') return host;
  return host.substr(1, host.size() - 2);
}

// 0, or the error.
int TryToListen(const addrinfo& address) {
  const int socket = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
  if (socket < 0) return errno;
  // A port whose last connections have just ended is free, as it is for gRPC.
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  const bool listens = bind(socket, address.ai_addr, address.ai_addrlen) == 0 && listen(socket, 1) == 0;
  const int error = listens ? 0 : errno;
  close(socket);
  return error;
}

}  // namespace

std::string BindFailure(const std::string& listen) {
  const size_t colon = listen.rfind(':');
  if (colon == std::string::npos) return "";
  const addrinfo hints = {.ai_flags = AI_PASSIVE, .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
  addrinfo* found = nullptr;
  const std::string host = WithoutBrackets(listen.substr(0, colon));
  if (const int error = getaddrinfo(host.c_str(), listen.c_str() + colon + 1, &hints, &found); error != 0) {
    return error == EAI_SYSTEM ? std::strerror(errno) : gai_strerror(error);
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);
  for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
    if (const int error = TryToListen(*address); error != 0) return std::strerror(error);
  }
  return "";
}

}  // namespace kiwoom::rpc

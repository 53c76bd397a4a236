#include "service/transport/test_echo.h"

namespace kiwoom::transport {

std::string Ok(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string Echo(const TestPeer& peer, const TestPeer::Request& request) {
  return std::to_string(peer.number()) + ":" + request.body;
}

void EchoAll(TestPeer& peer) {
  for (TestPeer::Request request = peer.ReadRequest(); !request.target.empty(); request = peer.ReadRequest()) {
    peer.SendRaw(Ok(Echo(peer, request)));
  }
}

}  // namespace kiwoom::transport

#pragma once

#include <string>

#include "service/transport/test_server.h"

namespace kiwoom::transport {

// An answer, HTTP 200 with this body, as it goes over the wire.
std::string Ok(const std::string& body);

// What tells an answer from all others: the number of the connection that it came over, and the request's own text.
std::string Echo(const TestPeer& peer, const TestPeer::Request& request);

// A script: answers every request so, until the client goes.
void EchoAll(TestPeer& peer);

}  // namespace kiwoom::transport

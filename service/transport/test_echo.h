#pragma once

#include <string>

#include "service/transport/test_server.h"

namespace kiwoom::transport {

// The bytes of an HTTP 200 answer with this body.
std::string Ok(const std::string& body);

// A body unique to its request: the number of the connection and the request's own text.
std::string Echo(const TestPeer& peer, const TestPeer::Request& request);

// A script that answers requests so until the client disconnects.
void EchoAll(TestPeer& peer);

}  // namespace kiwoom::transport

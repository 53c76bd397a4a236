#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// A text of the gateway to the broker, read with protobuf's JSON parser.
struct ClientRequest {
  std::string name;   // "LOGIN", "REG" …; empty if it cannot be read
  std::string token;  // of a LOGIN
  std::vector<Topic> topics;

  static ClientRequest Parse(std::string_view text);
};

}  // namespace kiwoom::chaos

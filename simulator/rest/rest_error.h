#pragma once

#include <string>
#include <vector>

#include "simulator/rest/http_message.h"

namespace kiwoom::simulator {

// An error of the broker's REST API: a code of its list and the arguments of the code's message.
struct RestError {
  int code;
  std::vector<std::string> details = {};
};

// HTTP 200 with a generic return_code and the specific code in brackets in return_msg; HTTP 429 for too many requests.
HttpReply ErrorReply(const RestError& error, bool return_code_as_text);

// {"return_code":0,"return_msg":"정상적으로 처리되었습니다"} after the members, which may be empty.
std::string SuccessBody(const std::string& members);

}  // namespace kiwoom::simulator

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"

namespace kiwoom::simulator {

// A request as the transport read it.
struct ReceivedRequest {
  std::string method;
  std::string path;                            // without the query
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  // "" if it is absent.
  std::string Header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

struct HttpReply {
  int status = 200;
  absl::Duration delay = absl::ZeroDuration();  // before it is sent
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

}  // namespace kiwoom::simulator

#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "simulator/rest/held_answers.h"

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
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // How it is sent.
  int before = 0;                               // status of an interim answer that goes ahead at once; 0: none
  absl::Duration delay = absl::ZeroDuration();  // before the answer
  std::shared_ptr<HeldAnswers> held;            // which keeps it in place of a delay; null: nobody
  int behind = 0;                               // status of a second answer, in the same write; 0: none
  std::optional<size_t> cut;                    // the connection ends after so many bytes of the answer

  void SetHeader(const std::string& name, std::string value) {
    std::erase_if(headers, [&](const auto& header) { return header.first == name; });
    headers.emplace_back(name, std::move(value));
  }
};

}  // namespace kiwoom::simulator

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::http {

// A request of HTTP/1. Before its body has come, `body` is empty.
struct WebRequest {
  std::string method;     // "POST"
  std::string path;       // without the query
  bool one_zero = false;  // HTTP/1.0, whose clients know neither chunks nor Host
  bool keep_alive = false;
  bool has_body = false;
  std::optional<size_t> announced;                           // size of the body, if the client has told it
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;

  // The first header of that name, or "".
  std::string_view Find(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return "";
  }
  size_t Count(std::string_view name) const {
    size_t count = 0;
    for (const auto& [key, value] : headers) count += key == name ? 1 : 0;
    return count;
  }
};

}  // namespace kiwoom::http

#include "tests/chaos/http_text.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace kiwoom::chaos {

std::optional<std::string> HttpBodyOf(std::string_view request) {
  const size_t head = request.find("\r\n\r\n");
  if (head == std::string_view::npos) return std::nullopt;
  size_t length = 0;
  for (const std::string_view name : {"Content-Length: ", "content-length: "}) {
    const size_t header = request.find(name);
    if (header == std::string_view::npos || header > head) continue;
    const size_t begin = header + name.size();
    (void)absl::SimpleAtoi(std::string(request.substr(begin, request.find('\r', begin) - begin)), &length);
  }
  if (request.size() < head + 4 + length) return std::nullopt;
  return std::string(request.substr(head + 4, length));
}

std::string HttpAnswer(int status, std::string_view body) {
  return absl::StrCat("HTTP/1.1 ", status,
                      " Whatever\r\nContent-Type: application/json\r\nContent-Length: ", body.size(), "\r\n\r\n",
                      absl::string_view(body.data(), body.size()));
}

}  // namespace kiwoom::chaos

#include "service/transport/http_post.h"

#include <algorithm>
#include <string_view>

namespace kiwoom::transport {
namespace {

// Not empty, and visible ASCII only.
bool IsWord(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool IsName(std::string_view text) { return IsWord(text) && text.find(':') == text.npos; }

bool IsValue(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; });
}

}  // namespace

absl::StatusOr<std::string> WritePost(const HttpRequest& request, const std::string& authority) {
  if (!IsWord(request.path)) {
    return absl::InvalidArgumentError("The path of a request to the broker contains an invalid character.");
  }
  std::string text = "POST " + request.path + " HTTP/1.1\r\nHost: " + authority + "\r\nUser-Agent: kiwoom-gateway\r\n";
  for (const auto& [name, value] : request.headers) {
    if (!IsName(name)) {
      return absl::InvalidArgumentError(
          "The name of a header of a request to the broker contains an invalid character.");
    }
    if (!IsValue(value)) {  // not quoted, because it may be a secret
      return absl::InvalidArgumentError("The header " + name +
                                        " of a request to the broker contains a control character.");
    }
    text += name + ": " + value + "\r\n";
  }
  text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n\r\n" + request.body;
  return text;
}

}  // namespace kiwoom::transport

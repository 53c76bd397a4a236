#include "service/admin/answer.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace kiwoom::admin {
namespace {

std::string_view Phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Unknown";
  }
}

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::string Render(const Answer& answer, bool head, bool keep_alive) {
  return absl::StrCat("HTTP/1.1 ", answer.status, " ", ToAbsl(Phrase(answer.status)), "\r\n",
                      "Content-Type: ", ToAbsl(answer.content_type), "\r\n", "Content-Length: ", answer.body.size(),
                      "\r\n", answer.status == 405 ? "Allow: GET, HEAD\r\n" : "",
                      // Nothing here runs a script, and nothing may be kept.
                      "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n",
                      "X-Content-Type-Options: nosniff\r\n", "Cache-Control: no-store\r\n",
                      "Connection: ", keep_alive ? "keep-alive" : "close", "\r\n\r\n", head ? "" : answer.body);
}

}  // namespace kiwoom::admin

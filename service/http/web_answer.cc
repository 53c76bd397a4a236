#include "service/http/web_answer.h"

namespace kiwoom::http {
namespace {

std::string_view PhraseOf(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 499:
      return "Client Closed Request";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    default:
      return "Unknown";
  }
}

std::string HeadOf(int status, std::string_view content_type, const Headers& headers) {
  std::string out = "HTTP/1.1 " + std::to_string(status) + " ";
  out += PhraseOf(status);
  out += "\r\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
  };
  if (!content_type.empty()) add("Content-Type", content_type);
  for (const auto& [name, value] : headers) add(name, value);
  // Answers are data of one caller at one time, and never a page.
  add("X-Content-Type-Options", "nosniff");
  add("Cache-Control", "no-store");
  return out;
}

}  // namespace

WebAnswer Sentence(int status, std::string_view text, Headers headers) {
  WebAnswer answer{.status = status, .body = std::string(text), .headers = std::move(headers)};
  answer.body += '\n';
  return answer;
}

std::string Render(const WebAnswer& answer, bool head, bool keep_alive) {
  std::string out = HeadOf(answer.status, answer.content_type, answer.headers);
  if (answer.status != 204) out += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
  out += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  if (!head) out += answer.body;
  return out;
}

std::string RenderStreamHead(std::string_view content_type, const Headers& headers, StreamEnd end, bool keep_alive) {
  std::string out = HeadOf(200, content_type, headers);
  if (end == StreamEnd::kChunks) out += "Transfer-Encoding: chunked\r\n";
  out += keep_alive && end == StreamEnd::kChunks ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return out;
}

}  // namespace kiwoom::http

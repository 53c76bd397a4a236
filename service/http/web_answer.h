#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

// An answer of HTTP/1.1 before it is written.
struct WebAnswer {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";  // empty: there is no body
  std::string body;
  Headers headers = {};
};

// A sentence for whoever sent what is no call.
WebAnswer Sentence(int status, std::string_view text, Headers headers = {});

// The answer as HTTP/1.1. Without its body for HEAD, whose headers are those of GET.
std::string Render(const WebAnswer& answer, bool head, bool keep_alive);

// How the client of a stream learns where it ends.
enum class StreamEnd {
  kChunks,
  kClose,  // the connection is closed: HTTP/1.0
};
// The headers of a stream, whose body follows.
std::string RenderStreamHead(std::string_view content_type, const Headers& headers, StreamEnd end, bool keep_alive);

inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace kiwoom::http

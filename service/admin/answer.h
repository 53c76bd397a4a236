#pragma once

#include <string>
#include <string_view>

namespace kiwoom::admin {

// An HTTP answer before it is written.
struct Answer {
  int status = 200;
  std::string_view content_type = "text/plain; charset=utf-8";
  std::string body;
};

// The answer as HTTP/1.1. Without its body for HEAD, whose headers are those of GET.
std::string Render(const Answer& answer, bool head, bool keep_alive);

}  // namespace kiwoom::admin

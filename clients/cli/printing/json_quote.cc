#include "clients/cli/printing/json_quote.h"

#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {

std::string JsonQuote(std::string_view utf8) {
  std::string quoted = "\"";
  for (const char c : Printable(utf8)) {
    if (c == '"' || c == '\\') quoted.push_back('\\');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

}  // namespace kiwoom::cli

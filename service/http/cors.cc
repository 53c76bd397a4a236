#include "service/http/cors.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace kiwoom::http {
namespace {

constexpr std::string_view kUsual =
    "Authorization, Content-Type, Connect-Protocol-Version, Connect-Timeout-Ms, Grpc-Timeout, X-Grpc-Web, X-User-Agent";

// Metadata has any name, so what the page asks for is allowed, if it is a list of names.
bool IsListOfNames(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == ',' || c == ' ' ||
           c == '.';
  });
}

}  // namespace

Headers CorsHeaders(std::string_view origin) {
  return {{"Access-Control-Allow-Origin", std::string(origin)},
          {"Access-Control-Expose-Headers",
           "Grpc-Status, Grpc-Message, Grpc-Status-Details-Bin, Trailer-Kiwoom-Request-Id"},
          {"Vary", "Origin"}};
}

Headers PreflightHeaders(std::string_view origin, std::string_view requested, bool private_network) {
  Headers headers = {{"Access-Control-Allow-Origin", std::string(origin)},
                     {"Access-Control-Allow-Methods", "POST, GET"},
                     {"Access-Control-Allow-Headers", std::string(IsListOfNames(requested) ? requested : kUsual)},
                     {"Access-Control-Max-Age", "7200"},  // browsers keep it no longer
                     {"Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network"}};
  if (private_network) headers.emplace_back("Access-Control-Allow-Private-Network", "true");
  return headers;
}

}  // namespace kiwoom::http

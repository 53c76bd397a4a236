#pragma once

#include <string_view>

#include "service/http/web_answer.h"

// The headers of cross-origin resource sharing, for an origin that may call.
namespace kiwoom::http {

// Of the answer to a request.
Headers CorsHeaders(std::string_view origin);

// Of the answer to a preflight, which asks whether a request with the headers `requested` may follow.
// `private_network`: it also asks whether a page of the internet may call into this network.
Headers PreflightHeaders(std::string_view origin, std::string_view requested, bool private_network);

}  // namespace kiwoom::http

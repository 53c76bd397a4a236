#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiwoom::chaos {

// HTTP at the server's end as text, as far as the token endpoint needs it.

// The body of a complete request; none if more must arrive.
std::optional<std::string> HttpBodyOf(std::string_view request);

std::string HttpAnswer(int status, std::string_view body);

}  // namespace kiwoom::chaos

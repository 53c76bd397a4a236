#pragma once

#include <string>
#include <string_view>

// Shows text from outside safely: truncated, and without characters that could affect a terminal or a log.
namespace kiwoom::codec {

// At most `most` bytes of the text, cut between characters; "…" replaces the rest.
std::string Excerpt(std::string_view text, size_t most);

// An excerpt on one line. Characters that could begin another line or control a terminal are written as their code: \n,
// \x1B, \u2028. So are bytes that are not valid UTF-8.
std::string OneLine(std::string_view text, size_t most);

}  // namespace kiwoom::codec

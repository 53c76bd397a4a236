#pragma once

#include <string>
#include <string_view>

// How a text from outside is shown: as much of it as has room, and so that it does nothing but be read.
namespace kiwoom::codec {

// At most `most` bytes of the text, cut between characters; "…" stands for the rest.
std::string Excerpt(std::string_view text, size_t most);

// An excerpt on one line. What could begin another line or steer a terminal is written as its code: \n, \x1B, \u2028.
// So are bytes that are no UTF-8.
std::string OneLine(std::string_view text, size_t most);

}  // namespace kiwoom::codec

#pragma once

#include <string>
#include <string_view>

namespace kiwoom::cli {

// `utf8` as a JSON string with its quotes. Invalid bytes become "�".
std::string JsonQuote(std::string_view utf8);

}  // namespace kiwoom::cli

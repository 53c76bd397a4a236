#pragma once

#include <string>
#include <string_view>

namespace kiwoom::simulator {

// UTF-8 as EUC-KR. A character that EUC-KR lacks becomes "?".
std::string EucKr(std::string_view text);

// A gzip file of the text, without compression.
std::string Gzip(std::string_view text);

}  // namespace kiwoom::simulator

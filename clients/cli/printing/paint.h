#pragma once

#include <string>
#include <string_view>

// Colours of a Korean price board: red is up or bought, blue is down or sold.
namespace kiwoom::cli {

enum class Paint { kNone, kUp, kDown, kDim, kBold };

// `text` in its colour, where `enabled`; else `text`.
std::string Painted(std::string_view text, Paint paint, bool enabled);

}  // namespace kiwoom::cli

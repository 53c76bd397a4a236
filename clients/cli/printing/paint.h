#pragma once

#include <string>
#include <string_view>

// Colours of a Korean price board: red for up or bought, blue for down or sold.
namespace kiwoom::cli {

enum class Paint { kNone, kUp, kDown, kDim, kBold };

// `text` in its colour if `enabled`, otherwise unchanged.
std::string Painted(std::string_view text, Paint paint, bool enabled);

}  // namespace kiwoom::cli

#pragma once

#include <cstddef>

// Properties of the terminal on standard output, if there is one.
namespace kiwoom::cli {

// The width of a file or a pipe: whoever reads it wants all columns.
inline constexpr size_t kAnyWidth = 1'000'000;

// The number of columns; kAnyWidth for a file or a pipe.
size_t TerminalWidth();

// Whether there is a terminal and NO_COLOR is not set.
bool TerminalHasColors();

}  // namespace kiwoom::cli

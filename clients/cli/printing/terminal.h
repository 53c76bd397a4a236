#pragma once

#include <cstddef>

// Properties of the terminal on standard output, if there is one.
namespace kiwoom::cli {

// The number of columns; for a file or a pipe the value of COLUMNS, or a default.
size_t TerminalWidth();

// Whether there is a terminal and NO_COLOR is not set.
bool TerminalHasColors();

}  // namespace kiwoom::cli

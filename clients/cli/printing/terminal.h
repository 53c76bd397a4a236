#pragma once

#include <cstddef>

// The terminal that the standard output goes to, if it does.
namespace kiwoom::cli {

// Columns; of a file or a pipe what COLUMNS says, or a customary width.
size_t TerminalWidth();

// Whether there is one, and NO_COLOR is not set.
bool TerminalHasColors();

}  // namespace kiwoom::cli

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// The width of text on a terminal. Hangul, Hanja and full-width characters take two columns, combining marks none.
namespace kiwoom::cli {

// The number of columns of `utf8`. An invalid UTF-8 byte counts as one column.
size_t DisplayWidth(std::string_view utf8);

// Pads `utf8` with blanks to `columns`, on the right or left; longer text is returned unchanged.
std::string PadRight(std::string_view utf8, size_t columns);
std::string PadLeft(std::string_view utf8, size_t columns);

// The longest prefix that fits into `columns`, with "…" if the text was truncated.
std::string Truncated(std::string_view utf8, size_t columns);

// Replaces control characters and invalid UTF-8 bytes with "�", so that no text from the broker can move the cursor or
// change the terminal's state.
std::string Printable(std::string_view utf8);

}  // namespace kiwoom::cli

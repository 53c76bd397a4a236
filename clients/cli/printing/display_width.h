#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// How many columns of a terminal a text takes. Hangul, Hanja and full-width signs take two, combining marks none.
namespace kiwoom::cli {

// Columns that `utf8` takes. A byte that is no UTF-8 counts as one column.
size_t DisplayWidth(std::string_view utf8);

// `utf8` followed, or preceded, by blanks up to `columns`; longer text stays as it is.
std::string PadRight(std::string_view utf8, size_t columns);
std::string PadLeft(std::string_view utf8, size_t columns);

// The longest beginning that fits into `columns`, closed by "…" where something was left out.
std::string Truncated(std::string_view utf8, size_t columns);

// `utf8` with control characters and bytes that are no UTF-8 replaced by "�", so that no text of the broker moves
// the cursor or changes the terminal's state.
std::string Printable(std::string_view utf8);

}  // namespace kiwoom::cli

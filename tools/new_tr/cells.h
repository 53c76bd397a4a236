#pragma once

#include <string>
#include <vector>

namespace kiwoom::new_tr {

// A row of a spreadsheet as text.
struct SheetRow {
  int number = 0;  // where it begins, from 1
  std::vector<std::string> cells;
};

// Splits at tabs if there is one anywhere, else at |. Between tabs a cell may stand in quotes, with line breaks inside
// and quotes doubled; a quote that does not close is a character. Space around cells is cut, as is a byte order mark;
// lines without any cell are left out.
std::vector<SheetRow> Cells(const std::string& text);

}  // namespace kiwoom::new_tr

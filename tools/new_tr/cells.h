#pragma once

#include <string>
#include <vector>

namespace kiwoom::new_tr {

// A row of a spreadsheet as text.
struct SheetRow {
  int number = 0;  // its first line, from 1
  std::vector<std::string> cells;
};

// Splits at tabs if there are any, else at |. Between tabs a cell may be quoted, with line breaks inside and doubled
// quotes; an unclosed quote is an ordinary character. Trims cells, removes a byte order mark, and omits lines without
// cells.
std::vector<SheetRow> Cells(const std::string& text);

}  // namespace kiwoom::new_tr

#include "clients/cli/printing/table.h"

#include <algorithm>
#include <utility>

#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {
namespace {

constexpr size_t kGap = 2;

}  // namespace

TableLayout::TableLayout(std::vector<TableColumn> columns, bool paint) : columns_(std::move(columns)), paint_(paint) {
  for (TableColumn& column : columns_) column.width = std::max(column.width, DisplayWidth(column.title));
}

void TableLayout::Widen(const std::vector<Cell>& cells) {
  for (size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
    columns_[i].width = std::max(columns_[i].width, DisplayWidth(cells[i].text));
  }
}

std::string TableLayout::Titles() const {
  std::vector<Cell> titles;
  for (const TableColumn& column : columns_) titles.push_back({column.title, Paint::kDim});
  return Joined(titles);
}

std::string TableLayout::Line(const std::vector<Cell>& cells) {
  Widen(cells);
  return Joined(cells);
}

std::string TableLayout::Joined(const std::vector<Cell>& cells) const {
  std::string line;
  size_t blanks = 0;  // pending blanks, so that no line ends with them
  for (size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
    const size_t width = DisplayWidth(cells[i].text);
    const size_t fill = columns_[i].width - width;
    if (width == 0) {
      blanks += columns_[i].width + kGap;
      continue;
    }
    const bool right = columns_[i].align == Align::kRight;
    line.append(blanks + (right ? fill : 0), ' ');
    line.append(Painted(cells[i].text, cells[i].paint, paint_));
    blanks = (right ? 0 : fill) + kGap;
  }
  return line;
}

void Table::Add(std::vector<Cell> cells) {
  layout_.Widen(cells);
  rows_.push_back(std::move(cells));
}

std::string Table::Text() {
  std::string text = layout_.Titles() + "\n";
  for (const std::vector<Cell>& row : rows_) text += layout_.Line(row) + "\n";
  return text;
}

}  // namespace kiwoom::cli

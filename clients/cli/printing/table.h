#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/printing/paint.h"

// Aligned columns of text, by display width.
namespace kiwoom::cli {

enum class Align { kLeft, kRight };

struct Cell {
  std::string text;
  Paint paint = Paint::kNone;
};

struct TableColumn {
  std::string title;
  Align align = Align::kLeft;
  size_t width = 0;  // minimum; grows with the contents
};

// Lays out lines one at a time. Columns grow with the widest cell so far and never shrink, so a stream of lines settles
// quickly. For a complete table, call Widen with every row first.
class TableLayout {
 public:
  TableLayout(std::vector<TableColumn> columns, bool paint);

  void Widen(const std::vector<Cell>& cells);

  // The titles, dim, without trailing blanks or line feed.
  std::string Titles() const;
  // One cell per column; missing ones are empty.
  std::string Line(const std::vector<Cell>& cells);

 private:
  std::string Joined(const std::vector<Cell>& cells) const;

  std::vector<TableColumn> columns_;
  const bool paint_;
};

// A complete table.
class Table {
 public:
  Table(std::vector<TableColumn> columns, bool paint) : layout_(std::move(columns), paint) {}

  void Add(std::vector<Cell> cells);
  bool empty() const { return rows_.empty(); }

  // Titles and rows, each ending with a line feed.
  std::string Text();

 private:
  TableLayout layout_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace kiwoom::cli

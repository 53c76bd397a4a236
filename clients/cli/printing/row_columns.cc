#include "clients/cli/printing/row_columns.h"

#include <algorithm>

#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/unit_name.h"

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Shape;
using codec::Type;

constexpr size_t kGap = 2;

size_t TypicalWidth(const Row& row) {
  switch (row.type) {
    case Type::kPrice:
      return 10;  // ▲1,999,000
    case Type::kTimeOfDay:
      return 8;
    case Type::kDate:
      return 10;
    case Type::kDateTime:
      return 19;
    case Type::kAggressorQuantity:
      return 11;  // 12,345 매수
    case Type::kAmount:
    case Type::kQuantity:
      return 10;
    default:
      return 6;
  }
}

bool Numeric(Shape shape) { return shape == Shape::kSint64 || shape == Shape::kDouble; }

}  // namespace

std::string RowTitle(const Row& row, Language language) {
  if (language == Language::kEnglish) return std::string(row.name);
  std::string title(row.ko);
  if (!row.unit.empty()) title.append("(").append(UnitName(row.unit)).append(")");
  return title;
}

TableColumn RowColumn(const Row& row, Language language) {
  TableColumn column;
  column.title = RowTitle(row, language);
  column.align = Numeric(row.shape) ? Align::kRight : Align::kLeft;
  column.width = std::max(TypicalWidth(row), DisplayWidth(column.title));
  return column;
}

std::vector<const Row*> RowsThatFit(const codec::Message& table, size_t width, Language language) {
  std::vector<const Row*> rows;
  size_t used = 0;
  for (const Row& row : table.rows) {
    if (row.shape == Shape::kList) continue;
    const size_t more = RowColumn(row, language).width + (rows.empty() ? 0 : kGap);
    if (!rows.empty() && used + more > width) break;
    used += more;
    rows.push_back(&row);
  }
  return rows;
}

}  // namespace kiwoom::cli

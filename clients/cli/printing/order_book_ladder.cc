#include "clients/cli/printing/order_book_ladder.h"

#include <algorithm>
#include <vector>

#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/row_columns.h"
#include "clients/cli/printing/row_value.h"
#include "clients/cli/printing/table.h"

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Type;
using google::protobuf::Message;

int GroupNamed(const codec::Message& table, std::string_view name) {
  for (size_t i = 0; i < table.groups.size(); ++i) {
    if (table.groups[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

// The group's first row of the type at a level.
const Row* Find(const codec::Message& table, int group, size_t level, Type type) {
  const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& candidate) {
    return candidate.group == group && candidate.level == level && candidate.type == type;
  });
  return row == table.rows.end() ? nullptr : &*row;
}

// One side of the book.
struct LadderSide {
  const Message& book;
  const codec::Message& table;
  const int group;
  const Language language;

  Cell Value(size_t level, Type type) const {
    const Row* row = Find(table, group, level, type);
    return row == nullptr ? Cell{} : RowValue(book, table, *row, language);
  }

  size_t Levels(size_t most) const {
    size_t levels = std::min<size_t>(most, table.groups[group].levels);
    while (levels > 0 && Value(levels - 1, Type::kPrice).text.empty()) --levels;
    return levels;
  }
};

// "호가시간 09:00:01  매도호가총잔량 1,234 …", as many as fit.
std::string Summary(const Message& book, const codec::Message& table, size_t width, Language language) {
  std::string summary;
  for (const Row& row : table.rows) {
    const std::string value = RowValue(book, table, row, language).text;
    if (row.group >= 0 || value.empty()) continue;
    const std::string part = (summary.empty() ? "" : "  ") + RowTitle(row, language) + " " + value;
    if (DisplayWidth(summary) + DisplayWidth(part) > width) break;
    summary += part;
  }
  return summary;
}

}  // namespace

bool IsOrderBook(const codec::Message& table) {
  for (const std::string_view side : {"asks", "bids"}) {
    const int group = GroupNamed(table, side);
    if (group < 0 || Find(table, group, 0, Type::kPrice) == nullptr ||
        Find(table, group, 0, Type::kQuantity) == nullptr) {
      return false;
    }
  }
  return true;
}

std::string OrderBookLadder(const Message& book, const codec::Message& table, size_t levels, size_t width,
                            Language language, bool paint) {
  const LadderSide asks{book, table, GroupNamed(table, "asks"), language};
  const LadderSide bids{book, table, GroupNamed(table, "bids"), language};
  Table ladder({{In(language, "직전대비", "change"), Align::kRight, 8},
                {In(language, "매도잔량", "asks"), Align::kRight, 10},
                {In(language, "호가", "price"), Align::kRight, 10},
                {In(language, "매수잔량", "bids"), Align::kRight, 10},
                {In(language, "직전대비", "change"), Align::kRight, 8}},
               paint);
  for (size_t level = asks.Levels(levels); level-- > 0;) {
    ladder.Add({asks.Value(level, Type::kChange), asks.Value(level, Type::kQuantity), asks.Value(level, Type::kPrice)});
  }
  for (size_t level = 0; level < bids.Levels(levels); ++level) {
    ladder.Add({{},
                {},
                bids.Value(level, Type::kPrice),
                bids.Value(level, Type::kQuantity),
                bids.Value(level, Type::kChange)});
  }
  return Summary(book, table, width, language) + "\n" + (ladder.empty() ? "" : ladder.Text());
}

}  // namespace kiwoom::cli

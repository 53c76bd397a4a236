#include "clients/cli/printing/message_table.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/row_columns.h"
#include "clients/cli/printing/row_path.h"
#include "clients/cli/printing/row_value.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/printing/unit_name.h"
#include "google/protobuf/descriptor.h"

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Shape;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Adds the values of unknown keys, by wire key.
void AddUnparsed(const Message& message, Table& values) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByNumber(codec::kUnparsedNumber);
  if (field == nullptr || !field->is_map()) return;
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
    const Message& entry = reflection.GetRepeatedMessage(message, field, i);
    const auto text = [&](int number) {
      return Printable(entry.GetReflection()->GetString(entry, entry.GetDescriptor()->FindFieldByNumber(number)));
    };
    values.Add({{text(1)}, {"unparsed"}, {text(2)}});
  }
}

std::string Values(const Message& message, const codec::Message& table, bool paint) {
  Table values({{"항목"}, {"필드"}, {"값", Align::kRight}, {"단위"}}, paint);
  for (const Row& row : table.rows) {
    if (row.shape == Shape::kList) continue;
    Cell value = RowValue(message, table, row);
    if (value.text.empty()) value = {"–", Paint::kDim};
    values.Add({{std::string(row.ko)},
                {RowPath(table, row), Paint::kDim},
                std::move(value),
                {std::string(UnitName(row.unit))}});
  }
  AddUnparsed(message, values);
  return values.empty() ? "" : values.Text();
}

std::string List(const Message& message, const Row& list, const MessageTableOptions& options) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByNumber(static_cast<int>(list.number));
  if (field == nullptr || !field->is_repeated()) return "";
  const Reflection& reflection = *message.GetReflection();
  const int size = reflection.FieldSize(message, field);
  const std::vector<const Row*> rows = RowsThatFit(*list.list, options.width);
  std::vector<TableColumn> columns;
  for (const Row* row : rows) columns.push_back(RowColumn(*row));
  Table table(std::move(columns), options.paint);
  for (int i = 0; i < size; ++i) {
    const Message& element = reflection.GetRepeatedMessage(message, field, i);
    std::vector<Cell> cells;
    for (const Row* row : rows) cells.push_back(RowValue(element, *list.list, *row));
    table.Add(std::move(cells));
  }
  std::string title = absl::StrCat(std::string(list.ko), " · ", std::string(list.name), " · ", size);
  if (rows.size() < list.list->rows.size()) {
    absl::StrAppend(&title, " (", rows.size(), " of ", list.list->rows.size(), " columns fit; --json prints all)");
  }
  return Painted(title, Paint::kBold, options.paint) + "\n" + (size > 0 ? table.Text() : "");
}

}  // namespace

std::string MessageTables(const Message& message, const codec::Message& table, MessageTableOptions options) {
  std::string text = options.lists_only ? "" : Values(message, table, options.paint);
  for (const Row& row : table.rows) {
    if (row.shape != Shape::kList || row.list == nullptr) continue;
    if (!text.empty()) text += "\n";
    text += List(message, row, options);
  }
  return text;
}

}  // namespace kiwoom::cli

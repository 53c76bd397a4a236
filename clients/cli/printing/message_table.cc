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
void AddUnparsed(const Message& message, bool korean, Table& values) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByNumber(codec::kUnparsedNumber);
  if (field == nullptr || !field->is_map()) return;
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
    const Message& entry = reflection.GetRepeatedMessage(message, field, i);
    const auto text = [&](int number) {
      return Printable(entry.GetReflection()->GetString(entry, entry.GetDescriptor()->FindFieldByNumber(number)));
    };
    if (korean) {
      values.Add({{text(1)}, {"unparsed"}, {text(2)}});
    } else {
      values.Add({{absl::StrCat("unparsed ", text(1))}, {text(2)}});
    }
  }
}

std::string Values(const Message& message, const codec::Message& table, Language language, bool paint) {
  const bool korean = language == Language::kKorean;
  Table values(korean ? std::vector<TableColumn>{{"항목"}, {"필드"}, {"값", Align::kRight}, {"단위"}}
                      : std::vector<TableColumn>{{"field"}, {"value", Align::kRight}, {"unit"}},
               paint);
  for (const Row& row : table.rows) {
    if (row.shape == Shape::kList) continue;
    Cell value = RowValue(message, table, row, language);
    if (value.text.empty()) value = {"–", Paint::kDim};
    std::vector<Cell> cells = {{RowPath(table, row), korean ? Paint::kDim : Paint::kNone},
                               std::move(value),
                               {std::string(korean ? UnitName(row.unit) : row.unit)}};
    if (korean) cells.insert(cells.begin(), {std::string(row.ko)});
    values.Add(std::move(cells));
  }
  AddUnparsed(message, korean, values);
  return values.empty() ? "" : values.Text();
}

std::string List(const Message& message, const Row& list, const MessageTableOptions& options) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByNumber(static_cast<int>(list.number));
  if (field == nullptr || !field->is_repeated()) return "";
  const Reflection& reflection = *message.GetReflection();
  const int size = reflection.FieldSize(message, field);
  const std::vector<const Row*> rows = RowsThatFit(*list.list, options.width, options.language);
  std::vector<TableColumn> columns;
  for (const Row* row : rows) columns.push_back(RowColumn(*row, options.language));
  Table table(std::move(columns), options.paint);
  for (int i = 0; i < size; ++i) {
    const Message& element = reflection.GetRepeatedMessage(message, field, i);
    std::vector<Cell> cells;
    for (const Row* row : rows) cells.push_back(RowValue(element, *list.list, *row, options.language));
    table.Add(std::move(cells));
  }
  const bool korean = options.language == Language::kKorean;
  std::string title =
      absl::StrCat(korean ? absl::StrCat(std::string(list.ko), " · ") : "", std::string(list.name), " · ", size);
  if (const size_t all = list.list->rows.size(); rows.size() < all) {
    absl::StrAppend(&title,
                    In(options.language, absl::StrCat(" (", all, "개 열 중 ", rows.size(), "개; 모두 보려면 --json)"),
                       absl::StrCat(" (", rows.size(), " of ", all, " columns fit; --json prints all)")));
  }
  return Painted(title, Paint::kBold, options.paint) + "\n" + (size > 0 ? table.Text() : "");
}

}  // namespace

std::string MessageTables(const Message& message, const codec::Message& table, MessageTableOptions options) {
  std::string text = options.lists_only ? "" : Values(message, table, options.language, options.paint);
  for (const Row& row : table.rows) {
    if (row.shape != Shape::kList || row.list == nullptr) continue;
    if (!text.empty()) text += "\n";
    text += List(message, row, options);
  }
  return text;
}

}  // namespace kiwoom::cli

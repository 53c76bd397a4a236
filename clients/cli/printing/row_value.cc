#include "clients/cli/printing/row_value.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "google/protobuf/descriptor.h"
#include "kiwoom/v1/types.pb.h"

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Shape;
using codec::Type;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The message with the row's field: `message`, or an element of the group that contains the row. Null if the element is
// absent.
const Message* Holder(const Message& message, const codec::Message& table, const Row& row) {
  if (row.group < 0) return &message;
  const FieldDescriptor* group = message.GetDescriptor()->FindFieldByNumber(table.groups[row.group].number);
  if (group == nullptr || !group->is_repeated()) return nullptr;
  if (row.level >= message.GetReflection()->FieldSize(message, group)) return nullptr;
  return &message.GetReflection()->GetRepeatedMessage(message, group, row.level);
}

bool Has(const Message& holder, const FieldDescriptor& field) {
  return field.is_repeated() ? holder.GetReflection()->FieldSize(holder, &field) > 0
                             : holder.GetReflection()->HasField(holder, &field);
}

std::string Grouped(std::string digits) {
  const size_t point = digits.find('.');
  const size_t first = digits.starts_with('-') || digits.starts_with('+') ? 1 : 0;
  for (size_t i = point == std::string::npos ? digits.size() : point; i > first + 3;) digits.insert(i -= 3, 1, ',');
  return digits;
}

// A difference shows its sign even if it is "+".
Cell Number(const Row& row, double sign, std::string digits) {
  Cell cell{Grouped(std::move(digits))};
  if (sign == 0 || (row.type != Type::kChange && row.type != Type::kNet)) return cell;
  if (sign > 0) cell.text.insert(0, "+");
  cell.paint = sign > 0 ? Paint::kUp : Paint::kDown;
  return cell;
}

int32_t Companion(const Message& holder, const Row& row) {
  const FieldDescriptor* field =
      row.companion == 0 ? nullptr : holder.GetDescriptor()->FindFieldByNumber(static_cast<int>(row.companion));
  return field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_ENUM
             ? 0
             : holder.GetReflection()->GetEnumValue(holder, field);
}

// Adds the companion field: an arrow before a price, the side after a quantity.
Cell WithCompanion(const Message& holder, const Row& row, Cell cell, Language language) {
  const int32_t companion = Companion(holder, row);
  if (row.type == Type::kAggressorQuantity) {
    if (companion == v1::SIDE_BUY) return {cell.text + In(language, " 매수", "  buy"), Paint::kUp};
    if (companion == v1::SIDE_SELL) return {cell.text + In(language, " 매도", " sell"), Paint::kDown};
    return {cell.text + "     ", Paint::kNone};
  }
  if (companion == v1::DIRECTION_UP) return {"▲" + cell.text, Paint::kUp};
  if (companion == v1::DIRECTION_DOWN) return {"▼" + cell.text, Paint::kDown};
  return cell;
}

int32_t Part(const Message& time, const char* name) {
  const FieldDescriptor* field = time.GetDescriptor()->FindFieldByName(name);
  return field == nullptr ? 0 : time.GetReflection()->GetInt32(time, field);
}

// A marker in place of a time is shown by its name.
std::string Time(const Message& time, Language language) {
  const FieldDescriptor* marker = time.GetDescriptor()->FindFieldByName("marker");
  if (marker != nullptr && time.GetReflection()->GetEnumValue(time, marker) != 0) {
    return EnumName(*time.GetReflection()->GetEnum(time, marker), language);
  }
  return absl::StrFormat("%02d:%02d:%02d", Part(time, "hours"), Part(time, "minutes"), Part(time, "seconds"));
}

std::string Date(const Message& date) {
  return absl::StrFormat("%04d-%02d-%02d", Part(date, "year"), Part(date, "month"), Part(date, "day"));
}

Cell Value(const Message& holder, const Row& row, const FieldDescriptor& field, Language language) {
  const Reflection& reflection = *holder.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT64: {
      const int64_t number = reflection.GetInt64(holder, &field);
      return WithCompanion(holder, row, Number(row, static_cast<double>(number), absl::StrFormat("%d", number)),
                           language);
    }
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      const double number = reflection.GetDouble(holder, &field);
      return WithCompanion(holder, row, Number(row, number, absl::StrFormat("%.*f", row.decimals, number)), language);
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      return {reflection.GetBool(holder, &field) ? In(language, "예", "yes") : In(language, "아니오", "no")};
    case FieldDescriptor::CPPTYPE_ENUM:
      return {EnumName(*reflection.GetEnum(holder, &field), language)};
    case FieldDescriptor::CPPTYPE_STRING:
      return {Printable(reflection.GetString(holder, &field))};
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const Message& value = reflection.GetMessage(holder, &field);
      if (row.shape == Shape::kTimeOfDay) return {Time(value, language)};
      if (row.shape == Shape::kDate) return {Date(value)};
      if (row.shape == Shape::kDateTime) return {Date(value) + " " + Time(value, language)};
      return {};
    }
    default:
      return {};
  }
}

}  // namespace

Cell RowValue(const Message& message, const codec::Message& table, const Row& row, Language language) {
  const Message* holder = Holder(message, table, row);
  if (holder == nullptr) return {};
  const FieldDescriptor* field = holder->GetDescriptor()->FindFieldByNumber(static_cast<int>(row.number));
  if (field == nullptr || field->is_repeated() || !Has(*holder, *field)) return {};
  return Value(*holder, row, *field, language);
}

bool HasRow(const Message& message, const codec::Message& table, const Row& row) {
  const Message* holder = Holder(message, table, row);
  if (holder == nullptr) return false;
  const FieldDescriptor* field = holder->GetDescriptor()->FindFieldByNumber(static_cast<int>(row.number));
  return field != nullptr && Has(*holder, *field);
}

}  // namespace kiwoom::cli

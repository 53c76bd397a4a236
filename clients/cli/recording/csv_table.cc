#include "clients/cli/recording/csv_table.h"

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "clients/cli/printing/enum_name.h"
#include "clients/cli/printing/event_view.h"
#include "clients/cli/printing/row_path.h"
#include "google/protobuf/descriptor.h"

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Shape;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr const char* kIdentity[] = {"item", "epoch", "sequence", "received_time", "snapshot", "replayed", "skipped"};

std::string Quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

int32_t Part(const Message& time, const char* name) {
  const FieldDescriptor* const field = time.GetDescriptor()->FindFieldByName(name);
  return field == nullptr ? 0 : time.GetReflection()->GetInt32(time, field);
}

std::string Date(const Message& value) {
  return absl::StrFormat("%04d-%02d-%02d", Part(value, "year"), Part(value, "month"), Part(value, "day"));
}

std::string Time(const Message& value) {
  const FieldDescriptor* const marker = value.GetDescriptor()->FindFieldByName("marker");
  if (marker != nullptr && value.GetReflection()->GetEnumValue(value, marker) != 0) {
    return ShortName(*value.GetReflection()->GetEnum(value, marker));
  }
  return absl::StrFormat("%02d:%02d:%02d", Part(value, "hours"), Part(value, "minutes"), Part(value, "seconds"));
}

std::string Value(const Message& holder, const FieldDescriptor& field, const Row& row) {
  const google::protobuf::Reflection& reflection = *holder.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(reflection.GetInt64(holder, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return absl::StrFormat("%.*f", row.decimals, reflection.GetDouble(holder, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(holder, &field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_ENUM:
      return ShortName(*reflection.GetEnum(holder, &field));
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(holder, &field);
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const Message& value = reflection.GetMessage(holder, &field);
      if (row.shape == Shape::kDate) return Date(value);
      return row.shape == Shape::kDateTime ? Date(value) + "T" + Time(value) : Time(value);
    }
    default:
      return "";
  }
}

// The message with the row's field: `message`, or the level of a group that contains it; null if it is absent.
const Message* Holder(const Message& message, const codec::Message& table, const Row& row) {
  if (row.group < 0) return &message;
  const FieldDescriptor* const group =
      message.GetDescriptor()->FindFieldByNumber(static_cast<int>(table.groups[row.group].number));
  if (group == nullptr || row.level >= message.GetReflection()->FieldSize(message, group)) return nullptr;
  return &message.GetReflection()->GetRepeatedMessage(message, group, row.level);
}

// The field of this number, "" if it is absent or the default of an enum.
std::string FieldText(const Message* holder, uint32_t number, const Row& row) {
  if (holder == nullptr) return "";
  const FieldDescriptor* const field = holder->GetDescriptor()->FindFieldByNumber(static_cast<int>(number));
  if (field == nullptr || field->is_repeated() || !holder->GetReflection()->HasField(*holder, field)) return "";
  return Value(*holder, *field, row);
}

// "key=value" of what could not be typed, sorted.
std::string Unparsed(const Message& message) {
  const FieldDescriptor* const field = message.GetDescriptor()->FindFieldByNumber(codec::kUnparsedNumber);
  if (field == nullptr || !field->is_map()) return "";
  std::map<std::string, std::string> entries;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) {
    const Message& entry = message.GetReflection()->GetRepeatedMessage(message, field, i);
    const auto text = [&](int number) {
      return entry.GetReflection()->GetString(entry, entry.GetDescriptor()->FindFieldByNumber(number));
    };
    entries[text(1)] = text(2);
  }
  return absl::StrJoin(entries, ";", absl::PairFormatter("="));
}

std::string ReceivedTime(const EventView& event) {
  const absl::Time instant =
      absl::FromUnixSeconds(event.received().seconds()) + absl::Nanoseconds(event.received().nanos());
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E9S%Ez", instant, absl::FixedTimeZone(9 * 60 * 60));
}

// "current_price_direction", "quantity_side": what stands beside the row.
std::string CompanionTitle(const codec::Message& table, const Row& row) {
  return RowPath(table, row) + (row.type == codec::Type::kAggressorQuantity ? "_side" : "_direction");
}

}  // namespace

std::string CsvTitles(const codec::Message& table) {
  std::vector<std::string> titles(std::begin(kIdentity), std::end(kIdentity));
  for (const Row& row : table.rows) {
    if (row.shape == Shape::kList) continue;
    titles.push_back(RowPath(table, row));
    if (row.companion != 0) titles.push_back(CompanionTitle(table, row));
  }
  titles.push_back("unparsed");
  return absl::StrJoin(titles, ",");
}

std::string CsvLine(const Message& event, const codec::Message& table) {
  const EventView view(event);
  std::vector<std::string> cells = {
      Quoted(view.item()),         absl::StrCat(view.epoch()),         absl::StrCat(view.sequence()),
      ReceivedTime(view),          view.snapshot() ? "true" : "false", view.replayed() ? "true" : "false",
      absl::StrCat(view.skipped())};
  for (const Row& row : table.rows) {
    if (row.shape == Shape::kList) continue;
    const Message* const holder = Holder(*view.body(), table, row);
    cells.push_back(Quoted(FieldText(holder, row.number, row)));
    if (row.companion != 0) cells.push_back(FieldText(holder, row.companion, row));
  }
  cells.push_back(Quoted(Unparsed(*view.body())));
  return absl::StrJoin(cells, ",");
}

}  // namespace kiwoom::cli

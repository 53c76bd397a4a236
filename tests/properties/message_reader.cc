#include "tests/properties/message_reader.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

namespace kiwoom::tests {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor& FieldOf(const Message& message, std::string_view name) {
  const FieldDescriptor* const field = message.GetDescriptor()->FindFieldByName(std::string(name));
  if (field == nullptr) throw std::logic_error(message.GetTypeName() + " has no field " + std::string(name));
  return *field;
}

int Part(const Message& time, const char* name) { return time.GetReflection()->GetInt32(time, &FieldOf(time, name)); }

std::string Joined(const char* format, int a, int b, int c) {
  char text[48];
  std::snprintf(text, sizeof text, format, a, b, c);
  return text;
}

std::string TimeText(const Message& time) {
  const bool day = time.GetDescriptor()->FindFieldByName("year") != nullptr;
  const bool clock = time.GetDescriptor()->FindFieldByName("hours") != nullptr;
  std::string text;
  if (day) text = Joined("%04d-%02d-%02d", Part(time, "year"), Part(time, "month"), Part(time, "day"));
  if (day && clock) text += ' ';
  if (clock) text += Joined("%02d:%02d:%02d", Part(time, "hours"), Part(time, "minutes"), Part(time, "seconds"));
  const FieldDescriptor* const marker = time.GetDescriptor()->FindFieldByName("marker");
  const int number = marker == nullptr ? 0 : time.GetReflection()->GetEnumValue(time, marker);
  if (number == 0) return text;
  // A marker excludes a clock time: print both if both are present.
  return (text == "00:00:00" ? "" : text + " ") + "marker " + std::to_string(number);
}

// Fifteen significant digits without exponent and trailing zeros: a decimal with that many digits survives the round
// trip.
std::string DoubleText(double value) {
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  char text[400];
  const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(value)))) + 1;
  std::snprintf(text, sizeof text, "%.*f", std::max(0, 15 - magnitude), value);
  std::string decimal = text;
  if (decimal.find('.') != std::string::npos) {
    decimal.erase(decimal.find_last_not_of('0') + 1);
    if (decimal.back() == '.') decimal.pop_back();
  }
  return decimal;
}

std::string ValueText(const Message& message, const FieldDescriptor& field) {
  const auto* const reflection = message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT64:
      return std::to_string(reflection->GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return DoubleText(reflection->GetDouble(message, &field));
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection->GetBool(message, &field) ? "1" : "0";
    case FieldDescriptor::CPPTYPE_ENUM:
      return std::to_string(reflection->GetEnumValue(message, &field));
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetString(message, &field);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return TimeText(reflection->GetMessage(message, &field));
    default:
      throw std::logic_error(field.full_name() + " has a type that no row has");
  }
}

}  // namespace

Meaning ReadMeaning(const codec::Message& table, const codec::Row& row, const Message& message) {
  const Message* holder = &message;
  if (row.group >= 0) {
    const auto levels = ReadElements(table.groups[static_cast<size_t>(row.group)].name, message);
    if (row.level >= levels.size()) return {};
    holder = levels[row.level];
  }
  const auto* const reflection = holder->GetReflection();
  const FieldDescriptor& field = FieldOf(*holder, row.name);
  Meaning meaning;
  if (reflection->HasField(*holder, &field)) {
    meaning.kind = Meaning::Kind::kValue;
    meaning.value = ValueText(*holder, field);
  }
  if (row.companion != 0) {
    const FieldDescriptor* const companion =
        holder->GetDescriptor()->FindFieldByNumber(static_cast<int>(row.companion));
    if (companion == nullptr) throw std::logic_error(field.full_name() + " has no companion");
    if (const int number = reflection->GetEnumValue(*holder, companion); number != 0) {
      meaning.companion = std::to_string(number);
    }
  }
  return meaning;
}

size_t CountElements(std::string_view field, const Message& message) {
  return static_cast<size_t>(message.GetReflection()->FieldSize(message, &FieldOf(message, field)));
}

std::vector<const Message*> ReadElements(std::string_view field, const Message& message) {
  std::vector<const Message*> elements;
  const FieldDescriptor& descriptor = FieldOf(message, field);
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &descriptor); ++i) {
    elements.push_back(&message.GetReflection()->GetRepeatedMessage(message, &descriptor, i));
  }
  return elements;
}

std::map<std::string, std::string> ReadUnparsed(const Message& message) {
  std::map<std::string, std::string> unparsed;
  for (const Message* const entry : ReadElements("unparsed", message)) {
    const auto* const reflection = entry->GetReflection();
    unparsed[reflection->GetString(*entry, &FieldOf(*entry, "key"))] =
        reflection->GetString(*entry, &FieldOf(*entry, "value"));
  }
  return unparsed;
}

}  // namespace kiwoom::tests

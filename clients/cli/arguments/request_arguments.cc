#include "clients/cli/arguments/request_arguments.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "clients/cli/printing/display_width.h"
#include "clients/cli/printing/enum_name.h"
#include "google/protobuf/descriptor.h"
#include "kiwoom/v1/options.pb.h"

namespace kiwoom::cli {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// "market (시장구분), sector_code (업종코드)"
std::string FieldNames(const google::protobuf::Descriptor& request) {
  std::vector<std::string> names;
  for (int i = 0; i < request.field_count(); ++i) {
    const FieldDescriptor& field = *request.field(i);
    const std::string& ko = field.options().GetExtension(v1::ko);
    names.push_back(ko.empty() ? field.name() : absl::StrCat(field.name(), " (", ko, ")"));
  }
  return absl::StrJoin(names, ", ");
}

std::string ValueNames(const EnumDescriptor& type) {
  std::vector<std::string> names;
  for (int i = 1; i < type.value_count(); ++i) {
    const std::string name = ShortName(*type.value(i));
    const std::string korean = EnumName(*type.value(i), Language::kKorean);
    names.push_back(korean == name ? name : absl::StrCat(name, " (", korean, ")"));
  }
  return absl::StrJoin(names, ", ");
}

// By its name in the contract, or in the broker's table.
const FieldDescriptor* FindField(const google::protobuf::Descriptor& request, const std::string& name) {
  if (const FieldDescriptor* const field = request.FindFieldByName(name); field != nullptr) return field;
  for (int i = 0; i < request.field_count(); ++i) {
    if (!name.empty() && request.field(i)->options().GetExtension(v1::ko) == name) return request.field(i);
  }
  return nullptr;
}

const EnumValueDescriptor* FindValue(const EnumDescriptor& type, std::string_view text) {
  const absl::string_view typed(text.data(), text.size());
  for (int i = 1; i < type.value_count(); ++i) {
    const EnumValueDescriptor& value = *type.value(i);
    if (absl::EqualsIgnoreCase(value.name(), typed) || absl::EqualsIgnoreCase(ShortName(value), typed) ||
        absl::EqualsIgnoreCase(EnumName(value, Language::kKorean), typed)) {
      return &value;
    }
  }
  return nullptr;
}

// Sets the fields of a time or a date in order: "09:00:01" or "090001", "2026-11-20" or "20261120".
bool SetParts(std::string_view text, std::span<const size_t> widths, Message& value) {
  std::string digits;
  for (const char c : text) {
    if (c != ':' && c != '-' && c != ' ' && c != 'T') digits.push_back(c);
  }
  size_t at = 0;
  for (size_t i = 0; i < widths.size(); ++i) {
    int32_t part = 0;
    if (at + widths[i] > digits.size() || !absl::SimpleAtoi(digits.substr(at, widths[i]), &part)) return false;
    at += widths[i];
    value.GetReflection()->SetInt32(&value, value.GetDescriptor()->field(static_cast<int>(i)), part);
  }
  return at == digits.size() && at > 0;
}

constexpr char kDuration[] = "google.protobuf.Duration";

// "5s", "1m30s"
bool SetDuration(std::string_view text, Message& value) {
  absl::Duration duration;
  if (!absl::ParseDuration({text.data(), text.size()}, &duration)) return false;
  absl::Duration rest;
  const int64_t seconds = absl::IDivDuration(duration, absl::Seconds(1), &rest);
  const google::protobuf::Descriptor& type = *value.GetDescriptor();
  value.GetReflection()->SetInt64(&value, type.FindFieldByName("seconds"), seconds);
  value.GetReflection()->SetInt32(&value, type.FindFieldByName("nanos"),
                                  static_cast<int32_t>(absl::ToInt64Nanoseconds(rest)));
  return true;
}

// The format of a time or a date: the digits of its parts. Empty for other messages.
struct TimeForm {
  std::string_view pattern;
  std::span<const size_t> widths;
};

TimeForm FormOf(const google::protobuf::Descriptor& type) {
  static constexpr size_t kTime[] = {2, 2, 2};
  static constexpr size_t kDate[] = {4, 2, 2};
  static constexpr size_t kDateTime[] = {4, 2, 2, 2, 2, 2};
  if (type.full_name() == kDuration) return {"a duration such as 5s", {}};
  if (type.full_name() == "kiwoom.v1.TimeOfDay") return {"HH:MM:SS", kTime};
  if (type.full_name() == "kiwoom.v1.Date") return {"YYYY-MM-DD", kDate};
  if (type.full_name() == "kiwoom.v1.DateTime") return {"YYYY-MM-DDTHH:MM:SS", kDateTime};
  return {"a message, which cannot be typed here", {}};
}

// Describes the values that the field accepts, for an error message.
std::string Wanted(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      return absl::StrCat("one of ", ValueNames(*field.enum_type()));
    case FieldDescriptor::CPPTYPE_BOOL:
      return "true or false";
    case FieldDescriptor::CPPTYPE_INT64:
      return "an integer";
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return "a number";
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return std::string(FormOf(*field.message_type()).pattern);
    default:
      return "a text";
  }
}

bool SetField(const FieldDescriptor& field, std::string_view text, Message& request) {
  const google::protobuf::Reflection& reflection = *request.GetReflection();
  const absl::string_view typed(text.data(), text.size());
  if (field.is_repeated()) return false;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      reflection.SetString(&request, &field, std::string(text));
      return true;
    case FieldDescriptor::CPPTYPE_INT64: {
      int64_t number = 0;
      if (!absl::SimpleAtoi(typed, &number)) return false;
      reflection.SetInt64(&request, &field, number);
      return true;
    }
    case FieldDescriptor::CPPTYPE_DOUBLE: {
      double number = 0;
      if (!absl::SimpleAtod(typed, &number)) return false;
      reflection.SetDouble(&request, &field, number);
      return true;
    }
    case FieldDescriptor::CPPTYPE_BOOL: {
      bool flag = false;
      if (!absl::SimpleAtob(typed, &flag)) return false;
      reflection.SetBool(&request, &field, flag);
      return true;
    }
    case FieldDescriptor::CPPTYPE_ENUM: {
      const EnumValueDescriptor* value = FindValue(*field.enum_type(), text);
      if (value == nullptr) return false;
      reflection.SetEnum(&request, &field, value);
      return true;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      Message& value = *reflection.MutableMessage(&request, &field);
      if (value.GetDescriptor()->full_name() == kDuration) return SetDuration(text, value);
      return SetParts(text, FormOf(*value.GetDescriptor()).widths, value);
    }
    default:
      return false;
  }
}

// Sets the field by the broker's code, if the table has it.
bool SetCode(const FieldDescriptor& field, std::string_view text, const codec::Message* table, Message& request) {
  if (table == nullptr || field.is_repeated() || field.enum_type() == nullptr) return false;
  for (const codec::Row& row : table->rows) {
    if (row.number != static_cast<uint32_t>(field.number())) continue;
    for (const codec::Code& code : row.codes) {
      if (code.wire != text) continue;
      request.GetReflection()->SetEnumValue(&request, &field, code.value);
      return true;
    }
  }
  return false;
}

}  // namespace

absl::Status SetFields(std::span<char* const> arguments, const codec::Message* table, Message& request) {
  const google::protobuf::Descriptor& type = *request.GetDescriptor();
  for (const std::string_view argument : arguments) {
    const size_t equals = argument.find('=');
    if (equals == std::string_view::npos) {
      return absl::InvalidArgumentError(
          absl::StrCat("\"", Printable(argument), "\" is not name=value; the fields are ", FieldNames(type), "."));
    }
    const std::string name(argument.substr(0, equals));
    const std::string_view value = argument.substr(equals + 1);
    const FieldDescriptor* field = FindField(type, name);
    if (field == nullptr) {
      return absl::InvalidArgumentError(
          absl::StrCat(type.name(), " has no field \"", Printable(name), "\"; the fields are ", FieldNames(type), "."));
    }
    if (!SetField(*field, value, request) && !SetCode(*field, value, table, request)) {
      return absl::InvalidArgumentError(
          absl::StrCat(name, " takes ", Wanted(*field), ", not \"", Printable(value), "\"."));
    }
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli

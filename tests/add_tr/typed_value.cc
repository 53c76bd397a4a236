#include "tests/add_tr/typed_value.h"

#include "google/protobuf/descriptor.h"
#include "google/protobuf/text_format.h"

namespace kiwoom::tests {
namespace {

using google::protobuf::FieldDescriptor;

std::string KindOf(const FieldDescriptor& field) {
  if (field.message_type() != nullptr) return field.message_type()->name();
  if (field.enum_type() != nullptr) return field.enum_type()->name();
  return field.type_name();
}

std::string Complaint(const google::protobuf::Message& message, const TypedValue& expected) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(expected.field);
  if (field == nullptr) return "is not a field";
  if (KindOf(*field) != expected.kind) return "is a " + KindOf(*field) + ", not a " + expected.kind;
  if (!message.GetReflection()->HasField(message, field)) return "has no value";
  std::string value;
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.PrintFieldValueToString(message, field, -1, &value);
  if (*expected.value != '\0' && value != expected.value) return "is " + value + ", not " + expected.value;
  return {};
}

}  // namespace

std::string Complaints(const google::protobuf::Message& message, std::span<const TypedValue> values) {
  const std::string& type = message.GetDescriptor()->name();
  std::string complaints;
  for (const TypedValue& expected : values) {
    const std::string complaint = Complaint(message, expected);
    if (!complaint.empty()) complaints += type + "." + expected.field + " " + complaint + "\n";
  }
  const FieldDescriptor* unparsed = message.GetDescriptor()->FindFieldByName("unparsed");
  if (unparsed == nullptr) return complaints + type + " has no field unparsed\n";
  for (int i = 0; i < message.GetReflection()->FieldSize(message, unparsed); ++i) {
    complaints += type + ".unparsed has " +
                  message.GetReflection()->GetRepeatedMessage(message, unparsed, i).ShortDebugString() + "\n";
  }
  return complaints;
}

}  // namespace kiwoom::tests

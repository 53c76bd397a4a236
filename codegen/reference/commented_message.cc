#include "codegen/reference/commented_message.h"

#include <sstream>

#include "codegen/model/unit.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/text_format.h"

namespace kiwoom::reference {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Struct;

// Longer lines omit the spellings, which the example shows anyway.
constexpr size_t kColumns = 120;

// More elements of a list add no information.
constexpr int kElementsShown = 2;

constexpr int kUnparsedNumber = static_cast<int>(codec::kUnparsedNumber);

std::string Unit(const codec::Row& row) {
  const std::string_view unit = row.unit.empty() ? model::DefaultUnit(row.type) : row.unit;
  return unit.empty() ? "" : ", " + std::string(model::SpokenUnit(unit));
}

std::string Indented(const std::string& text, const std::string& indent) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) out += indent + line + "\n";
  return out;
}

}  // namespace

const FieldDescriptor* CommentedMessage::Find(uint32_t number) const {
  return message_.GetDescriptor()->FindFieldByNumber(static_cast<int>(number));
}

std::string CommentedMessage::Origin(const codec::Row& row) const {
  const auto sent = sent_.fields().find(std::string(row.key));
  if (sent == sent_.fields().end() || !sent->second.has_string_value()) return "";
  return std::string(row.key) + " \"" + sent->second.string_value() + "\"";
}

// `index` is -1 for a field that is not repeated.
std::string CommentedMessage::Line(const FieldDescriptor& field, int index, const std::string& comment) const {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  printer.SetSingleLineMode(true);
  std::string value;
  printer.PrintFieldValueToString(message_, &field, index, &value);
  if (!value.empty() && value.back() == ' ') value.pop_back();
  std::string line = field.name();
  if (field.message_type() == nullptr) {
    line += ": " + value;
  } else {
    line += value.empty() ? " {}" : " { " + value + " }";
  }
  return line + (comment.empty() ? "" : "  # " + comment) + "\n";
}

std::string CommentedMessage::Value(const codec::Row& row) const {
  const FieldDescriptor* const field = Find(row.number);
  if (!message_.GetReflection()->HasField(message_, field)) return "";
  std::string text = Line(*field, -1, Origin(row) + Unit(row));
  const FieldDescriptor* const companion = row.companion == 0 ? nullptr : Find(row.companion);
  if (companion != nullptr && message_.GetReflection()->HasField(message_, companion)) text += Line(*companion, -1, "");
  return text;
}

std::string CommentedMessage::Group(int group) const {
  const FieldDescriptor* const field = Find(table_.groups[static_cast<size_t>(group)].number);
  std::string text;
  for (int level = 0; level < message_.GetReflection()->FieldSize(message_, field); ++level) {
    std::string origins, keys;
    for (const codec::Row& row : table_.rows) {
      const std::string origin = row.group == group && row.level == level ? Origin(row) : "";
      if (origin.empty()) continue;
      origins += (origins.empty() ? "" : ", ") + origin;
      keys += (keys.empty() ? "" : ", ") + std::string(row.key);
    }
    const std::string line = Line(*field, level, origins);
    text += line.size() <= kColumns ? line : Line(*field, level, keys);
  }
  return text;
}

std::string CommentedMessage::List(const codec::Row& row, const std::string& indent) const {
  const FieldDescriptor* const field = Find(row.number);
  const auto sent = sent_.fields().find(std::string(row.key));
  const int size = message_.GetReflection()->FieldSize(message_, field);
  const bool is_list = sent != sent_.fields().end() && sent->second.has_list_value();
  std::string text;
  for (int i = 0; i < size && i < kElementsShown; ++i) {
    const Struct none;
    const bool is_object = is_list && i < sent->second.list_value().values_size();
    const CommentedMessage element(*row.list, message_.GetReflection()->GetRepeatedMessage(message_, field, i),
                                   is_object ? sent->second.list_value().values(i).struct_value() : none);
    text += field->name() + " {" + (i == 0 ? "  # " + std::string(row.key) : "") + "\n" + element.ToText("  ") + "}\n";
  }
  if (size > kElementsShown) {
    text += "# … and " + std::to_string(size - kElementsShown) + " more " + field->name() + "\n";
  }
  return text;
}

std::string CommentedMessage::Unparsed() const {
  const FieldDescriptor* const field = Find(kUnparsedNumber);
  if (field == nullptr) return "";
  std::string text;
  for (int i = 0; i < message_.GetReflection()->FieldSize(message_, field); ++i) text += Line(*field, i, "");
  return text;
}

std::string CommentedMessage::ToText(const std::string& indent) const {
  std::string text;
  int group = -1;
  for (const codec::Row& row : table_.rows) {
    if (row.group >= 0) {
      if (row.group != group) text += Group(row.group);
      group = row.group;
    } else {
      text += row.list == nullptr ? Value(row) : List(row, indent);
    }
  }
  return Indented(text + Unparsed(), indent);
}

}  // namespace kiwoom::reference

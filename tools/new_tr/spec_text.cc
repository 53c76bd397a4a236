#include "tools/new_tr/spec_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "codegen/model/shape.h"
#include "codegen/spec/language.h"
#include "tools/new_tr/yaml_scalar.h"

namespace kiwoom::new_tr {
namespace {

// A line in braces: attributes in columns, then rare attributes, then a note.
struct FlowLine {
  std::vector<std::string> columns;
  std::string rest;
  std::string note;
};

template <typename T, size_t n>
std::string WordFor(const spec::Word<T> (&words)[n], T value) {
  const auto found =
      std::find_if(std::begin(words), std::end(words), [&](const auto& word) { return word.value == value; });
  return found == std::end(words) ? "" : std::string(found->text);
}

template <typename T, size_t n>
std::string WordFor(const spec::Word<T> (&words)[n], std::optional<T> value) {
  return value ? WordFor(words, *value) : std::string(spec::kUndecided);
}

std::string Codes(const std::vector<spec::Code>& codes) {
  std::string text;
  for (const spec::Code& code : codes) {
    text += (text.empty() ? " " : ", ") + Quoted(code.wire) + ": " + YamlScalar(code.value);
  }
  return "{" + text + " }";
}

std::string Sequence(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + Quoted(text);
  return "[" + all + "]";
}

std::string Plain(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + YamlScalar(text);
  return "[" + all + "]";
}

void Append(std::string& out, const std::string& attribute) { out += (out.empty() ? "" : ", ") + attribute; }

// A field of a message has no key.
FlowLine ToLine(const spec::Row& row) {
  FlowLine line;
  if (row.fid) line.columns.push_back("fid: " + std::to_string(*row.fid));
  if (!row.key.empty()) line.columns.push_back("key: " + YamlScalar(row.key));
  line.columns.push_back("ko: " + YamlScalar(row.ko));
  line.columns.push_back("name: " + row.name);
  if (row.number) line.columns.push_back("number: " + std::to_string(*row.number));
  line.columns.push_back("type: " + model::TypeWord(*row.type));
  if (row.direction) Append(line.rest, "direction: " + std::to_string(*row.direction));
  if (!row.of.empty()) Append(line.rest, "of: " + row.of);
  if (row.required) Append(line.rest, "required: true");
  if (row.length != 0) Append(line.rest, "length: " + std::to_string(row.length));
  if (row.format != codec::Format::kNone) Append(line.rest, "format: " + WordFor(spec::kFormatWords, row.format));
  if (!row.unit.empty()) Append(line.rest, "unit: " + row.unit);
  if (row.decimals) Append(line.rest, "decimals: " + std::to_string(*row.decimals));
  if (row.scale) Append(line.rest, "scale: " + std::to_string(*row.scale));
  if (row.sign_is_decoration) Append(line.rest, "sign: " + WordFor(spec::kSignWords, true));
  if (!row.codes.empty()) Append(line.rest, "codes: " + Codes(row.codes));
  if (row.absent.zero) Append(line.rest, "absent: " + WordFor(spec::kAbsentWords, true));
  if (!row.absent.spellings.empty()) Append(line.rest, "absent: " + Sequence(row.absent.spellings));
  if (row.sensitive) Append(line.rest, "sensitive: true");
  line.note = row.note;
  return line;
}

FlowLine ToLine(const spec::Column& column) {
  FlowLine line;
  line.columns.push_back(column.fid ? "fid: " + std::to_string(*column.fid) : "keys: " + Plain(column.keys));
  line.columns.push_back("ko: " + YamlScalar(column.ko));
  line.columns.push_back("name: " + column.name);
  line.note = column.note;
  return line;
}

// The last column is padded if anything follows it.
std::string Print(const std::vector<FlowLine>& lines, const std::string& indent) {
  std::vector<size_t> widths;
  for (const FlowLine& line : lines) {
    widths.resize(std::max(widths.size(), line.columns.size()));
    for (size_t i = 0; i < line.columns.size(); ++i) widths[i] = std::max(widths[i], Width(line.columns[i]));
  }
  std::string text;
  for (const FlowLine& line : lines) {
    text += indent + "- { ";
    for (size_t i = 0; i < line.columns.size(); ++i) {
      const bool is_last = i + 1 == line.columns.size() && line.rest.empty();
      text += line.columns[i];
      if (!is_last) text += "," + std::string(widths[i] - Width(line.columns[i]) + 1, ' ');
    }
    text += line.rest;
    text += line.note.empty() ? " }\n" : ",\n" + indent + "    note: " + Quoted(line.note) + " }\n";
  }
  return text;
}

std::string Print(const std::vector<spec::Entry>& entries, const std::string& indent);

std::string Print(const spec::Group& group, const std::string& indent) {
  std::string text = indent + "- name: " + group.name + "\n";
  const std::string inner = indent + "  ";
  if (group.number) text += inner + "number: " + std::to_string(*group.number) + "\n";
  text += inner + "levels: " + std::to_string(group.levels) + "\n";
  text += inner + "of: " + group.of + "\n";
  text += inner + "each:\n";
  std::vector<FlowLine> lines;
  for (const spec::Column& column : group.each) lines.push_back(ToLine(column));
  return text + Print(lines, inner + "  ");
}

std::string PrintList(const spec::Row& row, const std::string& indent) {
  const std::string inner = indent + "  ";
  std::string text = indent + "- key: " + YamlScalar(row.key) + "\n";
  text += inner + "ko: " + YamlScalar(row.ko) + "\n";
  text += inner + "name: " + row.name + "\n";
  text += inner + "number: " + std::to_string(row.number.value_or(0)) + "\n";
  text += inner + "type: list\n";
  text += inner + "of: " + row.of + "\n";
  if (!row.note.empty()) text += inner + "note: " + Quoted(row.note) + "\n";
  text += inner + "fields:\n";
  return text + Print(row.fields, inner + "  ");
}

// Rows between groups and lists share their columns.
std::string Print(const std::vector<spec::Entry>& entries, const std::string& indent) {
  std::string text;
  std::vector<FlowLine> lines;
  const auto flush = [&] { text += Print(std::exchange(lines, {}), indent); };
  for (const spec::Entry& entry : entries) {
    const spec::Row* row = std::get_if<spec::Row>(&entry);
    if (row != nullptr && row->fields.empty()) {
      lines.push_back(ToLine(*row));
      continue;
    }
    flush();
    text += row == nullptr ? Print(std::get<spec::Group>(entry), indent) : PrintList(*row, indent);
  }
  flush();
  return text;
}

std::string Print(std::string_view key, const std::vector<spec::Entry>& entries) {
  const std::string head = "\n" + std::string(key) + ":";
  return entries.empty() ? head + " []\n" : head + "\n" + Print(entries, "  ");
}

FlowLine ToLine(const spec::EnumValue& value) {
  FlowLine line;
  line.columns = {"name: " + value.name, "number: " + std::to_string(value.number), "ko: " + YamlScalar(value.ko)};
  return line;
}

std::string Print(const std::vector<spec::Enum>& enums) {
  std::string text;
  for (const spec::Enum& of : enums) {
    text += (text.empty() ? "\nenums:\n  " : "\n  ") + of.name + ":\n";
    text += "    doc: " + YamlScalar(of.doc) + "\n    values:\n";
    std::vector<FlowLine> lines;
    for (const spec::EnumValue& value : of.values) lines.push_back(ToLine(value));
    text += Print(lines, "      ") + "    codes: " + Codes(of.codes) + "\n";
  }
  return text;
}

std::string Print(const std::vector<spec::SharedMessage>& messages) {
  std::string text;
  for (const spec::SharedMessage& message : messages) {
    text += (text.empty() ? "\nmessages:\n  " : "\n  ") + message.name + ":\n";
    text += "    doc: " + YamlScalar(message.doc) + "\n    fields:\n";
    std::vector<FlowLine> lines;
    for (const spec::Row& field : message.fields) lines.push_back(ToLine(field));
    text += Print(lines, "      ");
  }
  return text;
}

}  // namespace

std::string SpecText(const spec::TrFile& file) {
  std::string text = "tr: " + YamlScalar(file.tr) + "\n";
  text += "title: " + YamlScalar(file.title) + "\n";
  text += "name: " + file.name + "\n";
  if (file.path.empty()) {
    text += "register: " + WordFor(spec::kRegisterWords, file.registration) + "\n";
    if (file.registration == codec::Register::kItem) text += "items: " + WordFor(spec::kItemsWords, file.items) + "\n";
    text += "delivery: " + WordFor(spec::kDeliveryWords, file.delivery) + "\n";
    return text + Print(file.types.enums) + Print(file.types.messages) + Print("fields", file.fields);
  }
  text += "service: " + file.service + "\npath: " + file.path + "\n";
  if (file.transport) text += "transport: " + WordFor(spec::kTransportWords, file.transport) + "\n";
  text += "effect: " + WordFor(spec::kEffectWords, file.effect) + "\n";
  text += "scope: " + WordFor(spec::kScopeWords, file.scope) + "\n";
  text += Print(file.types.enums) + Print(file.types.messages);
  return text + Print("request", file.request) + Print("response", file.response);
}

}  // namespace kiwoom::new_tr

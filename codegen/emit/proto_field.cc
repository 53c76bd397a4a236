#include "codegen/emit/proto_field.h"

#include <cctype>
#include <string_view>
#include <vector>

#include "absl/strings/str_replace.h"
#include "codegen/emit/comment.h"
#include "codegen/emit/literal.h"
#include "codegen/model/shape.h"
#include "codegen/model/unit.h"

namespace kiwoom::emit {
namespace {

using codec::Shape;
using model::Part;

constexpr size_t kIndent = 2;

std::string KeyComment(const std::string& key, Part part) {
  return part == Part::kRealtime ? "FID " + key : "key " + key;
}

std::string Joined(const std::vector<std::string>& parts, const char* separator) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : separator) + part;
  return out;
}

// "41–50" if the keys are consecutive.
std::string KeysComment(const model::Column& column) {
  return column.consecutive ? column.keys.front() + "–" + column.keys.back() : Joined(column.keys, ", ");
}

std::string UnitComment(const model::Field& field) {
  const std::string_view unit = field.unit.empty() ? model::DefaultUnit(field.type) : std::string_view(field.unit);
  return std::string(model::SpokenUnit(unit));
}

// "absent if zero", "absent if "0" or "-"", or nothing.
std::string AbsentComment(const spec::Absence& absence) {
  std::vector<std::string> absent;
  if (absence.zero) absent.emplace_back("zero");
  for (const std::string& spelling : absence.spellings) absent.push_back(Literal(spelling));
  return absent.empty() ? "" : "absent if " + Joined(absent, " or ");
}

// Unit, codes and limits: the parts of the first comment line.
std::vector<std::string> Facts(const model::Field& field) {
  std::vector<std::string> facts = {UnitComment(field)};
  const bool is_signed = field.type == codec::Type::kChange || field.type == codec::Type::kNet;
  if (is_signed) facts.back() += facts.back().empty() ? "signed" : ", signed";
  if (field.scale > 1) facts.push_back("×" + std::to_string(field.scale) + " on the wire");
  if (field.sign_is_decoration) facts.emplace_back("a sign on the wire means nothing");
  if (field.shape == Shape::kTimeOfDay || field.shape == Shape::kDate || field.shape == Shape::kDateTime) {
    facts.push_back("Asia/Seoul");
  }
  std::vector<std::string> codes;
  for (const model::Code& code : field.codes) codes.push_back(Literal(code.wire) + " " + code.value);
  facts.push_back(Joined(codes, ", "));
  facts.push_back(AbsentComment(field.AllAbsent()));
  if (field.required) facts.push_back("required");
  if (field.length > 0) {
    facts.push_back("at most " + std::to_string(field.length) + (field.length == 1 ? " character" : " characters"));
  }
  facts.emplace_back(model::FormatPhrase(field.format));
  if (field.sensitive) facts.push_back("never logged");
  return facts;
}

// `key` is the option that names the wire key: `(fid) = 10`, or nothing.
std::vector<std::string> Options(const model::Field& field, const std::string& key) {
  std::vector<std::string> options;
  if (!field.ko.empty()) options.push_back("(ko) = " + Literal(field.ko));
  if (!key.empty()) options.push_back(key);
  if (!field.unit.empty()) options.push_back("(unit) = " + Literal(field.unit));
  if (field.shape == Shape::kDouble) options.push_back("(decimals) = " + std::to_string(field.decimals));
  if (field.scale > 1) options.push_back("(scale) = " + std::to_string(field.scale));
  if (field.sensitive) options.push_back("(sensitive) = true");
  if (field.required) options.push_back("(google.api.field_behavior) = REQUIRED");
  return options;
}

// `declaration` with its options, on one line if they fit.
std::string WithOptions(const std::string& declaration, const std::vector<std::string>& options) {
  if (options.empty()) return declaration + ";\n";
  const std::string line = declaration + " [" + Joined(options, ", ") + "];\n";
  return Width(line) <= kColumns + 1 ? line : declaration + " [\n    " + Joined(options, ",\n    ") + "\n  ];\n";
}

std::string KeyOption(const std::string& key, Part part) {
  return part == Part::kRealtime ? "(fid) = " + key : "(key) = " + Literal(key);
}

std::string Label(const model::Field& field) {
  switch (field.shape) {
    case Shape::kList:
      return "repeated ";
    case Shape::kTimeOfDay:
    case Shape::kDate:
    case Shape::kDateTime:
      return "";
    default:
      return "optional ";
  }
}

// The meaning of the broker's sign before the value.
std::string CompanionComment(const model::Field& field) {
  switch (field.type) {
    case codec::Type::kRatio:
      return "The broker's sign of `" + field.name + "`, if any; it is not arithmetic.";
    case codec::Type::kAggressorQuantity:
      return "Who crossed the spread: the broker's sign of `" + field.name + "`.";
    default:
      return "Relative to the previous close: the broker's sign of `" + field.name + "`.";
  }
}

std::string Declaration(const model::Field& field, const std::vector<std::string>& options) {
  std::string out = WithOptions(
      "  " + Label(field) + field.proto_type + " " + field.name + " = " + std::to_string(field.number), options);
  if (field.companion) {
    out += "\n" + Comment(kIndent, {CompanionComment(field)});
    out += "  " + field.companion->type + " " + field.companion->name + " = " +
           std::to_string(field.companion->number) + ";\n";
  }
  return out;
}

}  // namespace

std::string ProtoField(const model::Row& row, Part part) {
  std::vector<std::string> facts = {row.ko, KeyComment(row.key, part)};
  for (std::string& fact : Facts(row.field)) facts.push_back(std::move(fact));
  return Comment(kIndent, {Dotted(facts), row.field.note}) +
         Declaration(row.field, Options(row.field, KeyOption(row.key, part)));
}

std::string ProtoField(const model::Group& group, Part part) {
  const model::Column& first = group.columns.front();
  const std::string ko = absl::StrReplaceAll(first.ko, {{"{n}", " 1–" + std::to_string(group.levels)}});
  std::vector<std::string> origins;
  for (const model::Column& column : group.columns) {
    const std::string absent = AbsentComment(column.absent);
    origins.push_back("`" + column.name + "` " + KeyComment(KeysComment(column), part) +
                      (absent.empty() ? "" : " (" + absent + ")"));
  }
  std::vector<std::string> paragraphs = {Dotted({ko, "best first"}), group.note, Joined(origins, ", ") + "."};
  for (const model::Column& column : group.columns) {
    if (!column.note.empty()) paragraphs.push_back("`" + column.name + "`: " + column.note);
  }
  paragraphs.emplace_back("Trailing levels whose fields are all absent or zero are cut.");
  model::Field field;
  field.ko = first.ko;
  return Comment(kIndent, paragraphs) +
         WithOptions("  repeated " + group.message + " " + group.name + " = " + std::to_string(group.number),
                     Options(field, KeyOption(first.keys.front(), part)));
}

std::string ProtoField(const model::Field& field) {
  std::vector<std::string> facts = {field.ko};
  model::Field everywhere = field;
  everywhere.absent = {};
  for (std::string& fact : Facts(everywhere)) facts.push_back(std::move(fact));
  if (!field.absent.empty()) facts.push_back(AbsentComment(field.absent) + " unless a group says otherwise");
  std::string text = Dotted(facts);
  if (!text.empty()) {
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    text += ". ";
  }
  return Comment(kIndent, {text + field.note}) + Declaration(field, Options(field, ""));
}

}  // namespace kiwoom::emit

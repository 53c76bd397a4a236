#include "codegen/emit/reference_table.h"

#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "codegen/emit/markdown.h"
#include "codegen/model/shape.h"
#include "codegen/model/unit.h"

namespace kiwoom::emit {
namespace {

using codec::Shape;
using model::Part;

std::string TypeCell(const model::Field& field) {
  if (field.shape == Shape::kList) return "list of " + Code(field.proto_type);
  const std::string word = model::TypeWord(field.type);
  return word == field.proto_type ? Code(word) : word + ", " + Code(field.proto_type);
}

std::string UnitCell(const model::Field& field) {
  const std::string_view unit = field.unit.empty() ? model::DefaultUnit(field.type) : std::string_view(field.unit);
  return std::string(model::SpokenUnit(unit));
}

// Phrases that describe the value on the wire.
std::string Spelling(const model::Field& field) {
  std::vector<std::string> facts;
  std::vector<std::string> codes;
  for (const model::Code& code : field.codes) codes.push_back(Code(code.wire) + " " + code.value);
  if (!codes.empty()) facts.push_back(absl::StrJoin(codes, ", "));
  if (field.shape == Shape::kDouble) {
    facts.push_back(std::to_string(field.decimals) + (field.decimals == 1 ? " decimal" : " decimals"));
  }
  if (field.scale > 1) facts.push_back("sent ×" + std::to_string(field.scale));
  if (field.sign_is_decoration) facts.emplace_back("a sign means nothing");
  const spec::Absence absence = field.AllAbsent();
  std::vector<std::string> absent;
  if (absence.zero) absent.emplace_back("zero");
  for (const std::string& spelling : absence.spellings) absent.push_back(Code(spelling));
  if (!absent.empty()) facts.push_back("absent if " + absl::StrJoin(absent, " or "));
  if (field.sensitive) facts.push_back("never logged");
  return absl::StrJoin(facts, "; ");
}

std::string Sentences(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    out += (out.empty() ? "" : " ") + part;
    if (out.back() != '.') out += '.';
  }
  return out;
}

// The middle of a line; `path` is that of the message that contains the field.
std::vector<std::string> Cells(const std::string& keys, const std::string& ko, const std::string& path,
                               const model::Field& field, const std::string& notes) {
  std::string name = Code(path + field.name);
  if (field.companion) name += "<br>" + Code(path + field.companion->name);
  return {keys, Prose(ko), name, TypeCell(field), UnitCell(field), notes};
}

// Prints a group at the place of its first key: `row` belongs to its first column, and those of the others follow.
std::string GroupLines(const model::Group& group, const model::Row* row, const std::string& path) {
  std::string lines;
  const std::string levels = "1–" + std::to_string(group.levels);
  for (const model::Column& column : group.columns) {
    const std::string keys = column.consecutive ? Code(column.keys.front()) + "–" + Code(column.keys.back())
                                                : "`" + absl::StrJoin(column.keys, "`, `") + "`";
    const std::string ko = absl::StrReplaceAll(column.ko, {{"{n}", "{" + levels + "}"}});
    const bool first = &column == &group.columns.front();
    const std::string of = first ? std::to_string(group.levels) + " of " + Code(group.message) + ", best first" : "";
    const std::string notes =
        Sentences({of, first ? Prose(group.note) : "", Spelling(row->field), Prose(row->field.note)});
    lines += TableRow(Cells(keys, ko, path + group.name + "[].", row->field, notes));
    ++row;
  }
  return lines;
}

std::string Lines(const model::Message& message, const std::string& path) {
  std::string lines;
  int folded = -1;  // groups are consecutive
  for (const model::Row& row : message.rows) {
    if (row.group >= 0) {
      if (row.group != folded) lines += GroupLines(message.groups[static_cast<size_t>(row.group)], &row, path);
      folded = row.group;
      continue;
    }
    std::vector<std::string> cells =
        Cells(Code(row.key), row.ko, path, row.field, Sentences({Spelling(row.field), Prose(row.field.note)}));
    if (message.part == Part::kRequest) {
      const std::string length = row.field.length > 0 ? std::to_string(row.field.length) : "";
      cells.insert(cells.end() - 1,
                   {row.field.required ? "yes" : "no", length, std::string(model::FormatPhrase(row.field.format))});
    }
    lines += TableRow(cells);
    if (row.list != nullptr) lines += Lines(*row.list, path + row.field.name + "[].");
  }
  return lines;
}

}  // namespace

std::string ReferenceTable(const model::Message& message) {
  const char* key = message.part == Part::kRealtime ? "FID" : "Key";
  std::vector<std::string> titles = {key, "Korean", "Field", "Type", "Unit", "Codes and notes"};
  if (message.part == Part::kRequest) titles.insert(titles.end() - 1, {"Required", "Length", "Format"});
  return TableHead(titles) + Lines(message, "");
}

}  // namespace kiwoom::emit

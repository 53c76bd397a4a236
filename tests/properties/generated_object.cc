#include "tests/properties/generated_object.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "codec/json_text.h"
#include "tests/properties/meaning.h"
#include "tests/properties/message_reader.h"

namespace kiwoom::tests {
namespace {

using Member = GeneratedObject::Member;
using Deviation = std::vector<std::string>;

template <typename T>
void Expect(const std::string& where, const T& expected, const T& actual, Deviation& deviations) {
  if (expected == actual) return;
  std::ostringstream line;
  line << where << ": expected ";
  PrintTo(expected, &line);
  line << ", not ";
  PrintTo(actual, &line);
  deviations.push_back(line.str());
}

std::string Where(const codec::Row& row) { return std::string(row.key) + " " + std::string(row.ko); }

// Number of levels of each group after trailing empty levels are cut.
std::vector<size_t> LevelsLeft(const GeneratedObject& object) {
  std::vector<size_t> left(object.table->groups.size(), 0);
  for (const Member& member : object.members) {
    if (member.row == nullptr || member.row->group < 0) continue;
    if (SaysNothing(*member.row, MeaningOf(*member.row, member.text))) continue;
    size_t& levels = left[static_cast<size_t>(member.row->group)];
    levels = std::max(levels, size_t{member.row->level} + 1);
  }
  return left;
}

void CompareRows(const GeneratedObject& object, const google::protobuf::Message& message, Deviation& deviations) {
  const std::vector<size_t> levels = LevelsLeft(object);
  std::map<const codec::Row*, const Member*> came;
  for (const Member& member : object.members) came[member.row] = &member;
  for (const codec::Row& row : object.table->rows) {
    if (row.list != nullptr) continue;
    const auto member = came.find(&row);
    Meaning expected = member == came.end() ? Meaning{} : MeaningOf(row, member->second->text);
    const bool cut = row.group >= 0 && row.level >= levels[static_cast<size_t>(row.group)];
    if (expected.kind == Meaning::Kind::kUnfit || cut) expected = {};
    Expect(Where(row), expected, ReadMeaning(*object.table, row, message), deviations);
  }
  for (size_t group = 0; group < levels.size(); ++group) {
    const size_t found = CountElements(object.table->groups[group].name, message);
    if (found != levels[group]) {
      deviations.push_back(std::string(object.table->groups[group].name) + " has " + std::to_string(found) +
                           " levels, not " + std::to_string(levels[group]));
    }
  }
}

void CompareLists(const GeneratedObject& object, const google::protobuf::Message& message, Deviation& deviations) {
  for (const Member& member : object.members) {
    if (member.row == nullptr || member.row->list == nullptr) continue;
    const auto elements = ReadElements(member.row->name, message);
    if (elements.size() != member.elements.size()) {
      deviations.push_back(Where(*member.row) + " has " + std::to_string(elements.size()) + " elements, not " +
                           std::to_string(member.elements.size()));
      continue;
    }
    for (size_t i = 0; i < elements.size(); ++i) {
      for (const std::string& line : Deviations(member.elements[i], *elements[i])) {
        deviations.push_back(Where(*member.row) + "[" + std::to_string(i) + "] " + line);
      }
    }
  }
}

// As a string; if exotic, sometimes as an equivalent number or null.
std::string Scalar(const Member& member, bool exotic, Draw& draw) {
  if (exotic && draw.OneIn(3)) {
    const bool blank = member.text.find_first_not_of(' ') == std::string::npos;
    if (blank && member.row != nullptr) return "null";
    const bool number = !blank && (member.text[0] == '-' || (member.text[0] >= '0' && member.text[0] <= '9'));
    if (number && codec::IsJsonScalar(member.text)) return member.text;
  }
  return Quoted(member.text, exotic, draw);
}

}  // namespace

GeneratedObject DrawObject(const codec::Message& table, Draw& draw) {
  GeneratedObject object{.table = &table, .members = {}};
  // Complete rows, rows with holes, nearly empty rows.
  static constexpr size_t kMissing[] = {0, 0, 10, 2};
  const size_t missing = draw.Of(kMissing);
  for (const codec::Row& row : table.rows) {
    if (missing != 0 && draw.OneIn(missing)) continue;
    Member& member = object.members.emplace_back(Member{&row, std::string(row.key), "", {}});
    if (row.list == nullptr) {
      member.text = Spelling(row, draw);
      continue;
    }
    for (size_t i = draw.Below(4); i > 0; --i) member.elements.push_back(DrawObject(*row.list, draw));
  }
  while (draw.OneIn(4)) {
    const std::string key = UnknownKey(table, draw);
    const auto same = [&](const Member& member) { return member.key == key; };
    if (std::any_of(object.members.begin(), object.members.end(), same)) continue;
    object.members.push_back({nullptr, key, Spelling(table.rows[draw.Below(table.rows.size())], draw), {}});
  }
  if (draw.OneIn(3)) {
    for (size_t i = object.members.size(); i > 1; --i) std::swap(object.members[i - 1], object.members[draw.Below(i)]);
  }
  return object;
}

std::string JsonMembers(const GeneratedObject& object, bool exotic, Draw& draw) {
  const char* const blank = exotic ? " " : "";
  std::string json;
  for (const Member& member : object.members) {
    json += (json.empty() ? "" : ",") + std::string(blank) + Quoted(member.key, exotic, draw) + ":" + blank;
    if (member.row == nullptr || member.row->list == nullptr) {
      json += Scalar(member, exotic, draw);
      continue;
    }
    json += '[';
    for (const GeneratedObject& element : member.elements) {
      json += (json.back() == '[' ? "{" : ",{") + JsonMembers(element, exotic, draw) + "}";
    }
    json += ']';
  }
  return json;
}

std::vector<std::string> Deviations(const GeneratedObject& object, const google::protobuf::Message& message) {
  Deviation deviations;
  CompareRows(object, message, deviations);
  CompareLists(object, message, deviations);
  std::map<std::string, std::string> unparsed;
  for (const Member& member : object.members) {
    const bool list = member.row != nullptr && member.row->list != nullptr;
    const bool unknown = member.row == nullptr;
    if (unknown || (!list && MeaningOf(*member.row, member.text).kind == Meaning::Kind::kUnfit)) {
      unparsed[member.key] = member.text;
    }
  }
  const std::map<std::string, std::string> found = ReadUnparsed(message);
  for (const auto& [key, text] : unparsed) {
    if (found.find(key) == found.end()) deviations.push_back("unparsed lacks \"" + key + "\": \"" + text + "\"");
  }
  for (const auto& [key, text] : found) {
    const auto expected = unparsed.find(key);
    if (expected == unparsed.end() || expected->second != text) {
      deviations.push_back("unparsed should not have \"" + key + "\": \"" + text + "\"");
    }
  }
  return deviations;
}

}  // namespace kiwoom::tests

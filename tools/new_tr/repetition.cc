#include "tools/new_tr/repetition.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "absl/strings/str_cat.h"

namespace kiwoom::new_tr {
namespace {

// Wire code → Korean name.
std::map<std::string, std::string> CodesOf(const spec::Enum& of) {
  std::map<std::string, std::string> codes;
  for (const spec::Code& code : of.codes) {
    const auto value =
        std::find_if(of.values.begin(), of.values.end(), [&](const auto& one) { return one.name == code.value; });
    if (value != of.values.end()) codes[code.wire] = value->ko;
  }
  return codes;
}

// The Korean names of the columns that fold into a message.
std::set<std::string> ColumnsOf(const spec::TrFile& file, const std::string& message) {
  std::set<std::string> columns;
  for (const auto& entries : {file.fields, file.response}) {
    for (const spec::Entry& entry : entries) {
      const spec::Group* group = std::get_if<spec::Group>(&entry);
      if (group == nullptr || group->of != message) continue;
      for (const spec::Column& column : group->each) columns.insert(column.ko);
    }
  }
  return columns;
}

std::string Sentence(const spec::Position& at, const std::string& name, const char* what, const std::string& other,
                     const std::string& file) {
  return absl::StrCat(at.ToString(), ": `", name, "` has ", what, " of `", other, "` in ", file,
                      ": if it is the same, move the declaration to spec/types.yaml and name it here\n");
}

std::string Repetition(const spec::Enum& mine, const std::vector<spec::TrFile>& others) {
  const std::map<std::string, std::string> codes = CodesOf(mine);
  for (const spec::TrFile& other : others) {
    for (const spec::Enum& theirs : other.types.enums) {
      if (!codes.empty() && codes == CodesOf(theirs))
        return Sentence(mine.at, mine.name, "the codes", theirs.name, other.at.file);
    }
  }
  return "";
}

std::string Repetition(const spec::SharedMessage& mine, const std::set<std::string>& columns,
                       const std::vector<spec::TrFile>& others) {
  for (const spec::TrFile& other : others) {
    for (const spec::SharedMessage& theirs : other.types.messages) {
      if (columns.empty() || columns != ColumnsOf(other, theirs.name)) continue;
      return Sentence(mine.at, mine.name, "the levels", theirs.name, other.at.file);
    }
  }
  return "";
}

}  // namespace

std::string Repetitions(const spec::TrFile& file, const std::vector<spec::TrFile>& others) {
  std::string sentences;
  for (const spec::Enum& mine : file.types.enums) sentences += Repetition(mine, others);
  for (const spec::SharedMessage& mine : file.types.messages) {
    sentences += Repetition(mine, ColumnsOf(file, mine.name), others);
  }
  return sentences;
}

}  // namespace kiwoom::new_tr

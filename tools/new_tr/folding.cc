#include "tools/new_tr/folding.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"
#include "codegen/model/shape.h"
#include "tools/new_tr/agreement.h"
#include "tools/new_tr/description.h"

namespace kiwoom::new_tr {
namespace {

bool IsDigit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Every way to read a name as that of a level: "KRX 매도호가잔량1" is "KRX 매도호가잔량{n}" at 1.
std::vector<std::pair<std::string, uint32_t>> Patterns(const std::string& ko) {
  std::vector<std::pair<std::string, uint32_t>> patterns;
  for (size_t begin = 0; begin < ko.size(); ++begin) {
    if (!IsDigit(ko[begin])) continue;
    size_t end = begin;
    while (end < ko.size() && IsDigit(ko[end])) ++end;
    uint32_t level = 0;
    if (absl::SimpleAtoi(ko.substr(begin, end - begin), &level)) {
      patterns.emplace_back(ko.substr(0, begin) + "{n}" + ko.substr(end), level);
    }
    begin = end;
  }
  return patterns;
}

std::string Side(const std::string& ko) {
  for (const char* side : {"매도", "매수"}) {
    if (absl::StrContains(ko, side)) return side;
  }
  return "";
}

}  // namespace

// The rows of one pattern, by level.
struct Folding::Run {
  std::string ko;
  std::map<uint32_t, size_t> rows;
  size_t seen = 0;

  bool IsWhole() const {
    return rows.size() > 1 && seen == rows.size() && rows.begin()->first == 1 && rows.rbegin()->first == rows.size();
  }
};

Folding::Folding(Half half, const std::vector<BrokerRow>& rows, const std::vector<spec::SharedMessage>& shared,
                 const Precedents& precedents, Proposer& proposer)
    : half_(half), rows_(rows), shared_(shared) {
  std::map<std::string, Run> runs;
  for (size_t row = 0; row < rows.size(); ++row) {
    for (const auto& [ko, level] : Patterns(rows[row].ko)) {
      Run& run = runs[ko];
      run.ko = ko;
      run.rows[level] = row;
      ++run.seen;
    }
  }
  std::vector<const Run*> whole;
  for (const auto& [ko, run] : runs) {
    if (run.IsWhole()) whole.push_back(&run);
  }
  std::sort(whole.begin(), whole.end(), [](const Run* a, const Run* b) { return a->rows.at(1) < b->rows.at(1); });
  for (const Run* run : whole) Add(*run, precedents, proposer);
}

// The field of the shared message that other specs fold these rows into, if it agrees with everything in the table.
const spec::Row* Folding::FieldOf(const Run& run, const Precedents::Folded& known) const {
  for (const spec::SharedMessage& message : shared_) {
    if (message.name != known.of) continue;
    const auto field = std::find_if(message.fields.begin(), message.fields.end(),
                                    [&](const spec::Row& one) { return one.name == known.name; });
    const auto fits = [&](const auto& row) {
      const Description description = ReadDescription(rows_[row.second].description);
      return Agrees(*field, description) && !(half_ == Half::kResponse && LacksSign(*field, description));
    };
    if (field != message.fields.end() && std::all_of(run.rows.begin(), run.rows.end(), fits)) return &*field;
  }
  return nullptr;
}

void Folding::Add(const Run& run, const Precedents& precedents, Proposer& proposer) {
  if (std::any_of(run.rows.begin(), run.rows.end(), [&](const auto& row) { return IsFolded(row.second); })) return;
  const std::string& first_key = rows_[run.rows.at(1)].key;
  const Precedents::Folded* known = precedents.FindFolded(run.ko);
  const spec::Row* shared = known == nullptr ? nullptr : FieldOf(run, *known);
  if (shared == nullptr) known = nullptr;
  const size_t levels = run.rows.size();
  const std::string identity = absl::StrCat(known == nullptr ? Side(run.ko) : known->group, "/", levels);
  const auto [found, is_new] = group_by_identity_.try_emplace(identity, groups_.size());
  if (is_new) {
    spec::Group group;
    group.name = known == nullptr ? model::Unnamed(first_key) : known->group;
    group.levels = static_cast<uint32_t>(levels);
    group.of = known == nullptr ? model::UnnamedType(first_key) + "Level" : known->of;
    groups_.push_back(std::move(group));
  }
  for (const auto& [level, row] : run.rows) group_of_[row] = found->second;
  spec::Group& group = groups_[found->second];
  spec::Column column = ColumnOf(run);
  std::vector<const BrokerRow*> rows;
  for (const auto& [level, row] : run.rows) rows.push_back(&rows_[row]);
  if (shared != nullptr) {
    column.name = shared->name;
    const std::string& said = rows.front()->description;
    if (!Tells(*shared, ReadDescription(said))) column.note = "The document says: " + said;
  } else {
    spec::Row field = proposer.ProposeLevels(half_, run.ko, rows);
    column.name = field.name;
    Declare(std::move(field), group);
  }
  group.each.push_back(std::move(column));
}

// Adds a field to the group's message, which is declared with its first field.
void Folding::Declare(spec::Row field, spec::Group& group) {
  auto message = std::find_if(own_.begin(), own_.end(), [&](const auto& own) { return own.name == group.of; });
  if (message == own_.end()) {
    own_.emplace_back();
    message = std::prev(own_.end());
    message->name = group.of;
    message->doc = field.ko;
  }
  uint32_t number = 1;
  for (const spec::Row& other : message->fields) {
    number = std::max({number, *other.number + 1, other.direction.value_or(0) + 1});
  }
  field.number = number;
  if (!model::CompanionType(*field.type).empty()) field.direction = number + 1;
  message->fields.push_back(std::move(field));
}

spec::Column Folding::ColumnOf(const Run& run) const {
  spec::Column column;
  column.ko = run.ko;
  const std::string& first_key = rows_[run.rows.at(1)].key;
  uint32_t first = 0;
  bool counts_up = half_ == Half::kRealtime && absl::SimpleAtoi(first_key, &first);
  for (const auto& [level, row] : run.rows) {
    column.keys.push_back(rows_[row].key);
    uint32_t fid = 0;
    counts_up = counts_up && absl::SimpleAtoi(rows_[row].key, &fid) && fid == first + level - 1;
  }
  if (counts_up) {
    column.fid = first;
    column.keys.clear();
  }
  return column;
}

const spec::Group* Folding::GroupAt(size_t row) const {
  const auto found = group_of_.find(row);
  if (found == group_of_.end()) return nullptr;
  const bool is_first =
      std::none_of(group_of_.begin(), found, [&](const auto& other) { return other.second == found->second; });
  return is_first ? &groups_[found->second] : nullptr;
}

}  // namespace kiwoom::new_tr

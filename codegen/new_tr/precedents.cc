#include "codegen/new_tr/precedents.h"

#include <algorithm>
#include <variant>

#include "codegen/model/unit.h"

namespace kiwoom::new_tr {
namespace {

// How much each likeness counts.
constexpr int kSameKey = 4;
constexpr int kSameHalf = 2;
constexpr int kSameUnit = 5;
constexpr int kOtherUnit = -20;

// What the broker says rules out another unit; often it says none.
int UnitLikeness(const spec::Row& row, const std::string& said) {
  if (said.empty()) return 0;
  const std::string unit = row.unit.empty() ? std::string(model::DefaultUnit(*row.type)) : row.unit;
  return unit == said ? kSameUnit : kOtherUnit;
}

}  // namespace

Precedents::Precedents(const std::vector<spec::TrFile>& files, const std::vector<spec::Term>& glossary) {
  for (const spec::Term& term : glossary) glossary_[term.ko] = term.names;
  for (const spec::TrFile& file : files) {
    Add(Half::kRealtime, file.fields);
    Add(Half::kRequest, file.request);
    Add(Half::kResponse, file.response);
  }
}

void Precedents::Add(Half half, const std::vector<spec::Entry>& entries) {
  for (const spec::Entry& entry : entries) {
    if (const spec::Row* row = std::get_if<spec::Row>(&entry)) {
      if (row->dropped) continue;
      usages_.push_back({half, row->fid ? std::to_string(*row->fid) : row->key, *row});
      Add(half, row->fields);
      continue;
    }
    const spec::Group& group = std::get<spec::Group>(entry);
    for (const spec::Column& column : group.each) folded_[column.ko] = {group.name, group.of, column.name};
  }
}

const spec::Row* Precedents::Nearest(Half half, const BrokerRow& row, const Description& description) const {
  const spec::Row* nearest = nullptr;
  int likeness = kOtherUnit / 2;  // another unit is another thing
  for (const Usage& usage : usages_) {
    if (usage.row.ko != row.ko || usage.row.fields.empty() != row.fields.empty()) continue;
    // A sign that says who crossed the spread is that of one FID.
    if (usage.row.type == runtime::Type::kAggressorQuantity && usage.key != row.key) continue;
    const int like = kSameKey * (usage.key == row.key) + kSameHalf * (usage.half == half) +
                     UnitLikeness(usage.row, description.unit);
    if (like <= likeness) continue;
    likeness = like;
    nearest = &usage.row;
  }
  return nearest;
}

std::vector<std::string> Precedents::Names(const std::string& ko) const {
  const auto found = glossary_.find(ko);
  return found == glossary_.end() ? std::vector<std::string>() : found->second;
}

const Precedents::Folded* Precedents::FindFolded(const std::string& ko) const {
  const auto found = folded_.find(ko);
  return found == folded_.end() ? nullptr : &found->second;
}

}  // namespace kiwoom::new_tr

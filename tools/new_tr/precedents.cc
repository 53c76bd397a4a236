#include "tools/new_tr/precedents.h"

#include <algorithm>
#include <variant>

#include "tools/new_tr/agreement.h"

namespace kiwoom::new_tr {
namespace {

using codec::Type;

// The weights of similarities.
constexpr int kSameKey = 4;
constexpr int kSameHalf = 2;

bool IsCodeList(Type type) { return type == Type::kEnum || type == Type::kFlag; }

template <typename T>
bool Has(const std::vector<T>& declared, const std::string& name) {
  return std::any_of(declared.begin(), declared.end(), [&](const T& one) { return one.name == name; });
}

}  // namespace

Precedents::Precedents(const std::vector<spec::TrFile>& files, const std::vector<spec::Term>& glossary) {
  for (const spec::Term& term : glossary) glossary_[term.ko] = term.names;
  for (const spec::TrFile& file : files) {
    Add(Half::kRealtime, file.types, file.fields);
    Add(Half::kRequest, file.types, file.request);
    Add(Half::kResponse, file.types, file.response);
  }
}

void Precedents::Add(Half half, const spec::TypesFile& own, const std::vector<spec::Entry>& entries) {
  for (const spec::Entry& entry : entries) {
    if (const spec::Row* row = std::get_if<spec::Row>(&entry)) {
      if (row->dropped) continue;
      usages_.push_back({half, row->fid ? std::to_string(*row->fid) : row->key, *row, Has(own.enums, row->of)});
      Add(half, own, row->fields);
      continue;
    }
    const spec::Group& group = std::get<spec::Group>(entry);
    if (Has(own.messages, group.of)) continue;
    for (const spec::Column& column : group.each) folded_[column.ko] = {group.name, group.of, column.name};
  }
}

const spec::Row* Precedents::Nearest(Half half, const BrokerRow& row,
                                     const std::function<bool(const Usage&)>& suits) const {
  const spec::Row* nearest = nullptr;
  int likeness = -1;
  for (const Usage& usage : usages_) {
    if (usage.row.ko != row.ko || usage.row.fields.empty() != row.fields.empty()) continue;
    const bool is_same_key = usage.key == row.key;
    // A sign that means the aggressor, or nothing, applies only to the same key.
    const bool has_odd_sign = usage.row.type == Type::kAggressorQuantity || usage.row.sign_is_decoration;
    if (has_odd_sign && !is_same_key) continue;
    const int like = kSameKey * is_same_key + kSameHalf * (usage.half == half);
    if (like <= likeness || !suits(usage)) continue;
    likeness = like;
    nearest = &usage.row;
  }
  return nearest;
}

const spec::Row* Precedents::Nearest(Half half, const BrokerRow& row) const {
  return Nearest(half, row, [](const Usage&) { return true; });
}

const spec::Row* Precedents::NearestMeaning(Half half, const BrokerRow& row, const Description& description) const {
  const auto suits = [&](const Usage& usage) {
    if (usage.is_private || !Agrees(usage.row, description)) return false;
    if (!description.is_empty || !IsCodeList(*usage.row.type)) return true;
    // If neither table lists codes, each may have its own: a request's codes differ from a response's. A FID is the
    // same everywhere.
    return usage.half == half && usage.key == row.key && (half == Half::kRealtime || usage.row.codes.empty());
  };
  const spec::Row* nearest = Nearest(half, row, suits);
  if (nearest == nullptr || !description.unit.empty() || description.time) return nearest;
  // If other specs give this name different meanings, a table without a description does not decide between them.
  const bool is_disputed = std::any_of(usages_.begin(), usages_.end(), [&](const Usage& usage) {
    return usage.row.ko == row.ko && usage.row.fields.empty() && Differ(usage.row, *nearest);
  });
  return is_disputed ? nullptr : nearest;
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

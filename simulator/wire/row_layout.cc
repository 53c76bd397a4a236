#include "simulator/wire/row_layout.h"

#include <algorithm>
#include <map>

#include "simulator/wire/placeholder.h"
#include "simulator/wire/spelling.h"

namespace kiwoom::simulator {
namespace {

using codec::Message;
using codec::Row;

std::string NameOf(const Message& message, const Row& row) {
  const std::string name(row.name);
  return row.group < 0 ? name : std::string(message.groups[row.group].name) + '.' + name;
}

std::vector<const Row*> WireOrder(const Message& message, std::span<const std::string_view> recorded_order) {
  std::vector<const Row*> rows;
  for (const Row& row : message.rows) rows.push_back(&row);
  for (auto begin = rows.begin(); begin != rows.end();) {
    const auto in_group = [](const Row* row) { return row->group >= 0; };
    begin = std::find_if(begin, rows.end(), in_group);
    const auto end = std::find_if_not(begin, rows.end(), in_group);
    std::stable_sort(begin, end, [](const Row* a, const Row* b) { return a->level < b->level; });
    begin = end;
  }
  std::map<std::string_view, size_t> places;
  for (const std::string_view key : recorded_order) places.emplace(key, places.size());
  const auto place = [&](const Row* row) {
    const auto found = places.find(std::string_view(row->key));
    return found == places.end() ? places.size() : found->second;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) { return place(a) < place(b); });
  if (!places.empty()) std::erase_if(rows, [&](const Row* row) { return place(row) == places.size(); });
  return rows;
}

}  // namespace

RowLayout::RowLayout(const Message& message, std::span<const std::string_view> recorded_order,
                     std::span<const std::string_view> omitted) {
  for (const Row* row : WireOrder(message, recorded_order)) {
    if (std::ranges::find(omitted, NameOf(message, *row)) != omitted.end()) continue;
    columns_.push_back(
        {row, row->list == nullptr ? BindConcept(message, *row) : nullptr, '"' + std::string(row->key) + "\":"});
  }
}

void RowLayout::AppendValue(std::string& out, const Column& column, Scene& scene) {
  scene.level = column.row->level;
  Value value = column.bound == nullptr ? Value::Unknown() : column.bound->value(scene);
  if (value.kind() == Value::Kind::kUnknown) value = Placeholder(*column.row, scene);
  AppendSpelling(out, *column.row, value);
}

void RowLayout::Append(std::string& out, Scene& scene) const {
  Append(out, scene, [&](const Row&) { out += "[]"; });
}

std::vector<std::string> RowLayout::Unbound() const {
  std::vector<std::string> names;
  for (const Column& column : columns_) {
    if (column.bound == nullptr && column.row->list == nullptr) names.emplace_back(column.row->name);
  }
  return names;
}

}  // namespace kiwoom::simulator

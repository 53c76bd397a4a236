#include "codec/message_plan.h"

#include <algorithm>
#include <map>

namespace kiwoom::codec {
namespace {

MessagePlan::GroupPlan PlanGroup(const Message& message, int group) {
  const Group& declared = message.groups[static_cast<size_t>(group)];
  std::map<uint32_t, size_t> columns;  // field number → column
  for (const Row& row : message.rows) {
    if (row.group == group) columns.try_emplace(row.number, 0);
  }
  size_t column = 0;
  for (auto& [number, position] : columns) position = column++;
  MessagePlan::GroupPlan plan{declared.number, declared.levels, columns.size(),
                              std::vector<uint16_t>(columns.size() * declared.levels, MessagePlan::kNoRow)};
  for (size_t i = 0; i < message.rows.size(); ++i) {
    const Row& row = message.rows[i];
    if (row.group == group) plan.cells[row.level * plan.fields + columns[row.number]] = static_cast<uint16_t>(i);
  }
  return plan;
}

}  // namespace

MessagePlan::MessagePlan(const Message& message) : message_(message), index_(message.rows) {
  for (const Row& row : message.rows) values_.emplace_back(row);
  elements_.resize(message.rows.size());
  for (size_t i = 0; i < message.rows.size(); ++i) {
    if (message.rows[i].list != nullptr) elements_[i] = std::make_unique<MessagePlan>(*message.rows[i].list);
    if (message.rows[i].group < 0) steps_.push_back({.row = static_cast<int>(i)});
  }
  for (size_t g = 0; g < message.groups.size(); ++g) {
    groups_.push_back(PlanGroup(message, static_cast<int>(g)));
    steps_.push_back({.group = static_cast<int>(g)});
  }
  const auto number = [&](const Step& step) {
    return step.row >= 0 ? message_.rows[static_cast<size_t>(step.row)].number
                         : message_.groups[static_cast<size_t>(step.group)].number;
  };
  std::sort(steps_.begin(), steps_.end(), [&](const Step& a, const Step& b) { return number(a) < number(b); });
}

}  // namespace kiwoom::codec

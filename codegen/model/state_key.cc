#include "codegen/model/state_key.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "codegen/model/shape.h"
#include "codegen/spec/suggestion.h"

namespace kiwoom::model {
namespace {

using codec::Type;

constexpr int kNoGroup = -1;

// Types whose spelling distinguishes values. With a number or a time, nearly every row would become a state of its own.
bool TellsApart(Type type) {
  return type == Type::kText || type == Type::kCode || type == Type::kStockCode || type == Type::kEnum;
}

const Row* Find(const Message& message, const std::string& name, bool in_group) {
  auto row = std::find_if(message.rows.begin(), message.rows.end(), [&](const Row& candidate) {
    return candidate.field.name == name && (candidate.group != kNoGroup) == in_group;
  });
  return row == message.rows.end() ? nullptr : &*row;
}

// The end of the sentence about a name that no row has.
std::string SuggestRow(const std::string& name, const Message& message) {
  std::vector<std::string> fit;
  for (const Row& row : message.rows) {
    if (row.group == kNoGroup && TellsApart(row.field.type)) fit.push_back(row.field.name);
  }
  return fit.empty() ? ": `state_by` must name a row of type text, code or enum" : spec::Suggest(name, fit);
}

}  // namespace

const Field* FindStateKey(const spec::Position& at, const std::string& name, const Message& message,
                          spec::Refusals& refusals) {
  const auto refuse = [&](const std::string& sentence) {
    refusals.Add(at, sentence);
    return nullptr;
  };
  if (const Row* row = Find(message, name, false)) {
    if (TellsApart(row->field.type)) return &row->field;
    return refuse(absl::StrCat("`state_by` must name a row of type text, code or enum: `", name, "` is of type ",
                               TypeWord(row->field.type)));
  }
  for (const Group& group : message.groups) {
    if (group.name == name) return refuse(absl::StrCat("`state_by` must name a row: `", name, "` is a group"));
  }
  if (const Row* row = Find(message, name, true)) {
    return refuse(absl::StrCat("`state_by` must name a row of the TR itself: `", name, "` is one of the group `",
                               message.groups[static_cast<size_t>(row->group)].name, "`"));
  }
  for (const auto& [number, reserved] : message.reserved) {
    if (reserved == name)
      return refuse(absl::StrCat("`state_by` must name a row that is sent: `", name, "` is dropped"));
  }
  return refuse(absl::StrCat("there is no row `", name, "`", SuggestRow(name, message)));
}

}  // namespace kiwoom::model

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "codegen/model/message.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Unfolds a group: one row for each key of each level, and refuses groups with holes.
class GroupBuilder {
 public:
  // `reserved` gets the number of what the group replaces.
  GroupBuilder(const spec::Group& written, const SharedMessage& of, Part part, int index, Reserved& reserved,
               spec::Refusals& refusals);

  const Group& group() const { return group_; }

  // False where the group is refused for having none, or no first key that tells it.
  bool has_number() const { return has_number_; }

  // Level by level, each in the order of the columns.
  std::vector<Row> TakeRows() { return std::move(rows_); }

 private:
  std::vector<std::string> KeysOf(const spec::Column& column);
  // Sets has_number_.
  uint32_t NumberOf(const spec::Group& written, Reserved& reserved);
  // The field of the shared message as this group has it.
  Field FieldOf(const spec::Column& column, Field field) const;

  const Part part_;
  spec::Refusals& refusals_;
  bool has_number_ = true;
  Group group_;
  std::vector<Row> rows_;
};

}  // namespace kiwoom::model

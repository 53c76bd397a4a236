#pragma once

#include <string>
#include <utility>
#include <vector>

#include "codegen/model/message.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Unfolds a group into one row per key and level, and refuses groups with holes.
class GroupBuilder {
 public:
  // `reserved` receives the number of the field that the group replaces.
  GroupBuilder(const spec::Group& written, const SharedMessage& of, Part part, int index, Reserved& reserved,
               spec::Refusals& refusals);

  const Group& group() const { return group_; }

  // False if the group was refused because its number is missing and cannot be derived from its first key.
  bool has_number() const { return has_number_; }

  // Ordered by level, then by column.
  std::vector<Row> TakeRows() { return std::move(rows_); }

 private:
  std::vector<std::string> KeysOf(const spec::Column& column);
  // Sets has_number_.
  uint32_t NumberOf(const spec::Group& written, Reserved& reserved);
  // The field of the shared message with this group's attributes.
  Field FieldOf(const spec::Column& column, Field field) const;

  const Part part_;
  spec::Refusals& refusals_;
  bool has_number_ = true;
  Group group_;
  std::vector<Row> rows_;
};

}  // namespace kiwoom::model

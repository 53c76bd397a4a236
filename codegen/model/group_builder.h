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
  GroupBuilder(const spec::Group& written, const SharedMessage& of, Part part, int index, spec::Refusals& refusals);

  const Group& group() const { return group_; }

  // False where the group is refused for having none.
  bool has_number() const { return has_number_; }

  // Level by level, each in the order of the columns.
  std::vector<Row> TakeRows() { return std::move(rows_); }

 private:
  std::vector<std::string> KeysOf(const spec::Column& column);
  // Sets has_number_.
  uint32_t NumberOf(const spec::Group& written);

  const Part part_;
  spec::Refusals& refusals_;
  bool has_number_ = true;
  Group group_;
  std::vector<Row> rows_;
};

}  // namespace kiwoom::model

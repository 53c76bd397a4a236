#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "codec/key_index.h"
#include "codec/table.h"
#include "codec/value.h"

namespace kiwoom::codec {

// A message's table, prepared once for the engine: the place of each key's value, and the order in which the fields are
// written (by number, so that equal values give equal bytes). Immutable and thread-safe.
class MessagePlan {
 public:
  // One field in order: a single row, or a folded group.
  struct Step {
    int row = -1;    // index in rows; -1: a group
    int group = -1;  // index in groups
  };

  // The rows of a group, level by level: row index of field f at level l is cells[l * fields + f].
  struct GroupPlan {
    uint32_t number;
    uint8_t levels;
    size_t fields;
    std::vector<uint16_t> cells;  // kNoRow if the table has no such key
  };

  static constexpr uint16_t kNoRow = 0xFFFF;

  explicit MessagePlan(const Message& message);

  const Message& message() const { return message_; }
  std::span<const Row> rows() const { return message_.rows; }
  // How to write the value of a row.
  const ValuePlan& value(size_t row) const { return values_[row]; }
  const KeyIndex& index() const { return index_; }
  std::span<const Step> steps() const { return steps_; }
  std::span<const GroupPlan> groups() const { return groups_; }
  // For a list row: the plan of its elements.
  const MessagePlan& element(int row) const { return *elements_[static_cast<size_t>(row)]; }

 private:
  const Message& message_;
  KeyIndex index_;
  std::vector<ValuePlan> values_;
  std::vector<Step> steps_;
  std::vector<GroupPlan> groups_;
  std::vector<std::unique_ptr<MessagePlan>> elements_;
};

}  // namespace kiwoom::codec

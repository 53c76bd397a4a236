#pragma once

#include <cstdint>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::fanout {

// What the hub itself must know of a row, beside its item.
struct RowFacts {
  std::string_view account;  // of an account type: whose it is
  uint64_t key = 0;          // of a state: which of the topic's last values it replaces; 0: the topic has one
};

// Finds that in encoded rows of one TR. Types that are registered item by item have nothing to find.
class RowReader {
 public:
  explicit RowReader(const codec::Tr& tr);

  RowFacts Read(std::string_view item, std::string_view message) const;

 private:
  bool keyed_ = false;
  uint32_t account_ = 0;  // field numbers; 0: none
  uint32_t state_key_ = 0;
};

}  // namespace kiwoom::fanout

#pragma once

#include <cstdint>
#include <string_view>

#include "codec/table.h"

namespace kiwoom::fanout {

// The facts about a row that the hub needs besides its item.
struct RowFacts {
  std::string_view account;  // the account, for account types
  uint64_t key = 0;          // for states: which of the topic's last values it replaces; 0 if the topic has only one
};

// Reads them from the encoded rows of one TR. Types that are registered per item need none.
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

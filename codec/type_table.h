#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "codec/message_plan.h"
#include "codec/table.h"

namespace kiwoom::codec {

// The realtime TRs by code, each with the plan of its message. A code has two characters: a small direct table.
class TypeTable {
 public:
  explicit TypeTable(std::span<const Tr* const> trs) : plans_(size_t{1} << 14) {
    for (const Tr* tr : trs) {
      if (tr->kind == Kind::kRealtime) {
        plans_[Index(tr->code)] = std::make_unique<Entry>(Entry{tr, MessagePlan(*tr->response)});
      }
    }
  }

  struct Entry {
    const Tr* tr;
    MessagePlan plan;
  };

  const Entry* Find(std::string_view type) const {
    if (type.size() != 2 || ((type[0] | type[1]) & 0x80) != 0) return nullptr;
    return plans_[Index(type)].get();
  }

 private:
  static size_t Index(std::string_view type) {
    return static_cast<size_t>(type[0] & 0x7F) << 7 | static_cast<size_t>(type[1] & 0x7F);
  }

  std::vector<std::unique_ptr<Entry>> plans_;
};

}  // namespace kiwoom::codec

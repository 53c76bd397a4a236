#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "codec/table.h"

namespace kiwoom::sessions {

// The unit of registration: a realtime type and an item ("" for market and account types).
struct Topic {
  const codec::Tr* tr = nullptr;  // from the registry: one object per TR
  std::string item;

  friend bool operator==(const Topic&, const Topic&) = default;
  friend bool operator<(const Topic& a, const Topic& b) {
    if (a.tr != b.tr) return a.tr->code < b.tr->code;
    return a.item < b.item;
  }
  template <typename H>
  friend H AbslHashValue(H h, const Topic& topic) {
    return H::combine(std::move(h), topic.tr, topic.item);
  }
};

// A registered topic. The epoch identifies this uninterrupted registration: the time of its REG in microseconds,
// increasing and never reused. All topics of one REG share it.
struct Registration {
  Topic topic;
  uint64_t epoch = 0;

  friend bool operator==(const Registration&, const Registration&) = default;
};

}  // namespace kiwoom::sessions

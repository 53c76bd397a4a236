#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "codec/table.h"

namespace kiwoom::sessions {

// The operator's name for an app key and its session: "default". There is one object per session, which lives as long
// as the process, so that a pointer identifies the session.
using SessionName = std::string;

// The unit of registration: a realtime type and an item ("" for market and account types). An account type is a topic
// of its own on each session, because each app key has its own account.
struct Topic {
  const codec::Tr* tr = nullptr;  // from the registry: one object per TR
  std::string item;
  const SessionName* session = nullptr;  // of an account type: the session of the account; null for market data

  friend bool operator==(const Topic&, const Topic&) = default;
  friend bool operator<(const Topic& a, const Topic& b) {
    if (a.tr != b.tr) return a.tr->code < b.tr->code;
    if (a.item != b.item) return a.item < b.item;
    if (a.session == b.session) return false;
    return a.session == nullptr || (b.session != nullptr && *a.session < *b.session);
  }
  template <typename H>
  friend H AbslHashValue(H h, const Topic& topic) {
    return H::combine(std::move(h), topic.tr, topic.item, topic.session);
  }
};

// A registered topic. The epoch identifies this uninterrupted registration: the time of its REG in microseconds,
// increasing and never reused. All topics of one REG share it.
struct Registration {
  Topic topic;
  uint64_t epoch = 0;
  const SessionName* session = nullptr;  // that it is on; null if unknown here

  friend bool operator==(const Registration&, const Registration&) = default;
};

}  // namespace kiwoom::sessions

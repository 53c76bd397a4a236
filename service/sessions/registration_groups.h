#pragma once

#include <map>

namespace kiwoom::sessions {

// Assigns batches to the broker's registration groups, so that no group exceeds its limit and REMOVE can name the group
// of each topic. Numbers are reused from 1; the protocol allows four digits.
class RegistrationGroups {
 public:
  explicit RegistrationGroups(int capacity) : capacity_(capacity) {}

  // The lowest group with room for `count`.
  int Take(int count);
  void Release(int group, int count);
  void Clear() { used_.clear(); }

 private:
  const int capacity_;
  std::map<int, int> used_;  // group → registrations, none of them zero
};

}  // namespace kiwoom::sessions

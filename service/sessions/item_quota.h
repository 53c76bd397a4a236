#pragma once

#include <map>
#include <set>
#include <string>

namespace kiwoom::sessions {

// How many different items one connection may hold, whatever types they are registered for; bare, _NX and _AL are
// different items, and "" (market and account types) is none.
class ItemQuota {
 public:
  explicit ItemQuota(int most) : most_(most) {}

  bool HasRoom(const std::set<std::string>& items) const;
  // False when there is no room; then nothing has changed.
  bool Take(const std::string& item);
  void Release(const std::string& item);
  int size() const { return static_cast<int>(uses_.size()); }

 private:
  const int most_;
  std::map<std::string, int> uses_;  // item → registrations, none of them zero
};

}  // namespace kiwoom::sessions

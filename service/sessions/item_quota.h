#pragma once

#include <map>
#include <string>

namespace kiwoom::sessions {

// Limits the number of different items on one connection, whatever types they are registered for. A code without
// suffix, with _NX and with _AL are different items; "" (market and account types) is not counted.
class ItemQuota {
 public:
  explicit ItemQuota(int most) : most_(most) {}

  // Returns false and changes nothing if there is no room.
  bool Take(const std::string& item);
  void Release(const std::string& item);
  int size() const { return static_cast<int>(uses_.size()); }

 private:
  const int most_;
  std::map<std::string, int> uses_;  // item → registrations, none of them zero
};

}  // namespace kiwoom::sessions

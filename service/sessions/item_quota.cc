#include "service/sessions/item_quota.h"

namespace kiwoom::sessions {

bool ItemQuota::Take(const std::string& item) {
  if (item.empty()) return true;
  const auto found = uses_.find(item);
  if (found != uses_.end()) {
    ++found->second;
    return true;
  }
  if (static_cast<int>(uses_.size()) >= most_) return false;
  uses_[item] = 1;
  return true;
}

void ItemQuota::Release(const std::string& item) {
  const auto found = uses_.find(item);
  if (found != uses_.end() && --found->second == 0) uses_.erase(found);
}

}  // namespace kiwoom::sessions

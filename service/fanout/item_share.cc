#include "service/fanout/item_share.h"

namespace kiwoom::fanout {

bool ItemShare::Take(const std::string& caller, const std::string& item, int most) {
  if (item.empty()) return true;
  const auto known = callers_.find(caller);
  if (most > 0 && known != callers_.end() && static_cast<int>(known->second.size()) >= most &&
      !known->second.contains(item)) {
    return false;
  }
  ++callers_[caller][item];
  return true;
}

void ItemShare::Release(const std::string& caller, const std::string& item) {
  const auto uses = callers_.find(caller);
  if (uses == callers_.end()) return;
  const auto use = uses->second.find(item);
  if (use == uses->second.end() || --use->second > 0) return;
  uses->second.erase(use);
  if (uses->second.empty()) callers_.erase(uses);
}

int ItemShare::Held(const std::string& caller) const {
  const auto uses = callers_.find(caller);
  return uses == callers_.end() ? 0 : static_cast<int>(uses->second.size());
}

}  // namespace kiwoom::fanout

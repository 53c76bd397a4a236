#include "service/sessions/registration_groups.h"

namespace kiwoom::sessions {

int RegistrationGroups::Take(int count) {
  int group = 1;
  for (const auto& [number, used] : used_) {
    if (number > group) break;  // `group` is free
    if (used + count <= capacity_) break;
    group = number + 1;
  }
  used_[group] += count;
  return group;
}

void RegistrationGroups::Release(int group, int count) {
  const auto it = used_.find(group);
  if (it == used_.end()) return;
  it->second -= count;
  if (it->second <= 0) used_.erase(it);
}

}  // namespace kiwoom::sessions

#include "simulator/protocol/session_registrations.h"

#include <string_view>
#include <utility>

namespace kiwoom::simulator {

size_t CountItems(std::span<const Registered> registrations) {
  std::set<std::string_view> items;
  for (const Registered& registered : registrations) {
    if (!registered.item.empty()) items.insert(registered.item);
  }
  return items.size();
}

bool SessionRegistrations::Add(const std::string& group, bool keep, std::span<const Registered> added) {
  std::map<std::string, Group> next = groups_;
  if (!keep && variants_.refresh_clears_session) next.clear();
  if (!keep) next[group].clear();
  next[group].insert(added.begin(), added.end());

  std::vector<Registered> all;
  for (const auto& [number, members] : next) all.insert(all.end(), members.begin(), members.end());
  if (CountItems(all) > variants_.items_per_connection) return false;

  groups_ = std::move(next);
  return true;
}

void SessionRegistrations::Remove(const std::string& group, std::span<const Registered> removed) {
  const auto found = groups_.find(group);
  if (found == groups_.end()) return;
  for (const Registered& registered : removed) found->second.erase(registered);
  if (found->second.empty()) groups_.erase(found);
}

std::set<Registered> SessionRegistrations::All() const {
  std::set<Registered> all;
  for (const auto& [number, members] : groups_) all.insert(members.begin(), members.end());
  return all;
}

}  // namespace kiwoom::simulator

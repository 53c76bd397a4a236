#include "simulator/protocol/session_registrations.h"

#include <utility>

namespace kiwoom::simulator {

size_t SessionRegistrations::CountItems(std::span<const Group* const> groups) {
  std::set<std::string_view> items;
  for (const Group* group : groups) {
    for (const Registered& registered : *group) {
      if (!registered.item.empty()) items.insert(registered.item);
    }
  }
  return items.size();
}

SessionRegistrations::Outcome SessionRegistrations::Add(const std::string& group, bool keep,
                                                        std::span<const Registered> added) {
  std::map<std::string, Group> next = groups_;
  if (!keep && variants_.refresh_clears_session) next.clear();
  if (!keep) next[group].clear();
  next[group].insert(added.begin(), added.end());

  const Group* own = &next[group];
  if (CountItems(std::span(&own, 1)) > variants_.items_per_group) return Outcome::kGroupFull;
  std::vector<const Group*> all;
  for (const auto& [number, members] : next) all.push_back(&members);
  if (CountItems(all) > variants_.items_per_connection) return Outcome::kConnectionFull;

  groups_ = std::move(next);
  return Outcome::kAccepted;
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

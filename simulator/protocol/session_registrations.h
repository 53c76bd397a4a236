#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// What one session has registered, by group. Capacity is counted in items, whatever their types; the empty item of
// market and account types takes no room.
class SessionRegistrations {
 public:
  explicit SessionRegistrations(const BrokerVariants& variants) : variants_(variants) {}

  enum class Outcome { kAccepted, kGroupFull, kConnectionFull };

  // All of them or none. `keep` is the refresh flag: without it, earlier registrations go first.
  Outcome Add(const std::string& group, bool keep, std::span<const Registered> added);

  // What the group does not hold is ignored.
  void Remove(const std::string& group, std::span<const Registered> removed);

  void Clear() { groups_.clear(); }

  // Over all groups, each once.
  std::set<Registered> All() const;

 private:
  using Group = std::set<Registered>;

  static size_t CountItems(std::span<const Group* const> groups);

  const BrokerVariants& variants_;
  std::map<std::string, Group> groups_;
};

}  // namespace kiwoom::simulator

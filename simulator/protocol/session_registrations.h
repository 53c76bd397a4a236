#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// The registrations of one session, by group. Capacity counts different items of all types; the empty item of market
// and account types does not count.
class SessionRegistrations {
 public:
  explicit SessionRegistrations(const BrokerVariants& variants) : variants_(variants) {}

  enum class Outcome { kAccepted, kGroupFull, kConnectionFull };

  // Adds all of them or none. `keep` is the refresh flag: without it, earlier registrations are removed first.
  Outcome Add(const std::string& group, bool keep, std::span<const Registered> added);

  // Ignores registrations that are not in the group.
  void Remove(const std::string& group, std::span<const Registered> removed);

  void Clear() { groups_.clear(); }

  // The registrations of all groups without duplicates.
  std::set<Registered> All() const;

 private:
  using Group = std::set<Registered>;

  static size_t CountItems(std::span<const Group* const> groups);

  const BrokerVariants& variants_;
  std::map<std::string, Group> groups_;
};

}  // namespace kiwoom::simulator

#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// How many different items these registrations have; the empty item of market and account types does not count.
size_t CountItems(std::span<const Registered> registrations);

// The registrations of one session, by group. Its capacity counts items of all groups and types.
class SessionRegistrations {
 public:
  explicit SessionRegistrations(const BrokerVariants& variants) : variants_(variants) {}

  // Adds all of them, or returns false if they exceed the capacity. `keep` is the refresh flag: without it, earlier
  // registrations are removed first.
  bool Add(const std::string& group, bool keep, std::span<const Registered> added);

  // Ignores registrations that are not in the group.
  void Remove(const std::string& group, std::span<const Registered> removed);

  void Clear() { groups_.clear(); }

  // The registrations of all groups without duplicates.
  std::set<Registered> All() const;

 private:
  using Group = std::set<Registered>;

  const BrokerVariants& variants_;
  std::map<std::string, Group> groups_;
};

}  // namespace kiwoom::simulator

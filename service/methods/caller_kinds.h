#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace kiwoom::methods {

// A value for each kind of action of each caller, kept for a limited time. No caller can use up another's room: beyond
// the limit, a caller's further kinds share one value, and further callers count as one. Forget looks only at values
// that have expired. Single-threaded.
template <typename Value>
class CallerKinds {
 public:
  struct Limits {
    absl::Duration life = absl::Minutes(1);  // of a value
    size_t callers = 500;
    size_t kinds = 100;  // of each caller
  };

  explicit CallerKinds(Limits limits) : limits_(limits) {}
  CallerKinds(const CallerKinds&) = delete;  // iterators lead into it

  // Creates the value if there is none. Valid until the next Forget.
  Value& Of(std::string_view caller, std::string_view kind, absl::Time now) {
    auto owner = callers_.find(caller);
    if (owner == callers_.end() && callers_.size() >= limits_.callers) owner = callers_.find(kFurther);
    if (owner == callers_.end()) {
      owner = callers_.try_emplace(std::string(callers_.size() < limits_.callers ? caller : kFurther)).first;
    }
    Kinds& kinds = owner->second;
    auto value = kinds.find(kind);
    if (value == kinds.end() && kinds.size() >= limits_.kinds) value = kinds.find(kFurther);
    if (value == kinds.end()) {
      value = kinds.try_emplace(std::string(kinds.size() < limits_.kinds ? kind : kFurther)).first;
      lives_.push_back({now + limits_.life, owner, value});
    }
    return value->second;
  }

  // Forgets the values whose life is over, unless `keep(value)`: then another one begins.
  template <typename Keep>
  void Forget(absl::Time now, const Keep& keep) {
    while (!lives_.empty() && now >= lives_.front().end) {
      Life life = lives_.front();
      lives_.pop_front();
      if (keep(life.value->second)) {
        life.end = now + limits_.life;
        lives_.push_back(life);
        continue;
      }
      life.caller->second.erase(life.value);
      if (life.caller->second.empty()) callers_.erase(life.caller);
    }
  }

  // When the next life is over.
  absl::Time next_end() const { return lives_.empty() ? absl::InfiniteFuture() : lives_.front().end; }
  size_t size() const { return lives_.size(); }

 private:
  using Kinds = std::map<std::string, Value, std::less<>>;
  using Callers = std::map<std::string, Kinds, std::less<>>;
  struct Life {
    absl::Time end;
    typename Callers::iterator caller;
    typename Kinds::iterator value;
  };

  static constexpr std::string_view kFurther = "(further)";

  const Limits limits_;
  Callers callers_;
  std::deque<Life> lives_;  // of all values, in the order in which they end
};

}  // namespace kiwoom::methods

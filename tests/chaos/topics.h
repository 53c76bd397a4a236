#pragma once

#include <random>
#include <set>
#include <vector>

#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// All topics that readers choose from. A few are popular, so that many readers share them.
class Topics {
 public:
  Topics();

  // A popular one, or any.
  Topic Popular(std::mt19937_64& random) const { return popular_[random() % popular_.size()]; }
  Topic Any(std::mt19937_64& random) const { return all_[random() % all_.size()]; }
  // What a reader begins with.
  std::set<Topic> Choose(std::mt19937_64& random) const;

 private:
  std::vector<Topic> popular_;
  std::vector<Topic> all_;
};

}  // namespace kiwoom::chaos

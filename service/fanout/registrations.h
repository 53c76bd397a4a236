#pragma once

#include <vector>

#include "service/upstream/topic.h"

namespace kiwoom::fanout {

// Where the hub says what it wants to be registered at the broker: the session, behind one interface.
class Registrations {
 public:
  virtual ~Registrations() = default;
  virtual void Register(std::vector<upstream::Topic> topics) = 0;
  virtual void Unregister(std::vector<upstream::Topic> topics) = 0;
};

}  // namespace kiwoom::fanout

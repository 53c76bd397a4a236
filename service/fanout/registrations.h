#pragma once

#include <span>
#include <vector>

#include "service/upstream/topic.h"

namespace kiwoom::fanout {

// Where the hub says what it wants to be registered at the broker: the session, behind one interface.
class Registrations {
 public:
  virtual ~Registrations() = default;
  // Whether all of these can be registered beside what is.
  virtual bool HasRoom(std::span<const upstream::Topic> topics) const = 0;
  virtual void Register(std::vector<upstream::Topic> topics) = 0;
  virtual void Unregister(std::vector<upstream::Topic> topics) = 0;
};

}  // namespace kiwoom::fanout

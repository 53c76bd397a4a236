#pragma once

#include <span>
#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// Where the hub says what it wants to be registered at the broker: the session, behind one interface.
class Registrations {
 public:
  virtual ~Registrations() = default;
  // Whether all of these can be registered beside what is.
  virtual bool HasRoom(std::span<const sessions::Topic> topics) const = 0;
  virtual void Register(std::vector<sessions::Topic> topics) = 0;
  virtual void Unregister(std::vector<sessions::Topic> topics) = 0;
};

}  // namespace kiwoom::fanout

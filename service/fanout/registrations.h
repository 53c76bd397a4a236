#pragma once

#include <span>
#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// The hub's interface to the session: requests registrations with the broker.
class Registrations {
 public:
  virtual ~Registrations() = default;
  // Whether all of these can be registered in addition to the current ones.
  virtual bool HasRoom(std::span<const sessions::Topic> topics) const = 0;
  virtual void Register(std::vector<sessions::Topic> topics) = 0;
  virtual void Unregister(std::vector<sessions::Topic> topics) = 0;
};

}  // namespace kiwoom::fanout

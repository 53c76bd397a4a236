#pragma once

#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// What a SessionPool asks of one of its sessions.
class PooledSession {
 public:
  virtual ~PooledSession() = default;

  // How many more different items the session can register.
  virtual int free_items() const = 0;

  // Whether the broker has confirmed the topic, and it is still registered as far as we know.
  virtual bool IsRegistered(const Topic& topic) const = 0;

  virtual void Register(const std::vector<Topic>& topics) = 0;
  virtual void Unregister(const std::vector<Topic>& topics) = 0;
};

}  // namespace kiwoom::sessions

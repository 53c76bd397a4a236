#pragma once

#include "absl/functional/any_invocable.h"
#include "absl/time/time.h"

namespace kiwoom::loop {

// One thread with a clock. The REST part of the gateway (token, limiter, HTTPS) runs on it so that it never delays the
// hot thread. Post and PostAt may be called from any thread; tasks run one after the other.
class Worker {
 public:
  using Task = absl::AnyInvocable<void()>;

  virtual ~Worker() = default;
  virtual absl::Time Now() const = 0;
  virtual void Post(Task task) = 0;
  virtual void PostAt(absl::Time time, Task task) = 0;
};

}  // namespace kiwoom::loop

#pragma once

#include <functional>
#include <set>
#include <string>

#include "service/methods/method_table.h"

namespace kiwoom::methods {

// grpc.health.v1.Health as two more methods of the one queue: gRPC's built-in service would wake a thread of its own at
// every event. The gateway ("") and each of its services are SERVING while the session with the broker is live.
class HealthService {
 public:
  explicit HealthService(std::function<bool()> serving) : serving_(std::move(serving)) {}

  // The services of this table are the ones that are known.
  void AddTo(MethodTable& methods);

  // The answer of `serving` may have changed: watchers are told.
  void Refresh();

 private:
  class Watch;

  int StatusOf(const std::string& service) const;

  const std::function<bool()> serving_;
  const MethodTable* methods_ = nullptr;
  std::set<Watch*> watches_;
};

}  // namespace kiwoom::methods

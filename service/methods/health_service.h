#pragma once

#include <functional>
#include <set>
#include <string>

#include "service/methods/method_table.h"

namespace kiwoom::methods {

// grpc.health.v1.Health as two more methods on the one completion queue. gRPC's built-in service would wake a thread of
// its own for every event. The gateway ("") and each of its services are SERVING while `serving` says so: the same
// answer as /readyz of the admin port.
class HealthService {
 public:
  explicit HealthService(std::function<bool()> serving) : serving_(std::move(serving)) {}

  // Knows the services of this table.
  void AddTo(MethodTable& methods);

  // Called when the result of `serving` may have changed. Notifies watchers.
  void Refresh();

 private:
  class Watch;

  bool Knows(const std::string& service) const;
  int StatusOf(bool known) const;

  const std::function<bool()> serving_;
  const MethodTable* methods_ = nullptr;
  std::set<Watch*> watches_;
};

}  // namespace kiwoom::methods

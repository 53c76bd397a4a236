#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/chaos/chaos_broker.h"
#include "tests/chaos/chaos_gateway.h"
#include "tests/chaos/chaos_reader.h"
#include "tests/chaos/topics.h"

namespace kiwoom::chaos {

// Everything that a fault can touch. Faults run on the driver's thread, one at a time.
struct FaultScene {
  ChaosBroker& broker;
  ChaosGateway& gateway;
  std::vector<std::unique_ptr<ChaosReader>>& readers;
  const Topics& topics;
  std::mt19937_64& random;
  uint64_t changes = 0;  // of subscriptions
  std::vector<std::pair<absl::Time, std::function<void()>>> chores = {};

  // From `least` to `most`.
  int Random(int least, int most) {
    return least + static_cast<int>(random() % static_cast<uint64_t>(most - least + 1));
  }
  std::chrono::milliseconds RandomTime(int least_ms, int most_ms) {
    return std::chrono::milliseconds(Random(least_ms, most_ms));
  }
  ChaosReader& AnyReader() { return *readers[random() % readers.size()]; }
  BrokerSession& AnySession() { return *broker.sessions()[random() % broker.sessions().size()]; }
  bool HasSeveralSessions() const { return broker.sessions().size() > 1; }
  // A fault may have an end that the driver brings about, when the time has come or the recovery begins.
  void Later(absl::Duration delay, std::function<void()> chore) {
    chores.emplace_back(absl::Now() + delay, std::move(chore));
  }
  // Readers change their subscriptions, so that the gateway has something to register and to remove.
  void Churn(int times);
};

// One thing that goes wrong.
struct Fault {
  const char* name;
  int seconds;  // it may take to recover, at most
  void (*apply)(FaultScene& scene);
  size_t sessions = 1;  // that it needs
};

}  // namespace kiwoom::chaos

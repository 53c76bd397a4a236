#pragma once

#include <chrono>
#include <memory>
#include <random>
#include <vector>

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

  // From `least` to `most`.
  int Random(int least, int most) {
    return least + static_cast<int>(random() % static_cast<uint64_t>(most - least + 1));
  }
  std::chrono::milliseconds RandomTime(int least_ms, int most_ms) {
    return std::chrono::milliseconds(Random(least_ms, most_ms));
  }
  ChaosReader& AnyReader() { return *readers[random() % readers.size()]; }
  // Readers change their subscriptions, so that the gateway has something to register and to remove.
  void Churn(int times);
};

// One thing that goes wrong.
struct Fault {
  const char* name;
  int seconds;  // it may take to recover, at most
  void (*apply)(FaultScene& scene);
};

}  // namespace kiwoom::chaos

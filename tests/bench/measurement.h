#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "simulator/simulator.h"
#include "tests/bench/gateway_process.h"
#include "tests/bench/stream_reader.h"

namespace kiwoom::bench {

using Readers = std::vector<std::unique_ptr<StreamReader>>;

// What a gateway has done in a time, and what that took.
struct Measurement {
  double events = 0;  // delivered to all readers together
  absl::Duration wall;
  Usage used;
  int64_t holes = 0;  // events missing without a report, since the readers exist: the figures are worthless

  bool sound() const { return events > 0 && holes == 0; }
  double cpu_micros_per_event() const { return absl::ToDoubleMicroseconds(used.cpu) / events; }
};

// A gateway and those who read from it.
struct Delivery {
  const GatewayProcess& gateway;
  const Readers& readers;
};

// Sets the rate of the market ("1000" rows a second, or "max"), and measures all gateways at the same time, after a
// second of warm-up.
std::vector<Measurement> Measure(simulator::Simulator& broker, const std::vector<Delivery>& deliveries,
                                 const std::string& rate, absl::Duration duration);

// Waits until the broker has registered, for this many gateways, all that readers want. Returns false if that takes too
// long.
bool AwaitRegistrations(const simulator::Simulator& broker, size_t gateways);

}  // namespace kiwoom::bench

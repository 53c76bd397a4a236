#include "tests/bench/measurement.h"

#include <cstdlib>

#include "absl/time/clock.h"

namespace kiwoom::bench {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(30);

// The state of a delivery at a moment.
struct Reading {
  absl::Time time;
  int64_t events = 0;
  Usage usage;
};

Reading Read(const Delivery& delivery) {
  Reading reading{.time = absl::Now(), .usage = delivery.gateway.usage()};
  for (const auto& reader : delivery.readers) reading.events += reader->events();
  return reading;
}

}  // namespace

std::vector<Measurement> Measure(simulator::Simulator& broker, const std::vector<Delivery>& deliveries,
                                 const std::string& rate, absl::Duration duration) {
  broker.SetRowsPerSecond(rate == "max" ? simulator::kAsFastAsPossible : std::atof(rate.c_str()));
  absl::SleepFor(absl::Seconds(1));
  std::vector<Reading> before;
  for (const Delivery& delivery : deliveries) before.push_back(Read(delivery));
  absl::SleepFor(duration);
  std::vector<Measurement> measurements;
  for (size_t i = 0; i < deliveries.size(); ++i) {
    const Reading after = Read(deliveries[i]);
    Measurement measured;
    measured.events = static_cast<double>(after.events - before[i].events);
    measured.wall = after.time - before[i].time;
    measured.used = {.cpu = after.usage.cpu - before[i].usage.cpu,
                     .context_switches = after.usage.context_switches - before[i].usage.context_switches};
    for (const auto& reader : deliveries[i].readers) measured.holes += reader->holes();
    measurements.push_back(measured);
  }
  return measurements;
}

bool AwaitRegistrations(const simulator::Simulator& broker, size_t gateways) {
  return broker.Await(
      [&](const simulator::Stats& stats) {
        for (const std::string& type : StreamReader::Types()) {
          for (const std::string& item : StreamReader::Items()) {
            if (stats.registrations.count({type, item}) < gateways) return false;
          }
        }
        return true;
      },
      kPatience);
}

}  // namespace kiwoom::bench

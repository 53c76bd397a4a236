// The cost of delivering an event from the broker's socket to the readers' sockets: CPU time of the gateway's process
// per delivered event, over real TLS and gRPC. The simulator and the readers run in this process, the gateway in its
// own.
//
//   bazel run //tests/bench:delivery_benchmark -- --readers=1 --rate=1000 --seconds=5
//
// Prints a line per rate. Every reader checks that no event is missing without a report, because a fast run with wrong
// output does not count.

#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/time/time.h"
#include "simulator/simulator.h"
#include "tests/bench/gateway_process.h"
#include "tests/bench/measurement.h"
#include "tests/bench/stream_reader.h"

ABSL_FLAG(int, readers, 1, "Streams, each on its own connection.");
ABSL_FLAG(std::vector<std::string>, rate, std::vector<std::string>({"200", "1000", "5000"}),
          "Rows per second that the broker sends.");
ABSL_FLAG(int, seconds, 5, "Duration of the measurement of each rate, after one second of warm-up.");

namespace kiwoom::bench {
namespace {

int Run(const std::string& folder) {
  auto broker = simulator::Simulator::Start({});
  if (!broker.ok()) return 1;
  auto gateway = GatewayProcess::Start({.broker = (*broker)->rest_url() + "," + (*broker)->websocket_url(),
                                        .broker_ca_pem = (*broker)->ca_certificate_pem(),
                                        .folder = folder,
                                        .flags = {"--admin_listen=", "--http_listen="}});
  if (!gateway.ok()) {
    std::fprintf(stderr, "%s\n", std::string(gateway.status().message()).c_str());
    return 1;
  }
  Readers readers;
  for (int i = 0; i < absl::GetFlag(FLAGS_readers); ++i) {
    readers.push_back(std::make_unique<StreamReader>(gateway->port(), i));
  }
  if (!AwaitRegistrations(**broker, 1)) return 1;
  std::printf("%d readers\n%8s %12s %14s %14s %8s\n", absl::GetFlag(FLAGS_readers), "rate/s", "delivered/s",
              "us CPU/event", "switches/event", "holes");
  bool sound = true;
  for (const std::string& rate : absl::GetFlag(FLAGS_rate)) {
    const Measurement measured =
        Measure(**broker, {{*gateway, readers}}, rate, absl::Seconds(absl::GetFlag(FLAGS_seconds))).front();
    std::printf("%8s %12.0f %14.1f %14.2f %8" PRId64 "\n", rate.c_str(),
                measured.events / absl::ToDoubleSeconds(measured.wall), measured.cpu_micros_per_event(),
                static_cast<double>(measured.used.context_switches) / measured.events, measured.holes);
    std::fflush(stdout);
    sound &= measured.sound();
  }
  return sound ? 0 : 1;
}

}  // namespace
}  // namespace kiwoom::bench

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  std::string folder = (std::filesystem::temp_directory_path() / "kiwoom_bench.XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const int status = kiwoom::bench::Run(folder);
  std::filesystem::remove_all(folder);
  return status;
}

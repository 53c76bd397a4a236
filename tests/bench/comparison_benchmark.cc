// What authentication and metrics cost: CPU time per delivered event of two gateways. The first has a file of callers,
// whose token its readers show, and an admin port, from which the metrics are read every second. The second has
// neither.
//
//   bazel run //tests/bench:comparison_benchmark -- --pairs=11 --rate=1000,5000 --readers=1
//
// The second may also be another version:
//
//   bazel run //tests/bench:comparison_benchmark -- --other_binary=/opt/old/kiwoom_gateway --other_flags=
//
// Both deliver the same rows at the same time, each to its own readers, so what else the machine does meets both alike.
// The broker sends each row to one of them first, which may favour one. So the rounds come in pairs, in which the
// gateways start in either order, and the ratio of a pair is the geometric mean of its two. Each round has new
// processes. As in delivery_benchmark, a run in which an event is missing does not count.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "simulator/simulator.h"
#include "tests/bench/gateway_process.h"
#include "tests/bench/measurement.h"
#include "tests/bench/scraper.h"
#include "tests/bench/stream_reader.h"

ABSL_FLAG(int, pairs, 11, "Pairs of rounds.");
ABSL_FLAG(int, readers, 1, "Streams of each gateway, each on its own connection.");
ABSL_FLAG(std::vector<std::string>, rate, std::vector<std::string>({"1000", "5000"}),
          "Rows per second that the broker sends.");
ABSL_FLAG(int, seconds, 5, "Duration of each measurement of a rate, after one second of warm-up.");
ABSL_FLAG(std::string, other_binary, "service/kiwoom_gateway", "The second gateway.");
ABSL_FLAG(std::vector<std::string>, other_flags, std::vector<std::string>({"--admin_listen=", "--http_listen="}),
          "Its further flags.");

namespace kiwoom::bench {
namespace {

constexpr char kToken[] = "token-of-the-benchmark-long-enough";
// The SHA-256 of the token.
constexpr char kCallers[] = R"(callers:
  - name: reader
    token_sha256: 5a4ca68b8e468b3b74efcbda59886753df17b7417eb0145f06d20862818b8770
    scopes: [market_data]
    limits: {streams: 1000, items: 1000, room_share: 100, requests_per_second: 1000}
)";

// What a gateway is started with.
struct Settings {
  std::string name;
  std::string binary;
  std::vector<std::string> flags;
  std::string token;
};

// One of the two gateways, with its readers.
struct Contender {
  Contender(const Settings& settings, GatewayProcess started) : gateway(std::move(started)) {
    if (gateway.admin_port() != 0) scraper.emplace(gateway.admin_port());
    for (int i = 0; i < absl::GetFlag(FLAGS_readers); ++i) {
      readers.push_back(std::make_unique<StreamReader>(gateway.port(), i, settings.token));
    }
  }
  GatewayProcess gateway;
  std::optional<Scraper> scraper;
  Readers readers;
};

// CPU time per event of each round, in microseconds.
struct Figures {
  // One for each pair of rounds.
  std::vector<double> Ratios() const {
    std::vector<double> ratios;
    for (size_t i = 0; i + 1 < full.size(); i += 2) {
      ratios.push_back(std::sqrt(full[i] / other[i] * full[i + 1] / other[i + 1]));
    }
    return ratios;
  }
  std::vector<double> full, other;
};

// What this share of the figures does not exceed.
double Quantile(std::vector<double> figures, double share) {
  std::sort(figures.begin(), figures.end());
  return figures[static_cast<size_t>(std::lround(share * static_cast<double>(figures.size() - 1)))];
}

absl::StatusOr<std::unique_ptr<Contender>> StartContender(const Settings& settings, const simulator::Simulator& broker,
                                                          const std::string& folder) {
  std::filesystem::create_directories(folder + "/" + settings.name);
  absl::StatusOr<GatewayProcess> gateway =
      GatewayProcess::Start({.broker = broker.rest_url() + "," + broker.websocket_url(),
                             .broker_ca_pem = broker.ca_certificate_pem(),
                             .folder = folder + "/" + settings.name,
                             .app_key = "app-key-of-" + settings.name,
                             .binary = settings.binary,
                             .flags = settings.flags});
  if (!gateway.ok()) return gateway.status();
  return std::make_unique<Contender>(settings, *std::move(gateway));
}

// Starts both and measures each rate. `first` starts first. Returns an error if the figures are worthless.
absl::Status RunRound(simulator::Simulator& broker, const Settings& first, const Settings& second,
                      const std::string& folder,
                      const std::function<void(const std::string& rate, double, double)>& note) {
  std::vector<std::unique_ptr<Contender>> contenders;
  for (const Settings* const settings : {&first, &second}) {
    auto contender = StartContender(*settings, broker, folder);
    if (!contender.ok()) return contender.status();
    contenders.push_back(*std::move(contender));
    if (!AwaitRegistrations(broker, contenders.size())) return absl::InternalError("the broker has no registrations");
  }
  for (const std::string& rate : absl::GetFlag(FLAGS_rate)) {
    const std::vector<Measurement> measured = Measure(
        broker, {{contenders[0]->gateway, contenders[0]->readers}, {contenders[1]->gateway, contenders[1]->readers}},
        rate, absl::Seconds(absl::GetFlag(FLAGS_seconds)));
    for (const Measurement& each : measured) {
      if (!each.sound()) return absl::InternalError("events are missing");
    }
    note(rate, measured[0].cpu_micros_per_event(), measured[1].cpu_micros_per_event());
  }
  broker.SetRowsPerSecond(0);
  for (const auto& contender : contenders) {
    if (contender->scraper.has_value() && contender->scraper->scrapes() == 0) {
      return absl::InternalError("there are no metrics");
    }
  }
  return absl::OkStatus();
}

void PrintRow(const std::string& rate, const char* what, const std::vector<double>& figures) {
  std::printf("%8s %-22s %8.3f %8.3f %8.3f %8.3f %8.3f\n", rate.c_str(), what, Quantile(figures, 0.5),
              Quantile(figures, 0.25), Quantile(figures, 0.75), Quantile(figures, 0), Quantile(figures, 1));
}

int Run(const std::string& folder) {
  auto broker = simulator::Simulator::Start({});
  if (!broker.ok()) return 1;
  const std::string callers = folder + "/callers.yaml";
  std::ofstream(callers) << kCallers;
  std::filesystem::permissions(callers, std::filesystem::perms::owner_read);
  const Settings full = {.name = "full",
                         .binary = "service/kiwoom_gateway",
                         .flags = {"--callers_file=" + callers, "--admin_listen=127.0.0.1:0", "--http_listen="},
                         .token = kToken};
  const Settings other = {
      .name = "other", .binary = absl::GetFlag(FLAGS_other_binary), .flags = absl::GetFlag(FLAGS_other_flags)};
  std::map<std::string, Figures> figures;
  for (int round = 0; round < 2 * absl::GetFlag(FLAGS_pairs); ++round) {
    const bool full_first = round % 2 == 0;
    const absl::Status status = RunRound(**broker, full_first ? full : other, full_first ? other : full, folder,
                                         [&](const std::string& rate, double first, double second) {
                                           if (!full_first) std::swap(first, second);
                                           Figures& of_rate = figures[rate];
                                           of_rate.full.push_back(first);
                                           of_rate.other.push_back(second);
                                         });
    if (status.ok()) continue;
    std::fprintf(stderr, "%s\n", std::string(status.message()).c_str());
    return 1;
  }
  std::printf("%d readers, %d pairs of rounds\n%8s %-22s %8s %8s %8s %8s %8s\n", absl::GetFlag(FLAGS_readers),
              absl::GetFlag(FLAGS_pairs), "rate/s", "us CPU/event", "median", "25 %", "75 %", "least", "most");
  for (const auto& [rate, of_rate] : figures) {
    PrintRow(rate, "callers and metrics", of_rate.full);
    PrintRow(rate, "the other", of_rate.other);
    PrintRow(rate, "ratio, pair by pair", of_rate.Ratios());
  }
  return 0;
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

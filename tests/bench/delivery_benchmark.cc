// The cost of delivering an event from the broker's socket to the readers' sockets: CPU time of the gateway's process
// per delivered event, over real TLS and gRPC. The simulator and the readers run in this process, the gateway in its
// own.
//
//   bazel run //tests/bench:delivery_benchmark -- --readers=1 --rate=1000 --seconds=5
//
// Prints a line per rate. Every reader checks that no event is missing without a report, because a fast run with wrong
// output does not count.

#include <atomic>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/create_channel.h>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/time/clock.h"
#include "simulator/simulator.h"
#include "tests/bench/gateway_process.h"
#include "tests/integration/client.h"

ABSL_FLAG(int, readers, 1, "Streams, each on its own connection.");
ABSL_FLAG(std::vector<std::string>, rate, std::vector<std::string>({"200", "1000", "5000"}),
          "Rows per second that the broker sends.");
ABSL_FLAG(int, seconds, 5, "Duration of the measurement of each rate, after one second of warm-up.");

namespace kiwoom::bench {
namespace {

const std::vector<std::string> kItems = {"005930", "000660"};

// One stream, read on its own thread until it is destroyed.
class StreamReader {
 public:
  StreamReader(int port, int number) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt("bench.reader", number);
    channel_ =
        grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments);
    thread_ = std::thread([this] { Read(); });
  }
  ~StreamReader() {
    context_.TryCancel();
    thread_.join();
  }

  int64_t events() const { return events_; }
  int64_t responses() const { return responses_; }
  int64_t holes() const { return holes_; }

 private:
  void Read() {
    const auto request = tests::Wanting({{v1::REALTIME_TYPE_TRADE, kItems}, {v1::REALTIME_TYPE_ORDER_BOOK, kItems}});
    const grpc::internal::RpcMethod rpc(tests::kSubscribe, grpc::internal::RpcMethod::SERVER_STREAMING);
    std::unique_ptr<grpc::ClientReader<v1::SubscribeResponse>> reader(
        grpc::internal::ClientReaderFactory<v1::SubscribeResponse>::Create(channel_.get(), rpc, &context_, request));
    v1::SubscribeResponse response;
    while (reader->Read(&response)) {
      ++responses_;
      for (const v1::Event& event : response.events()) Check(event);
    }
    reader->Finish();
  }

  void Check(const v1::Event& event) {
    if (event.sequence() == 0) return;
    uint64_t& last = last_[{event.event_case(), event.item()}];
    if (last != 0 && event.sequence() - last - 1 != event.skipped()) ++holes_;
    last = event.sequence();
    ++events_;
  }

  std::shared_ptr<grpc::Channel> channel_;
  grpc::ClientContext context_;
  std::map<std::pair<int, std::string>, uint64_t> last_;
  std::atomic<int64_t> events_{0}, responses_{0}, holes_{0};
  std::thread thread_;
};

int64_t Events(const std::vector<std::unique_ptr<StreamReader>>& readers) {
  int64_t events = 0;
  for (const auto& reader : readers) events += reader->events();
  return events;
}

// Returns false if the figures are invalid.
bool Measure(simulator::Simulator& broker, const GatewayProcess& gateway,
             const std::vector<std::unique_ptr<StreamReader>>& readers, const std::string& rate) {
  broker.SetRowsPerSecond(rate == "max" ? simulator::kAsFastAsPossible : std::atof(rate.c_str()));
  absl::SleepFor(absl::Seconds(1));
  const Usage before = gateway.usage();
  const int64_t events_before = Events(readers);
  const absl::Time from = absl::Now();
  absl::SleepFor(absl::Seconds(absl::GetFlag(FLAGS_seconds)));
  const Usage after = gateway.usage();
  const int64_t events = Events(readers) - events_before;
  const absl::Duration wall = absl::Now() - from;
  int64_t holes = 0;
  for (const auto& reader : readers) holes += reader->holes();
  const auto count = static_cast<double>(events);
  std::printf("%8s %12.0f %14.1f %14.2f %8" PRId64 "\n", rate.c_str(), count / absl::ToDoubleSeconds(wall),
              absl::ToDoubleMicroseconds(after.cpu - before.cpu) / count,
              static_cast<double>(after.context_switches - before.context_switches) / count, holes);
  std::fflush(stdout);
  return events > 0 && holes == 0;
}

int Run(const std::string& folder) {
  auto broker = simulator::Simulator::Start({});
  if (!broker.ok()) return 1;
  auto gateway = GatewayProcess::Start({.broker = (*broker)->rest_url() + "," + (*broker)->websocket_url(),
                                        .broker_ca_pem = (*broker)->ca_certificate_pem(),
                                        .folder = folder});
  if (!gateway.ok()) {
    std::fprintf(stderr, "%s\n", std::string(gateway.status().message()).c_str());
    return 1;
  }
  std::vector<std::unique_ptr<StreamReader>> readers;
  for (int i = 0; i < absl::GetFlag(FLAGS_readers); ++i) {
    readers.push_back(std::make_unique<StreamReader>(gateway->port(), i));
  }
  for (const char* type : {"0B", "0D"}) {
    for (const std::string& item : kItems) {
      if (!(*broker)->WaitForRegistration(type, item, absl::Seconds(30))) return 1;
    }
  }
  std::printf("%d readers\n%8s %12s %14s %14s %8s\n", absl::GetFlag(FLAGS_readers), "rate/s", "delivered/s",
              "us CPU/event", "switches/event", "holes");
  bool sound = true;
  for (const std::string& rate : absl::GetFlag(FLAGS_rate)) sound &= Measure(**broker, *gateway, readers, rate);
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

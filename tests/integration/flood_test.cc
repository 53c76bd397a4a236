// Clients that open connections without end, against a process with few descriptors.

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <vector>

#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"
#include "tests/integration/resuming_reader.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;

TEST(Flood, ConnectionsWithoutEndNeitherStopTheServiceNorEndIt) {
  const std::string directory = ::testing::TempDir() + "/flood";
  std::filesystem::create_directories(directory);
  simulator::Options options;
  options.stamp_rows = true;
  options.rows_per_second = 100;
  auto simulator = simulator::Simulator::Start(options);
  ASSERT_TRUE(simulator.ok()) << simulator.status();
  // The gateway inherits the limit; this process needs more.
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_max < 8192) GTEST_SKIP() << "the clients alone need more descriptors than this machine allows";
  limit.rlim_cur = 8192;
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
  GatewayProcess gateway(**simulator, directory, "gateway", {.descriptors = 1024});
  const auto channel = gateway.Connect();
  ResumingReader alice({"005930"});
  alice.Subscribe(*channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 10; }));

  sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(static_cast<uint16_t>(gateway.port()))};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::vector<int> flood;
  for (int i = 0; i < 3000; ++i) {
    flood.push_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    connect(flood.back(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  const size_t before = alice.count();
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= before + 200; })) << "she is still served";
  EXPECT_THAT(gateway.log(), HasSubstr("descriptors are in use: further clients are refused until some are closed"));
  for (const int connection : flood) close(connection);

  const auto later = gateway.Connect();
  EXPECT_TRUE(later->WaitForConnected(std::chrono::system_clock::now() + kPatience));
  EXPECT_EQ(GatewayOf(*later).broker().empty(), false) << "there is room again";
  EXPECT_THAT(gateway.log(), ::testing::Not(HasSubstr("Too many open files")));
  gateway.Signal(SIGTERM);
  EXPECT_EQ(gateway.Wait(), 0);
}

}  // namespace
}  // namespace kiwoom::tests

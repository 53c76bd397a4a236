// SIGTERM, with a process under load: who reads, who reads slowly, who does not read, and who waits for a query.

#include <gmock/gmock.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "grpc/health/v1/health.pb.h"
#include "kiwoom/v1/sector_price.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"
#include "tests/integration/open_call.h"
#include "tests/integration/resuming_reader.h"

namespace kiwoom::tests {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using std::chrono::steady_clock;

const std::vector<std::string> kItems = {"005930", "000660"};
constexpr char kGetSectorPrice[] = "/kiwoom.v1.SectorService/GetSectorPrice";

v1::GetSectorPriceRequest Kospi() {
  v1::GetSectorPriceRequest request;
  request.set_market(v1::MARKET_KOSPI);
  request.set_sector_code("001");
  return request;
}

// The delay of an error's RetryInfo; zero if it has none.
int64_t RetrySeconds(const grpc::Status& status) {
  google::rpc::Status error;
  google::rpc::RetryInfo retry;
  error.ParseFromString(status.error_details());
  for (const auto& detail : error.details()) {
    if (detail.Is<google::rpc::RetryInfo>()) detail.UnpackTo(&retry);
  }
  return retry.retry_delay().seconds();
}

class StoppingTest : public ::testing::Test {
 protected:
  void Start(double rows_per_second, std::vector<std::string> flags) {
    std::filesystem::create_directories(directory_);
    simulator::Options options;
    options.stamp_rows = true;
    options.rows_per_second = rows_per_second;
    options.automatic_orders = false;
    auto simulator = simulator::Simulator::Start(options);
    ASSERT_TRUE(simulator.ok()) << simulator.status();
    simulator_ = *std::move(simulator);
    gateway_ = std::make_unique<GatewayProcess>(*simulator_, directory_, "gateway",
                                                GatewayProcess::Settings{.flags = std::move(flags)});
    ASSERT_TRUE(simulator_->WaitForLogins(1, absl::Seconds(30)));
  }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  std::unique_ptr<simulator::Simulator> simulator_;
  std::unique_ptr<GatewayProcess> gateway_;
};

TEST_F(StoppingTest, EverybodyGetsWhatTheyAreOwedWithinTheGrace) {
  Start(1000, {"--grace_seconds=10"});
  const auto channel = gateway_->Connect();
  const auto slow_channel = gateway_->Connect();
  const auto deaf_channel = gateway_->Connect();
  ResumingReader alice(kItems), bob(kItems), carol(kItems);
  alice.Subscribe(*channel);
  bob.Subscribe(*slow_channel);    // reads nothing until the gateway stops
  carol.Subscribe(*deaf_channel);  // never reads
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 3000; }));

  HealthCheckResponse health;
  grpc::ClientContext context;
  const grpc::internal::RpcMethod watch("/grpc.health.v1.Health/Watch", grpc::internal::RpcMethod::SERVER_STREAMING);
  const std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> watcher(
      grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(channel.get(), watch, &context,
                                                                       HealthCheckRequest()));
  ASSERT_TRUE(watcher->Read(&health));
  EXPECT_EQ(health.status(), HealthCheckResponse::SERVING);

  simulator_->DistortAnswers("ka20001", {.delay = absl::Seconds(4)});
  const auto query_channel = gateway_->Connect();
  // Nobody polls the queue of an open call, so its channel has to be connected before.
  ASSERT_TRUE(query_channel->WaitForConnected(std::chrono::system_clock::now() + kPatience));
  OpenCall<v1::GetSectorPriceRequest, v1::GetSectorPriceResponse> query(*query_channel, kGetSectorPrice, Kospi());
  ASSERT_TRUE(simulator_->Await([](const auto& stats) { return stats.rest_requests == 1; }, absl::Seconds(30)));

  const auto start = steady_clock::now();
  gateway_->Signal(SIGTERM);
  ASSERT_TRUE(alice.ReadUntil([](const v1::Event& event) { return event.has_draining(); }));
  EXPECT_GT(alice.drainings().front().retry_delay().seconds(), 0);
  ASSERT_TRUE(watcher->Read(&health));
  EXPECT_EQ(health.status(), HealthCheckResponse::NOT_SERVING);
  v1::GetSectorPriceResponse ignored;
  const grpc::Status refused = Ask(*gateway_->Connect(), kGetSectorPrice, Kospi(), ignored);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(refused.error_message(), "The gateway is shutting down: connect again.");
  EXPECT_EQ(RetrySeconds(refused), 2);

  EXPECT_TRUE(query.Finish().ok()) << query.Finish().error_message();
  EXPECT_GT(query.response().current_price(), 0);
  for (ResumingReader* const reader : {&alice, &bob}) {
    reader->ReadToTheEnd();
    const grpc::Status status = reader->Finish();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
    EXPECT_EQ(status.error_message(), "The gateway is shutting down: connect again.");
    EXPECT_EQ(RetrySeconds(status), 2);
    EXPECT_EQ(reader->drainings().size(), 1u);
    EXPECT_TRUE(reader->gaps().empty());
  }
  for (const std::string& item : kItems) {
    EXPECT_EQ(alice.last_stamp(item), bob.last_stamp(item)) << "a slow reader gets everything, too";
    const std::vector<int64_t>& stamps = bob.stamps().at(item);
    EXPECT_EQ(stamps.back() - stamps.front() + 1, static_cast<int64_t>(stamps.size())) << "without a hole";
  }
  watcher->Finish();
  EXPECT_EQ(gateway_->Wait(), 0);
  // Carol's connection is cut at the end of the grace period.
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(11));
}

TEST_F(StoppingTest, WithoutWorkItDoesNotUseTheGrace) {
  Start(0, {"--grace_seconds=300"});
  const auto start = steady_clock::now();
  gateway_->Signal(SIGTERM);
  EXPECT_EQ(gateway_->Wait(), 0);
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(30));
  EXPECT_TRUE(simulator_->Await([](const auto& stats) { return stats.open_sessions == 0; }, absl::Seconds(30)));
}

// A query that hangs, and a broker that does not close its connection, cannot keep it; and its successor does not meet
// the session that the broker did not close.
TEST_F(StoppingTest, TheGraceIsTheMost) {
  std::filesystem::create_directories(directory_ + "/state");
  const std::string state = "--state_dir=" + directory_ + "/state";
  Start(200, {"--grace_seconds=1", state});
  GatewayProcess successor(*simulator_, directory_, "successor", {.flags = {state}});
  const auto channel = gateway_->Connect();
  ResumingReader alice(kItems);
  alice.Subscribe(*channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 100; }));
  simulator_->DistortAnswers("ka20001", {.delay = absl::InfiniteDuration()});
  OpenCall<v1::GetSectorPriceRequest, v1::GetSectorPriceResponse> query(*channel, kGetSectorPrice, Kospi());
  ASSERT_TRUE(simulator_->Await([](const auto& stats) { return stats.held_answers == 1; }, absl::Seconds(30)));
  simulator_->ReadSessions(false);
  gateway_->Signal(SIGTERM);
  EXPECT_EQ(gateway_->Wait(), 0);
  EXPECT_EQ(query.Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  alice.ReadToTheEnd();
  EXPECT_EQ(alice.Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_TRUE(simulator_->WaitForLogins(2, absl::Seconds(30)));
  EXPECT_EQ(simulator_->stats().replaced_sessions, 0);
}

}  // namespace
}  // namespace kiwoom::tests

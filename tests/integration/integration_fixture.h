#pragma once

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "service/config/config.h"
#include "service/gateway.h"
#include "simulator/simulator.h"
#include "tests/integration/expected_warnings.h"
#include "tests/integration/log_capture.h"

namespace kiwoom::tests {

// A gateway on its own thread for one test.
class RunningGateway {
 public:
  explicit RunningGateway(config::Config config) {
    auto gateway = Gateway::Start(std::move(config));
    if (!gateway.ok()) {
      ADD_FAILURE() << gateway.status();
      return;
    }
    gateway_ = *std::move(gateway);
    thread_ = std::thread([this] { gateway_->Run(); });
  }
  ~RunningGateway() {
    if (gateway_ == nullptr) return;
    gateway_->Stop();
    thread_.join();
  }

  void Stop() { gateway_->Stop(); }
  std::optional<int> admin_port() const { return gateway_->admin_port(); }
  void SetCallers(callers::CallerBook callers) { gateway_->SetCallers(std::move(callers)).wait(); }

  std::shared_ptr<grpc::Channel> Connect(grpc::ChannelArguments arguments = {}) const {
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // one connection per client
    return grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(gateway_->port()),
                                     grpc::InsecureChannelCredentials(), arguments);
  }

 private:
  std::unique_ptr<Gateway> gateway_;
  std::thread thread_;
};

// A simulator and a gateway on real sockets. A warning or an error in the gateway's log fails the test unless it is
// expected or allowed. A secret in the log always fails it.
class IntegrationFixture : public ::testing::Test {
 protected:
  void SetUp() override {
    log_ = std::make_unique<LogCapture>();
    auto simulator = simulator::Simulator::Start(Options());
    ASSERT_TRUE(simulator.ok()) << simulator.status();
    simulator_ = *std::move(simulator);
    gateway_ = std::make_unique<RunningGateway>(Config());
    ASSERT_TRUE(simulator_->WaitForLogins(1, absl::Seconds(30)));
  }
  void TearDown() override {
    gateway_.reset();
    simulator_.reset();
    for (const std::string& complaint : warnings_.Complaints(log_->lines())) ADD_FAILURE() << complaint;
    for (const char* secret : Secrets()) EXPECT_THAT(log(), ::testing::Not(::testing::HasSubstr(secret)));
    log_.reset();
  }

  // Expects one or more warnings with these words.
  void ExpectWarning(std::string words) { warnings_.Expect(std::move(words)); }
  // Allows such a warning, which may or may not be logged before the test ends.
  void AllowWarning(std::string words) { warnings_.Allow(std::move(words)); }
  std::string log() const { return log_->text(); }
  // Strings that must never be logged.
  virtual std::vector<const char*> Secrets() const { return {kAppKey, kSecretKey}; }

  // The market moves only when a test steps it.
  virtual simulator::Options Options() const { return {}; }

  virtual config::Config Config() const {
    config::Config config;
    const auto broker = broker::ParseBroker(simulator_->rest_url() + "," + simulator_->websocket_url());
    EXPECT_TRUE(broker.ok()) << broker.status();
    config.broker = *broker;
    config.broker_ca_pem = simulator_->ca_certificate_pem();
    config.keys = {{.name = "default", .key = {kAppKey, kSecretKey}}};
    config.listen = "127.0.0.1:0";
    config.items_per_request = 100;
    config.items_per_connection = 200;
    config.requests_per_second = 5;
    config.queue_limit = 16384;
    return config;
  }

  static constexpr char kAppKey[] = "test-app-key";
  static constexpr char kSecretKey[] = "test-secret-key";

  std::unique_ptr<simulator::Simulator> simulator_;
  std::unique_ptr<RunningGateway> gateway_;

 private:
  std::unique_ptr<LogCapture> log_;
  ExpectedWarnings warnings_;
};

}  // namespace kiwoom::tests

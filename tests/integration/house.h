#pragma once

#include <memory>
#include <string>
#include <thread>

#include <grpcpp/create_channel.h>
#include <gtest/gtest.h>

#include "service/config/config.h"
#include "service/gateway.h"
#include "simulator/simulator.h"

namespace kiwoom::tests {

// A gateway on a thread of its own, for one test.
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

  std::shared_ptr<grpc::Channel> Connect() const {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // every client its own connection
    return grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(gateway_->port()),
                                     grpc::InsecureChannelCredentials(), arguments);
  }

 private:
  std::unique_ptr<Gateway> gateway_;
  std::thread thread_;
};

// The whole house on real sockets: the broker's endpoint as the simulator plays it, and a gateway before it.
class House : public ::testing::Test {
 protected:
  void SetUp() override {
    auto simulator = simulator::Simulator::Start(Options());
    ASSERT_TRUE(simulator.ok()) << simulator.status();
    simulator_ = *std::move(simulator);
    gateway_ = std::make_unique<RunningGateway>(Config());
    ASSERT_TRUE(simulator_->WaitForLogins(1, absl::Seconds(30)));
  }

  // The market stands still unless a test steps it.
  virtual simulator::Options Options() const { return {}; }

  virtual config::Config Config() const {
    config::Config config;
    const auto broker = broker::ParseBroker(simulator_->rest_url() + "," + simulator_->websocket_url());
    EXPECT_TRUE(broker.ok()) << broker.status();
    config.broker = *broker;
    config.broker_ca_pem = simulator_->ca_certificate_pem();
    config.key = {"test-app-key", "test-secret-key"};
    config.listen = "127.0.0.1:0";
    config.items_per_request = 100;
    config.items_per_connection = 200;
    config.requests_per_second = 5;
    config.queue_limit = 16384;
    return config;
  }

  std::unique_ptr<simulator::Simulator> simulator_;
  std::unique_ptr<RunningGateway> gateway_;
};

}  // namespace kiwoom::tests

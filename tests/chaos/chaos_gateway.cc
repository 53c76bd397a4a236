#include "tests/chaos/chaos_gateway.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::chaos {

ChaosGateway::ChaosGateway(const std::string& urls, const std::string& certificate, int queue_limit) {
  const auto broker = broker::ParseBroker(urls);
  EXPECT_TRUE(broker.ok()) << broker.status();
  if (broker.ok()) config_.broker = *broker;
  config_.broker_ca_pem = certificate;
  config_.keys = {{.name = "default", .key = {"APP-KEY-OF-THE-CHAOS", "SECRET-KEY-OF-THE-CHAOS"}}};
  config_.listen = "127.0.0.1:0";
  config_.items_per_request = 100;
  config_.items_per_connection = 200;
  config_.requests_per_second = 20;
  config_.queue_limit = queue_limit;
  // Small, so that some positions are too old for it.
  config_.recent_events_bytes = size_t{2} << 20;
  config_.answer_timeout = absl::Seconds(2);
  Start();
  if (gateway_ != nullptr) address_ = config_.listen = absl::StrCat("127.0.0.1:", gateway_->port());
}

void ChaosGateway::Start() {
  auto gateway = Gateway::Start(config_);
  if (!gateway.ok()) {
    ADD_FAILURE() << gateway.status();
    return;
  }
  gateway_ = *std::move(gateway);
  thread_ = std::thread([this] { gateway_->Run(); });
}

void ChaosGateway::Stop() {
  if (gateway_ == nullptr) return;
  gateway_->Stop();
  thread_.join();
  gateway_.reset();
}

void ChaosGateway::Restart() {
  Stop();
  Start();
}

}  // namespace kiwoom::chaos

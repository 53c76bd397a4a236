#include "tests/chaos/chaos_gateway.h"

#include <gtest/gtest.h>

#include <utility>

#include <grpcpp/create_channel.h>

#include "absl/strings/str_cat.h"
#include "tests/integration/client.h"

namespace kiwoom::chaos {

ChaosGateway::ChaosGateway(const ChaosGatewayOptions& options) {
  const auto broker = broker::ParseBroker(options.urls);
  EXPECT_TRUE(broker.ok()) << broker.status();
  if (broker.ok()) config_.broker = *broker;
  config_.broker_ca_pem = options.certificate;
  for (const BrokerKey& key : options.keys) {
    config_.keys.push_back({.name = key.session, .key = {key.app_key, "SECRET-" + key.app_key}});
  }
  config_.move_after = options.move_after;
  config_.accounts = true;
  config_.listen = "127.0.0.1:0";
  config_.items_per_request = 100;
  config_.items_per_connection = 200;
  config_.requests_per_second = 20;
  config_.queue_limit = options.queue_limit;
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

bool ChaosGateway::TakeBack(const std::string& session) {
  const auto channel = grpc::CreateChannel(address_, grpc::InsecureChannelCredentials());
  v1::TakeBackSessionRequest request;
  request.set_session(session);
  v1::TakeBackSessionResponse response;
  return tests::Ask(*channel, "/kiwoom.v1.SessionService/TakeBackSession", request, response).ok();
}

}  // namespace kiwoom::chaos

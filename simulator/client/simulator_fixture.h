#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "simulator/client/client.h"
#include "simulator/simulator.h"

namespace kiwoom::simulator {

inline constexpr absl::Duration kLong = absl::Seconds(10);

// A simulator in this process, with clients over real sockets.
class SimulatorTest : public ::testing::Test {
 protected:
  void Start(Options options = {}) {
    auto started = Simulator::Start(std::move(options));
    ASSERT_TRUE(started.ok()) << started.status();
    simulator_ = *std::move(started);
  }

  HttpAnswer Http(const std::string& method, const std::string& path, const std::map<std::string, std::string>& headers,
                  const std::string& body) {
    const auto answer =
        HttpsRequest(simulator_->rest_port(), simulator_->ca_certificate_pem(), method, path, headers, body);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.value_or(HttpAnswer{});
  }

  std::string Token(const std::string& app_key = "app") {
    const std::string body =
        Http("POST", "/oauth2/token", {},
             R"({"grant_type":"client_credentials","appkey":")" + app_key + R"(","secretkey":"secret"})")
            .body;
    const size_t at = body.find(R"("token":")") + 9;
    return body.substr(at, body.find('"', at) - at);
  }

  std::unique_ptr<WebSocketClient> Connect() {
    auto client = WebSocketClient::Connect(simulator_->websocket_port(), simulator_->ca_certificate_pem());
    EXPECT_TRUE(client.ok()) << client.status();
    return client.ok() ? *std::move(client) : nullptr;
  }

  std::unique_ptr<WebSocketClient> LogIn(const std::string& app_key = "app") {
    std::unique_ptr<WebSocketClient> client = Connect();
    client->Send(R"({"trnm":"LOGIN","token":")" + Token(app_key) + R"("})");
    EXPECT_EQ(client->Receive(), R"({"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"})");
    return client;
  }

  static void Register(WebSocketClient& client, const std::string& type, const std::string& item) {
    client.Send(R"({"trnm":"REG","grp_no":"1","refresh":"1","data":[{"item":[")" + item + R"("],"type":[")" + type +
                R"("]}]})");
    EXPECT_EQ(client.Receive(), R"({"trnm":"REG","return_code":0,"return_msg":""})");
  }

  std::unique_ptr<Simulator> simulator_;
};

}  // namespace kiwoom::simulator

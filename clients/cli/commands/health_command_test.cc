#include "clients/cli/commands/health_command.h"

#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

class HealthCommandTest : public testing::Test {
 protected:
  absl::Status Run(std::vector<std::string> arguments, bool json = false) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    out_.str("");
    return Health(pointers, Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
  }

  std::string response_ = "\x08\x01";
  std::string request_;
  std::ostringstream out_;
  FakeGateway gateway_{[this](const std::string& method, const std::string& request) -> FakeGateway::Answer {
    request_ = request;
    if (method != "/grpc.health.v1.Health/Check") return {{}, grpc::Status(grpc::StatusCode::UNIMPLEMENTED, method)};
    if (response_.empty()) return {{}, grpc::Status(grpc::StatusCode::NOT_FOUND, "unknown service")};
    return {{response_}, grpc::Status::OK};
  }};
};

TEST_F(HealthCommandTest, AGatewayThatServesIsFine) {
  EXPECT_TRUE(Run({}).ok());
  EXPECT_EQ(out_.str(), "SERVING\n");
  EXPECT_EQ(request_, "");
  EXPECT_TRUE(Run({"kiwoom.v1.X"}, /*json=*/true).ok());
  EXPECT_EQ(out_.str(), "{\"status\":\"SERVING\"}\n");
  EXPECT_EQ(request_, "\x0a\x0bkiwoom.v1.X");
}

TEST_F(HealthCommandTest, OneThatDoesNotIsAnError) {
  response_ = "\x08\x02";
  EXPECT_EQ(Run({}).message(), "The gateway does not serve: NOT_SERVING.");
  EXPECT_EQ(out_.str(), "NOT_SERVING\n");
  response_ = "";
  EXPECT_EQ(Run({"nothing"}).message(), "NOT_FOUND: unknown service.");
  EXPECT_EQ(Run({"one", "two"}).message(), "Name one service, such as kiwoom.v1.MarketDataService, or none.");
}

}  // namespace
}  // namespace kiwoom::cli

#include "clients/cli/commands/subscribe_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/flags/declare.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

ABSL_DECLARE_FLAG(uint64_t, count);
ABSL_DECLARE_FLAG(double, seconds);
ABSL_DECLARE_FLAG(bool, without_snapshot);
ABSL_DECLARE_FLAG(bool, disconnect_when_slow);

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;

constexpr char kStream[] =
    "events { acknowledgement { subscription_id: '1' } }"
    "events { item: '005930' sequence: 1 trade { current_price: 86800 } }"
    "events { item: '005930' sequence: 2 trade { current_price: 86900 } }"
    "events { item: '005930' sequence: 3 trade { current_price: 87000 } }";

class SubscribeCommandTest : public testing::Test {
 protected:
  SubscribeCommandTest()
      : gateway_([this](const std::string& method, const std::string& request) {
          method_ = method;
          request_ = request;
          return answer_;
        }) {
    answer_ = {{Make("SubscribeResponse", kStream)->SerializeAsString()}, grpc::Status::OK};
  }

  absl::Status Run(std::vector<std::string> arguments, bool json) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    return Subscribe(pointers,
                     Invocation{Directory(), Contract(), gateway_.address(), {}, json, 66, false, out_, out_});
  }

  const absl::FlagSaver flags_;
  FakeGateway::Answer answer_;
  std::string method_;
  std::string request_;
  std::ostringstream out_;
  FakeGateway gateway_;
};

TEST_F(SubscribeCommandTest, SendsTheRequestedInterests) {
  absl::SetFlag(&FLAGS_without_snapshot, true);
  absl::SetFlag(&FLAGS_disconnect_when_slow, true);
  absl::SetFlag(&FLAGS_count, 3);
  EXPECT_TRUE(Run({"Trade:005930,000660", "MarketStatus"}, false).ok());
  EXPECT_EQ(method_, "/kiwoom.v1.MarketDataService/Subscribe");
  const auto request = Make("SubscribeRequest", "");
  ASSERT_TRUE(request->ParseFromString(request_));
  EXPECT_EQ(request->ShortDebugString(),
            "interests { type: REALTIME_TYPE_TRADE items: \"005930\" items: \"000660\" } "
            "interests { type: REALTIME_TYPE_MARKET_STATUS } "
            "slow_reader_policy: SLOW_READER_POLICY_DISCONNECT without_snapshot: true");
}

TEST_F(SubscribeCommandTest, CountsEventsButNotNotices) {
  absl::SetFlag(&FLAGS_count, 2);
  EXPECT_TRUE(Run({"Trade:005930"}, /*json=*/true).ok());
  EXPECT_EQ(out_.str(),
            "{\"acknowledgement\":{\"subscription_id\":\"1\"}}\n"
            "{\"item\":\"005930\",\"sequence\":\"1\",\"trade\":{\"current_price\":\"86800\"}}\n"
            "{\"item\":\"005930\",\"sequence\":\"2\",\"trade\":{\"current_price\":\"86900\"}}\n");
}

TEST_F(SubscribeCommandTest, PrintsLinesForPeople) {
  absl::SetFlag(&FLAGS_count, 1);
  EXPECT_TRUE(Run({"Trade:005930"}, /*json=*/false).ok());
  EXPECT_THAT(out_.str(), HasSubstr("구독 접수"));
  EXPECT_THAT(out_.str(), HasSubstr("86,800\n"));
}

TEST_F(SubscribeCommandTest, EndsAfterItsTime) {
  answer_.stay_open = true;
  absl::SetFlag(&FLAGS_seconds, 0.2);
  EXPECT_TRUE(Run({"Trade:005930"}, /*json=*/true).ok());
  EXPECT_THAT(out_.str(), HasSubstr("87000"));
}

TEST_F(SubscribeCommandTest, RejectsANegativeDuration) {
  absl::SetFlag(&FLAGS_seconds, -1);
  EXPECT_EQ(Run({"Trade:005930"}, /*json=*/true).message(),
            "--seconds is negative: set a duration, or 0 for no limit.");
}

TEST_F(SubscribeCommandTest, AStreamThatEndsIsAnError) {
  answer_.status = grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "The reader was too slow.");
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "RESOURCE_EXHAUSTED: The reader was too slow.");
  answer_.status = grpc::Status::OK;
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "The gateway ended the stream.");
}

TEST_F(SubscribeCommandTest, AMalformedMessageIsAnError) {
  answer_.messages = {"\xff\xff"};
  EXPECT_EQ(Run({"Trade:005930"}, true).message(), "The gateway sent a message that the contract does not define.");
}

}  // namespace
}  // namespace kiwoom::cli

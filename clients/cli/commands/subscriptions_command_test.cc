#include "clients/cli/commands/subscriptions_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/call/fake_gateway.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

constexpr char kFirst[] =
    "subscriptions { subscription_id: 's1' peer: 'ipv4:127.0.0.1:1' slow_reader_policy: SLOW_READER_POLICY_SKIP "
    "interests { type: REALTIME_TYPE_TRADE items: '005930' } } next_page_token: 'two'";
constexpr char kSecond[] =
    "subscriptions { subscription_id: 's2' peer: 'ipv4:127.0.0.1:2' "
    "slow_reader_policy: SLOW_READER_POLICY_DISCONNECT }";

class SubscriptionsCommandTest : public testing::Test {
 protected:
  absl::Status Run(bool json, std::span<char* const> arguments = {}) {
    return Subscriptions(arguments,
                         Invocation{Directory(), Contract(), gateway_.address(), {}, json, 100, false, out_, out_});
  }

  bool empty_ = false;
  std::ostringstream out_;
  FakeGateway gateway_{[this](const std::string& method, const std::string& bytes) -> FakeGateway::Answer {
    EXPECT_EQ(method, "/kiwoom.v1.SessionService/ListSubscriptions");
    const auto request = Make("ListSubscriptionsRequest", "");
    EXPECT_TRUE(request->ParseFromString(bytes));
    const bool first = request->ShortDebugString().empty();
    if (!first) EXPECT_EQ(request->ShortDebugString(), "page_token: \"two\"");
    return {{Make("ListSubscriptionsResponse", empty_  ? ""
                                               : first ? kFirst
                                                       : kSecond)
                 ->SerializeAsString()},
            grpc::Status::OK};
  }};
};

TEST_F(SubscriptionsCommandTest, PrintsATableOrJson) {
  ASSERT_TRUE(Run(/*json=*/false).ok());
  EXPECT_EQ(out_.str(),
            "subscription  address           start  sent  skipped  queued  when slow   interests\n"
            "s1            ipv4:127.0.0.1:1            0        0       0  SKIP        Trade 005930\n"
            "s2            ipv4:127.0.0.1:2            0        0       0  DISCONNECT\n");
  out_.str("");
  ASSERT_TRUE(Run(/*json=*/true).ok());
  EXPECT_EQ(
      out_.str(),
      "{\"subscription_id\":\"s1\",\"peer\":\"ipv4:127.0.0.1:1\",\"interests\":[{\"type\":\"REALTIME_TYPE_TRADE\","
      "\"items\":[\"005930\"]}],\"slow_reader_policy\":\"SLOW_READER_POLICY_SKIP\"}\n"
      "{\"subscription_id\":\"s2\",\"peer\":\"ipv4:127.0.0.1:2\","
      "\"slow_reader_policy\":\"SLOW_READER_POLICY_DISCONNECT\"}\n");
}

TEST_F(SubscriptionsCommandTest, SaysThatThereAreNone) {
  empty_ = true;
  ASSERT_TRUE(Run(/*json=*/false).ok());
  EXPECT_EQ(out_.str(), "No open streams.\n");
  out_.str("");
  ASSERT_TRUE(Run(/*json=*/true).ok());
  EXPECT_EQ(out_.str(), "");
}

TEST_F(SubscriptionsCommandTest, TakesNoArguments) {
  char argument[] = "alpha";
  char* const arguments[] = {argument};
  EXPECT_EQ(Run(/*json=*/true, arguments).message(), "subscriptions takes no arguments: it lists all of them.");
}

}  // namespace
}  // namespace kiwoom::cli

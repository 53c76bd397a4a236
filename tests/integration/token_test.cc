// The broker refuses the token: in answer to a registration, and at a login.

#include <gmock/gmock.h>

#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

bool IsLive(const v1::Event& event) { return event.has_live(); }
bool IsGap(const v1::Event& event) { return event.has_gap(); }

class TokenTest : public IntegrationFixture {};

TEST_F(TokenTest, ARegistrationThatIsRefusedBecauseOfItCostsNoSubscription) {
  ExpectWarning("The broker refused a registration because of the token");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}}));
  ASSERT_FALSE(alice.Until(IsLive).empty());
  const int64_t tokens = simulator_->stats().tokens_issued;
  simulator_->RefuseRegistrations(
      {.code = 805004, .message = "토큰 인증에 실패했습니다 계좌 1234-5678-01", .applies = {}, .times = 1});
  Stream bob(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"000660"}}}));
  const auto bobs = bob.Until(IsLive);
  ASSERT_FALSE(bobs.empty());
  for (const v1::Event& event : bobs) EXPECT_FALSE(event.has_refused());
  const auto alices = alice.Until(IsGap);
  ASSERT_FALSE(alices.empty());
  EXPECT_EQ(alices.back().gap().registrations(0).item(), "005930");
  EXPECT_GT(simulator_->stats().tokens_issued, tokens) << "a fresh token";
  EXPECT_THAT(log(), HasSubstr("계좌 <redacted>"));
  EXPECT_THAT(log(), Not(HasSubstr("1234-5678")));
}

class ReissuedTokenTest : public IntegrationFixture {
 protected:
  simulator::Options Options() const override {
    simulator::Options options;
    options.variants.same_token_again = true;
    return options;
  }
};

TEST_F(ReissuedTokenTest, ARefusalCostsNoMinuteWhereTheBrokerIssuesTheSameTokenAgain) {
  ExpectWarning("The broker refused a registration because of the token");
  ExpectWarning("The broker has issued a token again that it had rejected");
  const auto channel = gateway_->Connect();
  Stream alice(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}}));
  ASSERT_FALSE(alice.Until(IsLive).empty());
  simulator_->RefuseRegistrations({.code = 805004, .message = "", .applies = {}, .times = 1});
  const auto begin = std::chrono::steady_clock::now();
  Stream bob(*channel, kSubscribe, Wanting({{v1::REALTIME_TYPE_TRADE, {"000660"}}}));
  ASSERT_FALSE(alice.Until(IsGap).empty());
  ASSERT_FALSE(bob.Until(IsLive).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
  EXPECT_EQ(SessionOf(*channel).state(), v1::UPSTREAM_STATE_LIVE);
  EXPECT_THAT(SessionOf(*channel).last_error(), HasSubstr("issued a token again"))
      << "what happened a moment ago is still to be seen";
}

}  // namespace
}  // namespace kiwoom::tests

#include "tests/chaos/broker_session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace kiwoom::chaos {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Topic kTrade{v1::REALTIME_TYPE_TRADE, "005930"};
const Topic kOrders{v1::REALTIME_TYPE_ORDER_UPDATE, ""};

// A connection that keeps what is written.
class FakePeer final : public TlsPeer {
 public:
  void Write(std::string bytes) override { written += bytes; }
  void Close() override { closed = true; }
  void Reset() override { reset = true; }
  void Freeze() override {}

  std::string written;
  bool closed = false;
  bool reset = false;
};

// Everything happens at once.
class Floor final : public BrokerFloor {
 public:
  StampLedger& ledger() override { return ledger_; }
  std::mt19937_64& random() override { return random_; }
  void After(absl::Duration, std::function<void()> task) override { task(); }
  std::string Row(const BrokerSession&, const Topic& topic, const RowSpelling& spelling) override {
    return RowText(topic, ledger_.Send(topic, absl::InfinitePast()), spelling);
  }

 private:
  StampLedger ledger_;
  std::mt19937_64 random_{1};
};

class BrokerSessionTest : public ::testing::Test {
 protected:
  // A connection that has logged in with a token of this key.
  std::shared_ptr<FakePeer> LogIn(BrokerSession& session) {
    const auto rest = std::make_shared<FakePeer>();
    session.OnTokenRequest(rest);
    const std::string mark = "\"token\":\"";
    const size_t begin = rest->written.find(mark) + mark.size();
    auto peer = std::make_shared<FakePeer>();
    session.OnLogin(peer,
                    {.name = "LOGIN", .token = rest->written.substr(begin, rest->written.find('"', begin) - begin)});
    return peer;
  }

  Floor floor_;
  BrokerSession alpha_{{"alpha", "KEY-A"}, floor_};
  BrokerSession beta_{{"beta", "KEY-B"}, floor_};
};

TEST_F(BrokerSessionTest, KeepsTokensAndRegistrationsOfEachKeyApart) {
  const auto a = LogIn(alpha_), b = LogIn(beta_);
  EXPECT_TRUE(alpha_.Issued("TOKEN-OF-THE-CHAOS-alpha-1"));
  EXPECT_FALSE(beta_.Issued("TOKEN-OF-THE-CHAOS-alpha-1"));
  alpha_.OnRequest(a, {.name = "REG", .topics = {kTrade, kOrders}});
  beta_.OnRequest(b, {.name = "REG", .topics = {kOrders}});
  beta_.OnRequest(a, {.name = "REG", .topics = {kTrade}});  // not its connection
  EXPECT_THAT(alpha_.registered(), ElementsAre(Topic{kOrders.type, "", "alpha"}, kTrade));
  EXPECT_THAT(beta_.registered(), ElementsAre(Topic{kOrders.type, "", "beta"}));
}

TEST_F(BrokerSessionTest, LosesTheRegistrationsOfTheSessionThatEnds) {
  const auto a = LogIn(alpha_), b = LogIn(beta_);
  alpha_.OnRequest(a, {.name = "REG", .topics = {kTrade}});
  beta_.OnRequest(b, {.name = "REG", .topics = {kTrade}});
  alpha_.OnGone(a);
  EXPECT_FALSE(alpha_.logged_in());
  EXPECT_TRUE(beta_.logged_in());
  EXPECT_THAT(alpha_.registered(), IsEmpty());
  beta_.SendRows(1, 1);
  EXPECT_THAT(floor_.ledger().SentTo(kTrade, 1), ElementsAre("beta"));
}

TEST_F(BrokerSessionTest, WritesTheNumberOfItsAccountIntoRowsOfOrders) {
  const auto a = LogIn(alpha_);
  alpha_.OnRequest(a, {.name = "REG", .topics = {kOrders}});
  alpha_.SendRows(1, 1);
  EXPECT_THAT(a->written, HasSubstr(absl::StrCat(R"("9201":")", AccountOf("alpha"), "\"")));
  EXPECT_NE(AccountOf("alpha"), AccountOf("beta"));
}

TEST_F(BrokerSessionTest, EndsASessionThatIsReplacedByItsOwnKeyOnly) {
  const auto a = LogIn(alpha_), b = LogIn(beta_);
  LogIn(alpha_);
  EXPECT_THAT(a->written, HasSubstr("R10001"));
  EXPECT_TRUE(a->closed);
  EXPECT_TRUE(alpha_.logged_in());
  EXPECT_FALSE(b->closed);
}

TEST_F(BrokerSessionTest, IsAwayForOneKeyAlone) {
  const auto a = LogIn(alpha_), b = LogIn(beta_);
  alpha_.SetAway(true);
  EXPECT_TRUE(a->reset);
  EXPECT_FALSE(b->reset);
  const auto again = std::make_shared<FakePeer>(), rest = std::make_shared<FakePeer>();
  alpha_.OnLogin(again, {.name = "LOGIN", .token = "TOKEN-OF-THE-CHAOS-alpha-1"});
  EXPECT_TRUE(again->reset);
  alpha_.OnTokenRequest(rest);
  EXPECT_THAT(rest->written, HasSubstr("503"));
  alpha_.BeGood();
  EXPECT_FALSE(LogIn(alpha_)->reset);
}

TEST_F(BrokerSessionTest, RefusesAKeyAndItsTokens) {
  LogIn(alpha_);
  alpha_.SetKeyRefused(true);
  const auto again = std::make_shared<FakePeer>(), rest = std::make_shared<FakePeer>();
  alpha_.OnLogin(again, {.name = "LOGIN", .token = "TOKEN-OF-THE-CHAOS-alpha-1"});
  EXPECT_THAT(again->written, HasSubstr("805004"));
  EXPECT_TRUE(again->closed);
  alpha_.OnTokenRequest(rest);
  EXPECT_THAT(rest->written, HasSubstr("[8001:"));
}

TEST_F(BrokerSessionTest, TreatsRequestsOfOneKeyAsTold) {
  const auto a = LogIn(alpha_), b = LogIn(beta_);
  alpha_.Treat("REG", {.answer = Treatment::Answer::kRefuse, .code = "105115"});
  alpha_.OnRequest(a, {.name = "REG", .topics = {kTrade}});
  beta_.OnRequest(b, {.name = "REG", .topics = {kTrade}});
  EXPECT_THAT(a->written, HasSubstr("105115"));
  EXPECT_THAT(alpha_.registered(), IsEmpty());
  EXPECT_THAT(beta_.registered(), ElementsAre(kTrade));
}

}  // namespace
}  // namespace kiwoom::chaos

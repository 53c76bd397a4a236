// The broker never answers the REG of one item: its reader gets a refusal, and no other reader is affected.

#include <gmock/gmock.h>

#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;

constexpr char kAlices[] = "005930";
constexpr char kBobs[] = "000660";
constexpr char kSilent[] = "035720";
constexpr char kOther[] = "035420";

bool IsLive(const v1::Event& event) { return event.has_live(); }
bool IsRefused(const v1::Event& event) { return event.has_refused(); }

v1::SubscribeRequest Trades(const std::vector<std::string>& items) {
  return Wanting({{v1::REALTIME_TYPE_TRADE, items}});
}

std::vector<std::string> ItemsOf(const google::protobuf::RepeatedPtrField<v1::Registration>& registrations) {
  std::vector<std::string> items;
  for (const v1::Registration& registration : registrations) items.push_back(registration.item());
  return items;
}

class UnansweredTest : public IntegrationFixture {
 protected:
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.answer_timeout = absl::Seconds(3);
    return config;
  }

  void SetUp() override {
    IntegrationFixture::SetUp();
    channel_ = gateway_->Connect();
    alice_ = std::make_unique<Stream>(*channel_, kSubscribe, Trades({kAlices}));
    bob_ = std::make_unique<Stream>(*channel_, kSubscribe, Trades({kBobs}));
    ASSERT_FALSE(alice_->Until(IsLive).empty());
    ASSERT_FALSE(bob_->Until(IsLive).empty());
    simulator_->IgnoreRegistrations({kSilent});
  }

  void Trade(const char* item) {
    simulator_->PushFrame(R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":")" + std::string(item) +
                          R"(","values":{"13":")" + std::to_string(++trades_) + R"("}}]})");
  }

  // The events up to the last trade, without heartbeats.
  std::vector<v1::Event> UntilTheLastTrade(Stream& stream) {
    const int64_t last = trades_;
    auto events = stream.Until([&](const v1::Event& event) { return event.trade().cumulative_volume() == last; });
    std::erase_if(events, [](const v1::Event& event) { return event.has_heartbeat(); });
    return events;
  }

  // Expects one trade each before, during and after the silent item's registration: three events of one epoch, and
  // nothing else.
  void ExpectAnUnbrokenStream(Stream& stream, const char* item) {
    Trade(item);
    const auto events = UntilTheLastTrade(stream);
    ASSERT_EQ(events.size(), 3u) << "no gap and no loss";
    for (size_t i = 0; i < events.size(); ++i) {
      EXPECT_TRUE(events[i].has_trade());
      EXPECT_EQ(events[i].sequence(), i + 1);
      EXPECT_EQ(events[i].epoch(), events[0].epoch());
    }
  }

  void TradeBoth() {
    Trade(kAlices);
    Trade(kBobs);
  }

  void AwaitIgnored(int64_t requests) {
    ASSERT_TRUE(simulator_->Await([&](const auto& stats) { return stats.ignored_requests >= requests; },
                                  absl::FromChrono(kPatience)));
  }

  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<Stream> alice_, bob_;
  int64_t trades_ = 0;
};

TEST_F(UnansweredTest, ItsReaderIsNotifiedAndOthersContinue) {
  ExpectWarning("The broker did not answer a REG");
  ExpectWarning("Registrations were refused");
  TradeBoth();
  Stream carol(*channel_, kSubscribe, Trades({kSilent, kOther}));
  AwaitIgnored(1);
  TradeBoth();
  v1::RefusedNotice refused;
  v1::LiveNotice live;
  carol.Until([&](const v1::Event& event) {  // in either order
    if (event.has_refused()) refused = event.refused();
    if (event.has_live()) live = event.live();
    return refused.registrations_size() > 0 && live.registrations_size() > 0;
  });
  EXPECT_THAT(ItemsOf(live.registrations()), ElementsAre(kOther)) << "although it was in the same REG";
  EXPECT_THAT(ItemsOf(refused.registrations()), ElementsAre(kSilent));
  EXPECT_EQ(refused.broker_code(), "");
  EXPECT_EQ(refused.broker_message(), "The broker did not answer this registration, which was sent alone, within 3s.");
  EXPECT_TRUE(refused.retried());
  EXPECT_TRUE(refused.has_next_attempt_time());
  ExpectAnUnbrokenStream(*alice_, kAlices);
  ExpectAnUnbrokenStream(*bob_, kBobs);
  EXPECT_EQ(simulator_->stats().logins, 1) << "the session was never dropped";
  EXPECT_FALSE(simulator_->stats().IsRegistered("0B", kSilent));
}

TEST_F(UnansweredTest, TheRemoveIsNotAnsweredEither) {
  ExpectWarning("The broker did not answer a REG");
  ExpectWarning("The broker did not answer a REMOVE");
  ExpectWarning("Registrations were refused");
  simulator_->IgnoreRemovals({kSilent});
  TradeBoth();
  Stream carol(*channel_, kSubscribe, Trades({kSilent}));
  AwaitIgnored(2);
  TradeBoth();
  ASSERT_FALSE(carol.Until(IsRefused).empty());
  ExpectAnUnbrokenStream(*alice_, kAlices);
  ExpectAnUnbrokenStream(*bob_, kBobs);
  EXPECT_EQ(simulator_->stats().logins, 1);
}

// A reader that joins meanwhile waits for one timeout, but not for the halves of the unanswered batch.
TEST_F(UnansweredTest, ANewcomerIsServedFirst) {
  ExpectWarning("The broker did not answer a REG");
  AllowWarning("Registrations were refused");
  Stream carol(*channel_, kSubscribe, Trades({kSilent, kOther}));
  AwaitIgnored(1);
  Stream dave(*channel_, kSubscribe, Trades({"068270"}));
  const auto daves = dave.Until(IsLive), carols = carol.Until(IsLive);
  ASSERT_FALSE(daves.empty());
  ASSERT_FALSE(carols.empty());
  // An epoch is the time of its REG.
  EXPECT_LT(daves.back().live().registrations(0).epoch(), carols.back().live().registrations(0).epoch());
}

// The others are renewed first. Then the silent item is tried again, alone, and gets in when the broker answers.
TEST_F(UnansweredTest, AfterALossTheSilentItemIsTriedAgainBehindTheOthers) {
  ExpectWarning("The broker did not answer a REG");
  ExpectWarning("Registrations were refused");
  ExpectWarning("there is no session with the broker");
  Stream carol(*channel_, kSubscribe, Trades({kSilent}));
  ASSERT_FALSE(carol.Until(IsRefused).empty());
  const int64_t ignored = simulator_->stats().ignored_requests;
  simulator_->DropSessions();
  for (Stream* stream : {alice_.get(), bob_.get()}) {
    const auto events = stream->Until([](const v1::Event& event) { return event.has_gap(); });
    EXPECT_EQ(std::ranges::count_if(events, [](const v1::Event& event) { return event.has_lost(); }), 1);
  }
  AwaitIgnored(ignored + 1);
  EXPECT_TRUE(simulator_->stats().IsRegistered("0B", kAlices));
  EXPECT_TRUE(simulator_->stats().IsRegistered("0B", kBobs));

  simulator_->IgnoreRegistrations({});
  Stream erin(*channel_, kSubscribe, Trades({kSilent}));
  EXPECT_FALSE(erin.Until(IsLive).empty()) << "a new reader causes a new attempt";
  EXPECT_FALSE(carol.Until(IsLive).empty()) << "which helps the one that was refused";
}

}  // namespace
}  // namespace kiwoom::tests

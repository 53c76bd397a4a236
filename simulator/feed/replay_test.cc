#include "simulator/feed/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;

constexpr char kTrade[] = R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{}}]})";
constexpr char kTwoRows[] =
    R"({"data":[{"values":{},"type":"0B","item":"000660"},{"values":{},"type":"0s","item":""}],"trnm":"REAL"})";

class RecordingConnection : public Connection {
 public:
  void Send(SharedText text) override { texts.push_back(*text); }
  void Close(uint16_t, std::string) override {}
  void Reset() override {}
  size_t queued() const override { return 0; }

  std::vector<std::string> texts;
};

TEST(ReplayTest, SendsFramesByteForByteToSubscribersOfTheirRows) {
  const auto replay = Replay::Parse(std::string(kTrade) + "\n\n" + kTwoRows + "\n");
  ASSERT_TRUE(replay.ok()) << replay.status();
  struct Case {
    Registered registered;
    bool any_item;
    std::vector<std::string> texts;
  };
  const Case cases[] = {
      {{"0B", "005930"}, false, {kTrade}}, {{"0B", "000660"}, false, {kTwoRows}}, {{"0B", "035420"}, false, {}},
      {{"0s", ""}, true, {kTwoRows}},      {{"0D", "005930"}, false, {}},         {{"0s", "", 1}, true, {}},
  };
  for (const Case& c : cases) {
    RecordingConnection client;
    replay->SendTo(client, c.registered, c.any_item);
    EXPECT_EQ(client.texts, c.texts) << c.registered.type << " " << c.registered.item;
  }
}

TEST(ReplayTest, StartsOverAfterTheLastFrame) {
  auto replay = Replay::Parse(std::string(kTrade) + "\n" + kTwoRows);
  ASSERT_TRUE(replay.ok());
  BrokerVariants variants;
  TokenBook tokens(variants, 1);
  StatsBoard stats;
  WebSocketEndpoint endpoint(variants, tokens, {}, stats);
  RecordingConnection client;
  const absl::Time now = absl::FromUnixSeconds(1'784'510'000);
  endpoint.OnConnect(client, now);
  endpoint.OnText(client, R"({"trnm":"LOGIN","token":")" + tokens.Issue("app", now).text + R"("})", now);
  endpoint.OnText(client, R"({"trnm":"REG","grp_no":"1","data":[{"item":["005930","000660"],"type":["0B"]}]})", now);
  client.texts.clear();
  int64_t deliveries = 0;
  for (int i = 0; i < 3; ++i) deliveries += replay->SendNext(endpoint);
  EXPECT_EQ(deliveries, 3);
  EXPECT_THAT(client.texts, ElementsAre(kTrade, kTwoRows, kTrade));
}

TEST(ReplayTest, ReportsAnInvalidLineByNumber) {
  for (const char* line : {"nonsense", "[]", R"({"trnm":"REG","return_code":0})", R"({"trnm":"REAL","data":[]})"}) {
    const auto replay = Replay::Parse(std::string(kTrade) + "\n" + line);
    ASSERT_FALSE(replay.ok());
    EXPECT_EQ(std::string(replay.status().message()),
              "replay line 2: is not a REAL frame; write one broker frame per line");
  }
}

}  // namespace
}  // namespace kiwoom::simulator

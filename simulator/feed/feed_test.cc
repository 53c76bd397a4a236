#include "simulator/feed/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "generated/registry.h"
#include "simulator/market/seoul_time.h"
#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using ::testing::IsEmpty;

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

class RecordingConnection : public Connection {
 public:
  void Send(SharedText text) override { texts.push_back(*text); }
  void Close(uint16_t, std::string) override {}
  void Reset() override {}
  size_t queued() const override { return 0; }

  std::vector<std::string> texts;
};

// A logged-in session and steps of the feed.
class FeedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    variants_.registrations_per_second = 1'000;
    endpoint_.OnConnect(client_, kTen);
    endpoint_.OnText(client_, R"({"trnm":"LOGIN","token":")" + tokens_.Issue("app", kTen).text + R"("})", kTen);
    client_.texts.clear();
  }

  void Register(const std::string& type, const std::string& item) {
    endpoint_.OnText(client_,
                     R"({"trnm":"REG","grp_no":"1","data":[{"item":[")" + item + R"("],"type":[")" + type + R"("]}]})",
                     kTen);
    client_.texts.clear();
  }

  std::vector<RecordedFrame> Steps(int count) {
    for (int i = 0; i < count; ++i) feed_.Step(kTen + absl::Milliseconds(100) * ++step_);
    feed_.Flush();
    std::vector<RecordedFrame> frames;
    for (const std::string& text : client_.texts) frames.push_back(ParseFrame(text));
    client_.texts.clear();
    return frames;
  }

  static std::map<std::string, std::string> Values(const RecordedFrame& frame) {
    return {frame.values.begin(), frame.values.end()};
  }

  BrokerVariants variants_;
  TokenBook tokens_{variants_, 1};
  StatsBoard stats_;
  Market market_{1, "1111111111", kTen};
  WebSocketEndpoint endpoint_{variants_, tokens_, generated::Trs(), stats_};
  Feed feed_{1, variants_, generated::Trs(), market_, endpoint_};
  RecordingConnection client_;
  int step_ = 0;
};

int64_t Number(const std::string& text) { return std::stoll(text); }
int64_t Magnitude(const std::string& text) { return std::abs(std::stoll(text)); }

TEST_F(FeedTest, NothingHappensWithoutRegistrations) { EXPECT_THAT(Steps(100), IsEmpty()); }

TEST_F(FeedTest, WithOnlyTradesEveryStepIsATrade) {
  Register("0B", "005930");
  EXPECT_EQ(Steps(50).size(), 50u);
}

TEST_F(FeedTest, TradesAddUpOnTheWire) {
  Register("0B", "005930");
  Register("0D", "005930");
  Register("0w", "005930");
  Register("0J", "001");
  Register("0F", "005930_AL");
  Register("00", "");
  std::map<std::string, std::string> before;
  int trades = 0;
  for (const RecordedFrame& frame : Steps(2'000)) {
    if (frame.type != "0B") continue;
    ++trades;
    auto now = Values(frame);
    EXPECT_GE(Magnitude(now["27"]), Magnitude(now["10"]));  // best ask
    EXPECT_LE(Magnitude(now["28"]), Magnitude(now["10"]));  // best bid
    EXPECT_GE(Magnitude(now["17"]), Magnitude(now["10"]));  // high
    EXPECT_LE(Magnitude(now["18"]), Magnitude(now["10"]));  // low
    EXPECT_EQ(Number(now["11"]), Magnitude(now["10"]) - 268'500);
    EXPECT_EQ(now["25"], Number(now["11"]) > 0 ? "2" : Number(now["11"]) < 0 ? "5" : "3");
    EXPECT_THAT(now["15"], ::testing::MatchesRegex("[+-][1-9][0-9]*"));
    EXPECT_EQ(now["1314"], now["15"]);
    if (!before.empty()) {
      EXPECT_EQ(Number(now["13"]), Number(before["13"]) + Magnitude(now["15"]));
      EXPECT_EQ(Number(now["1030"]) + Number(now["1031"]),
                Number(before["1030"]) + Number(before["1031"]) + Magnitude(now["15"]));
      EXPECT_GE(Number(now["14"]), Number(before["14"]));
    }
    before = now;
  }
  EXPECT_GT(trades, 500);
}

TEST_F(FeedTest, ABookFollowsEachTrade) {
  Register("0B", "005930");
  Register("0D", "005930");
  const std::vector<RecordedFrame> frames = Steps(400);
  for (size_t i = 0; i < frames.size(); ++i) {
    if (frames[i].type != "0B") continue;
    ASSERT_LT(i + 1, frames.size());
    ASSERT_EQ(frames[i + 1].type, "0D");
    auto trade = Values(frames[i]);
    auto book = Values(frames[i + 1]);
    EXPECT_EQ(Number(book["41"]), Number(trade["27"]));
    EXPECT_EQ(Number(book["51"]), Number(trade["28"]));
    EXPECT_EQ(book["13"], trade["13"]);
    int64_t asks = 0;
    for (int fid = 61; fid <= 70; ++fid) asks += Number(book[std::to_string(fid)]);
    EXPECT_EQ(Number(book["121"]), asks);
    EXPECT_EQ(Number(book["128"]), Number(book["125"]) - Number(book["121"]));
  }
}

TEST_F(FeedTest, RowsMayShareAFrame) {
  variants_.rows_per_frame = 10;
  Register("0B", "005930");
  EXPECT_EQ(Steps(25).size(), 3u);
}

TEST_F(FeedTest, ManyRowsMayShareOneFrame) {
  Register("0B", "005930");
  endpoint_.MergeRows(1'000);
  EXPECT_THAT(Steps(999), IsEmpty()) << "it comes when it is full";
  feed_.Step(kTen + absl::Hours(1));
  feed_.Flush();
  ASSERT_EQ(client_.texts.size(), 1u);
  const std::string& text = client_.texts.front();
  int rows = 0;
  for (size_t at = text.find("\"type\""); at != std::string::npos; at = text.find("\"type\"", at + 1)) ++rows;
  EXPECT_EQ(rows, 1'000);
  client_.texts.clear();
  step_ = 50'000;
  EXPECT_EQ(Steps(3).size(), 3u);
}

TEST_F(FeedTest, TheNextRowsMayNameAnItemThatNobodyAskedFor) {
  Register("0B", "005930");
  feed_.RespellItems("A005930", 2);
  const std::vector<RecordedFrame> frames = Steps(3);
  ASSERT_EQ(frames.size(), 3u);
  EXPECT_EQ(frames[0].item, "A005930");
  EXPECT_EQ(frames[1].item, "A005930");
  EXPECT_EQ(frames[2].item, "005930");
}

TEST_F(FeedTest, MembersOfRowsMayHaveAnyOrder) {
  variants_.member_order = MemberOrder::kRandom;
  Register("0B", "005930");
  std::set<std::string> beginnings;
  std::vector<RecordedFrame> frames = Steps(200);
  for (const RecordedFrame& frame : frames) {
    EXPECT_EQ(frame.type, "0B");
    EXPECT_EQ(frame.item, "005930");
    const size_t row = frame.text.find("[{");
    beginnings.insert(frame.text.substr(row + 2, 7));
  }
  EXPECT_THAT(beginnings, ::testing::UnorderedElementsAre("\"type\":", "\"name\":", "\"item\":", "\"values"));
}

TEST_F(FeedTest, CodesOfTheAccountMayHaveALeadingA) {
  variants_.leading_a_of_codes = true;
  for (const char* type : {"00", "04", "1h"}) Register(type, "");
  std::set<std::string> codes;
  market_.EndAutomaticOrders();
  feed_.PlaceOrder({.stock_code = "005930", .quantity = 10}, kTen + absl::Seconds(1));
  for (const RecordedFrame& frame : Steps(2'000)) {
    const std::string code = Values(frame)["9001"];
    EXPECT_EQ(code.starts_with('A'), frame.type != "1h") << frame.text;
    EXPECT_EQ(frame.item.front(), frame.type == "1h" ? code.front() : '0');
    codes.insert(frame.type);
  }
  EXPECT_EQ(codes, (std::set<std::string>{"00", "04", "1h"}));
}

TEST_F(FeedTest, RowsThatAreNotSentAreNumberedAllTheSame) {
  feed_.extras().Stamp();
  Register("0B", "005930");
  const auto stamps = [&] {
    std::vector<int64_t> numbers;
    for (const RecordedFrame& frame : Steps(3)) numbers.push_back(Number(Values(frame)["900000001"]));
    return numbers;
  };
  EXPECT_EQ(stamps(), (std::vector<int64_t>{1, 2, 3}));
  endpoint_.Mute(true);
  EXPECT_THAT(stamps(), IsEmpty());
  endpoint_.Mute(false);
  EXPECT_EQ(stamps(), (std::vector<int64_t>{7, 8, 9}));
  EXPECT_EQ(endpoint_.sessions().at(0).last_stamps.at({"0B", "005930"}), 9);
  endpoint_.OnText(client_, R"({"trnm":"REMOVE","grp_no":"1","data":[{"item":["005930"],"type":["0B"]}]})", kTen);
  client_.texts.clear();
  EXPECT_THAT(stamps(), IsEmpty());
  Register("0B", "005930");
  EXPECT_EQ(stamps(), (std::vector<int64_t>{10, 11, 12})) << "rows of nobody do not exist";
}

TEST_F(FeedTest, EveryTypeIsSentEventually) {
  const std::map<std::string, std::string> items = {{"0J", "001"}, {"0U", "001"}, {"0G", "069500"}};
  std::set<std::string> types;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind != codec::Kind::kRealtime) continue;
    const std::string type(tr->code);
    types.insert(type);
    const bool has_item = tr->registration == codec::Register::kItem;
    Register(type, !has_item ? "" : items.contains(type) ? items.at(type) : "005930");
  }
  std::set<std::string> seen;
  for (const RecordedFrame& frame : Steps(6'000)) seen.insert(frame.type);
  EXPECT_EQ(seen, types);
}

TEST_F(FeedTest, UnknownItemsAreSilent) {
  Register("0B", "999999");
  Register("0B", "001");
  Register("0J", "005930");
  Register("0b", "005930");
  EXPECT_THAT(Steps(200), IsEmpty());
}

TEST_F(FeedTest, EachVenueGetsItsTrades) {
  for (const char* item : {"005930", "005930_NX", "005930_AL"}) Register("0B", item);
  std::map<std::string, int> count;
  for (const RecordedFrame& frame : Steps(100)) ++count[frame.item];
  EXPECT_GT(count["005930"], 10);
  EXPECT_GT(count["005930_NX"], 10);
  EXPECT_EQ(count["005930"] + count["005930_NX"], count["005930_AL"]);
}

TEST_F(FeedTest, RareEventsStayRareAlone) {
  Register("0s", "");
  const size_t rows = Steps(1'000).size();
  EXPECT_GT(rows, 20u);
  EXPECT_LT(rows, 150u);
}

TEST_F(FeedTest, TheBestQuoteAloneMovesThePriceInFewSteps) {
  Register("0C", "005930");
  const int64_t price = market_.FindStock("005930")->price();
  // A hundred seconds at the default rate.
  const size_t rows = Steps(2'000).size();
  EXPECT_GT(rows, 50u);
  EXPECT_LT(rows, 400u);
  EXPECT_LT(std::abs(market_.FindStock("005930")->price() - price) * 100, price * 5);
}

TEST_F(FeedTest, AnInterruptionIsSentForKrxAndConsolidated) {
  Register("1h", "");
  const std::vector<RecordedFrame> frames = Steps(2'000);
  ASSERT_GE(frames.size(), 4u);
  ASSERT_EQ(frames.size() % 2, 0u);
  for (size_t i = 0; i < frames.size(); i += 2) {
    EXPECT_EQ(frames[i + 1].item, frames[i].item + "_AL");
    auto bare = Values(frames[i]);
    auto both = Values(frames[i + 1]);
    EXPECT_EQ(bare["9001"], frames[i].item);
    EXPECT_LE(Number(bare["13"]), Number(both["13"]));
    for (const char* total : {"13", "14"}) bare[total] = both[total] = "";
    EXPECT_EQ(bare, both);
  }
  EXPECT_EQ(Values(frames[0])["1224"], "000000");
  EXPECT_NE(Values(frames[2])["1224"], "000000");
}

}  // namespace
}  // namespace kiwoom::simulator

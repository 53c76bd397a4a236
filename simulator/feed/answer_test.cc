// The current value sent in answer to a registration, which some brokers do.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "simulator/feed/feed.h"
#include "simulator/feed/wire_session.h"
#include "simulator/market/seoul_time.h"
#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using ::testing::HasSubstr;

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

TEST(AnswerTest, SendsTheCurrentValueOfStatesOnly) {
  WireSession session(1, kTen);
  EXPECT_THAT(session.feed.CurrentFrame({"0D", "005930_NX"}).value_or(""), HasSubstr(R"("item":"005930_NX")"));
  EXPECT_THAT(session.feed.CurrentFrame({"0s", ""}).value_or(""), HasSubstr(R"("215":"3")"));
  EXPECT_THAT(session.feed.CurrentFrame({"0J", "001"}).value_or(""), HasSubstr(R"("item":"001")"));
  EXPECT_FALSE(session.feed.CurrentFrame({"0B", "005930"}));
  EXPECT_FALSE(session.feed.CurrentFrame({"0D", "999999"}));
  EXPECT_FALSE(session.feed.CurrentFrame({"04", ""}));
  EXPECT_FALSE(session.feed.CurrentFrame({"zz", ""}));
}

TEST(AnswerTest, IndexVolumesAddUpAcrossTheAnswer) {
  WireSession session(1, kTen);
  session.Register("0J", {"001"});
  session.Register("0B", {"005930"});
  std::optional<int64_t> before;
  for (int i = 0; i < 20; ++i) {
    session.feed.Answer(session, {"0J", "001"});
    for (int step = 0; step < 20; ++step) session.feed.Step(kTen + absl::Seconds(20 * i + step));
    session.feed.Flush();
    for (const std::string& text : std::exchange(session.texts, {})) {
      const RecordedFrame frame = ParseFrame(text);
      if (frame.type != "0J") continue;
      const std::map<std::string, std::string> now(frame.values.begin(), frame.values.end());
      if (before) {
        EXPECT_EQ(std::stoll(now.at("13")), *before + std::stoll(now.at("15")));
      }
      before = std::stoll(now.at("13"));
    }
  }
  EXPECT_TRUE(before);
  session.feed.Answer(session, {"0D", "005930"});
  EXPECT_EQ(session.texts.size(), 1u);
}

TEST(AnswerTest, TheFirstIndexIncrementExcludesEarlierTrades) {
  WireSession session(1, kTen);
  session.Register("0B", {"005930"});
  for (int i = 0; i < 1'000; ++i) session.feed.Step(kTen + absl::Milliseconds(100) * i);
  session.feed.Flush();
  session.Register("0J", {"001"});
  session.feed.Answer(session, {"0J", "001"});
  session.feed.Flush();
  ASSERT_EQ(session.texts.size(), 1u);
  const RecordedFrame frame = ParseFrame(session.texts[0]);
  const std::map<std::string, std::string> index(frame.values.begin(), frame.values.end());
  EXPECT_GT(std::stoll(index.at("13")), 0);
  EXPECT_EQ(std::stoll(index.at("15")), 0);
}

TEST(AnswerTest, AFundFollowsItsIndexEvenIfOnlyStocksTrade) {
  WireSession session(1, kTen);
  session.Register("0B", {"005930", "000660"});
  const auto values = [&](const char* type, const char* item) {
    const RecordedFrame frame = ParseFrame(session.feed.CurrentFrame({type, item}).value_or(""));
    return std::map<std::string, std::string>(frame.values.begin(), frame.values.end());
  };
  const auto number = [](const std::string& text) { return std::abs(std::stod(text)); };
  std::set<std::string> worths;
  for (int i = 0; i < 2'000; ++i) {
    session.feed.Step(kTen + absl::Milliseconds(100) * i);
    auto fund = values("0G", "069500");
    auto index = values("0J", "201");
    auto book = values("0D", "069500");
    const double nav = number(fund.at("36"));
    const double moved = nav / (nav - std::stod(fund.at("37")));
    const double level = number(index.at("10"));
    EXPECT_NEAR(moved, level / (level - std::stod(index.at("11"))), 0.0001);
    EXPECT_LE(number(book.at("51")), nav);
    EXPECT_GT(number(book.at("41")), nav);
    worths.insert(fund.at("36"));
  }
  EXPECT_GT(worths.size(), 50u);
}

TEST(AnswerTest, SendsNothingForMissingValues) {
  WireSession session(1, kTen);
  EXPECT_TRUE(session.feed.CurrentFrame({"0G", "069500"}));
  EXPECT_FALSE(session.feed.CurrentFrame({"0G", "005930"})) << "not a fund";
  for (const char* type : {"0G", "0D", "0C", "0F", "0w", "0g"}) {
    EXPECT_FALSE(session.feed.CurrentFrame({type, "069500_NX"})) << type << ": NXT lists no funds";
  }
  struct Case {
    const char* type;
    const char* item;
    bool at_seven;
    bool at_ten_past_eight;
    bool at_ten;
  };
  const Case cases[] = {{"0s", "", false, true, true},
                        {"0J", "001", false, false, true},
                        {"0U", "001", false, false, true},
                        {"0D", "005930", false, false, true},
                        {"0D", "005930_NX", false, true, true},
                        {"0D", "005930_AL", false, true, true},
                        {"0C", "005930_NX", false, true, true},
                        {"0H", "005930", false, false, true},
                        {"0H", "005930_NX", false, false, false},
                        {"0w", "005930", false, false, true},
                        {"0F", "005930", false, false, true},
                        {"0G", "069500", false, false, true},
                        {"0g", "005930", true, true, true}};
  const absl::Time seven = kTen - absl::Hours(3);
  WireSession early(1, seven, TradingHours::kTimetable);
  WireSession pre_market(1, seven + absl::Minutes(70), TradingHours::kTimetable);
  WireSession main_market(1, kTen, TradingHours::kTimetable);
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.type) + " " + c.item);
    EXPECT_EQ(early.feed.CurrentFrame({c.type, c.item}).has_value(), c.at_seven);
    EXPECT_EQ(pre_market.feed.CurrentFrame({c.type, c.item}).has_value(), c.at_ten_past_eight);
    EXPECT_EQ(main_market.feed.CurrentFrame({c.type, c.item}).has_value(), c.at_ten);
  }
}

}  // namespace
}  // namespace kiwoom::simulator

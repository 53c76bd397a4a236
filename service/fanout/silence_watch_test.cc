#include "service/fanout/silence_watch.h"

#include <gmock/gmock.h>

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

// Runs second by second and checks when the watch wants to. All times are seconds after the start.
class SilenceWatchTest : public ::testing::Test {
 protected:
  // A topic that is live from now on, with an event every so many seconds; 0: none.
  TopicActivity& Add(const Topic& topic, int every) {
    topics_.push_back({topic, every, {}});
    topics_.back().activity.Begin(Now());
    return topics_.back().activity;
  }
  void AddNeighbours(int number, int every, const std::string& suffix = "", const codec::Tr& tr = kTrades) {
    for (int i = 1; i <= number; ++i) Add({&tr, "00000" + std::to_string(i) + suffix}, every);
  }
  void SetEvery(int every) {
    for (auto& topic : topics_) topic.every = every;
  }

  void RunUntil(int end) {
    for (; second_ < end; ++second_) {
      for (auto& [topic, every, activity] : topics_) {
        if (every > 0 && second_ % every == 0) activity.OnEvent(Now());
      }
      Check();
    }
  }
  void Check() {
    if (Now() < watch_->NextCheck()) return;
    std::vector<SilenceWatch::Watched> live;
    for (auto& topic : topics_) live.push_back({&topic.topic, &topic.activity});
    for (const Topic* topic : watch_->Check(live, Now())) told_.emplace_back(second_, topic->item);
  }
  absl::Time Now() const { return kStart + absl::Seconds(second_); }

  struct Story {
    Topic topic;
    int every;
    TopicActivity activity;
  };
  int second_ = 0;
  std::deque<Story> topics_;
  std::optional<SilenceWatch> watch_{SilenceOptions{}};
  std::vector<std::pair<int, std::string>> told_;  // second, item
};

TEST_F(SilenceWatchTest, AStockThatStopsWhileOthersTickIsToldOnceAfterFiveMinutes) {
  AddNeighbours(5, 3);
  TopicActivity& samsung = Add(kSamsung, 1);
  RunUntil(600);
  ASSERT_THAT(told_, IsEmpty());
  topics_.back().every = 0;  // its last event was at 599
  RunUntil(4000);
  EXPECT_THAT(told_, ElementsAre(Pair(900, "005930"))) << "at the first check after 899, and never again";
  EXPECT_TRUE(samsung.silent());
  EXPECT_EQ(samsung.last_event(), kStart + absl::Seconds(599));

  // An event ends the spell, so another silence is told.
  samsung.OnEvent(Now());
  EXPECT_FALSE(samsung.silent());
  RunUntil(5000);
  EXPECT_THAT(told_, ElementsAre(Pair(900, "005930"), Pair(4300, "005930")));
}

TEST_F(SilenceWatchTest, WhoIsTold) {
  const struct {
    std::string name;
    int neighbours, every;
    std::string suffix;
    const codec::Tr* tr;
    Topic topic;
    int own_every;
    std::vector<std::pair<int, std::string>> told;
  } kCases[] = {
      {"it never had an event", 5, 1, "", &kTrades, kSamsung, 0, {{300, "005930"}}},
      {"four neighbours prove nothing", 4, 1, "", &kTrades, kSamsung, 0, {}},
      {"an event of every neighbour is within 30 s", 5, 29, "", &kTrades, kSamsung, 0, {{300, "005930"}}},
      {"books say nothing about trades", 5, 1, "", &kBooks, kSamsung, 0, {}},
      {"NXT says nothing about KRX", 5, 1, "_NX", &kTrades, kSamsung, 0, {}},
      {"KRX says nothing about NXT", 5, 1, "", &kTrades, {&kTrades, "005930_NX"}, 0, {}},
      {"NXT beside NXT", 5, 1, "_NX", &kTrades, {&kTrades, "005930_NX"}, 0, {{300, "005930_NX"}}},
      {"it is one of five active ones: the others are only four", 4, 1, "", &kTrades, kSamsung, 1, {}},
      {"a type of the whole market has no neighbours", 5, 1, "", &kInterruptions, kMarketWide, 0, {}},
      {"all are silent", 9, 0, "", &kTrades, kSamsung, 0, {}},
  };
  for (const auto& test : kCases) {
    second_ = 0;
    topics_.clear();
    told_.clear();
    watch_.emplace(SilenceOptions{});
    AddNeighbours(test.neighbours, test.every, test.suffix, *test.tr);
    Add(test.topic, test.own_every);
    RunUntil(3000);
    EXPECT_EQ(told_, test.told) << test.name;
  }
}

TEST_F(SilenceWatchTest, ItsOwnEventsProveNothing) {
  AddNeighbours(5, 1);
  topics_.back().every = 0;
  Add(kSamsung, 1);
  RunUntil(600);
  EXPECT_THAT(told_, ElementsAre(Pair(300, "000005"))) << "삼성전자 and four others are active";
  topics_.back().every = 0;  // only four are active now
  RunUntil(1000);
  topics_[4].every = 1;
  RunUntil(1290);
  EXPECT_THAT(told_, ElementsAre(Pair(300, "000005"))) << "삼성전자 has been silent beside five others for 290 s";
  RunUntil(1291);
  EXPECT_THAT(told_, ElementsAre(Pair(300, "000005"), Pair(1290, "005930")));
}

// Its median interval is 40 s, so 800 s are not unusual for it.
TEST_F(SilenceWatchTest, ASlowStockIsToldAfterTwentyMedianIntervals) {
  AddNeighbours(5, 1);
  Add(kSamsung, 40);
  RunUntil(401);
  topics_.back().every = 0;  // its last event was at 400
  RunUntil(1200);
  EXPECT_THAT(told_, IsEmpty());
  RunUntil(1201);
  EXPECT_THAT(told_, ElementsAre(Pair(1200, "005930")));
}

TEST_F(SilenceWatchTest, TheFirstEventsOfTheMorningDoNotMakeTheOthersSuspicious) {
  AddNeighbours(6, 2);
  Add(kSamsung, 2);
  Add(kHynix, 2);
  RunUntil(600);
  SetEvery(0);
  RunUntil(10000);
  ASSERT_THAT(told_, IsEmpty()) << "an evening in which all are silent";
  // In the morning six of them start at once, 삼성전자 after four minutes and SK하이닉스 not at all.
  for (int i = 0; i < 6; ++i) topics_[i].every = 2;
  RunUntil(10240);
  topics_[6].every = 2;
  EXPECT_THAT(told_, IsEmpty());
  RunUntil(12000);
  // The evening counts until its neighbours' last events were 30 s old: the checks at 600, 610 and 620 found them
  // active, and from 10000 on every check did.
  EXPECT_THAT(told_, ElementsAre(Pair(10270, "000660")));
}

TEST_F(SilenceWatchTest, ARenewedRegistrationStartsANewSilence) {
  AddNeighbours(5, 1);
  TopicActivity& samsung = Add(kSamsung, 0);
  RunUntil(1000);
  EXPECT_THAT(told_, ElementsAre(Pair(300, "005930")));
  samsung.Begin(Now());
  EXPECT_FALSE(samsung.silent());
  RunUntil(1400);
  EXPECT_THAT(told_, ElementsAre(Pair(300, "005930"), Pair(1300, "005930")));
}

// The process was stopped. The neighbours' events before and after prove nothing about the time between.
TEST_F(SilenceWatchTest, ALateCheckCountsOnlyTheRecentPast) {
  AddNeighbours(5, 1);
  Add(kSamsung, 0);
  RunUntil(201);  // it has been quiet for 200 s
  second_ = 5000;
  RunUntil(5001);  // 230 s
  EXPECT_THAT(told_, IsEmpty());
  RunUntil(5071);
  EXPECT_THAT(told_, ElementsAre(Pair(5070, "005930")));
}

TEST_F(SilenceWatchTest, ChecksEveryTenSeconds) {
  EXPECT_EQ(watch_->NextCheck(), absl::InfinitePast());
  EXPECT_THAT(watch_->Check({}, kStart), IsEmpty());
  EXPECT_EQ(watch_->NextCheck(), kStart + absl::Seconds(10));
}

}  // namespace
}  // namespace kiwoom::fanout

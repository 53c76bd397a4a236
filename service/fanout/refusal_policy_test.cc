#include "service/fanout/refusal_policy.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "service/fanout/test_topics.h"

namespace kiwoom::fanout {
namespace {

using sessions::Topic;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kUnknownItem[] = "105102", kFull[] = "105115", kNoAnswer[] = "";
constexpr char kWords[] = "등록 불가";
constexpr int kNever = -1;
const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

absl::Time At(int seconds) { return seconds == kNever ? absl::InfiniteFuture() : kStart + absl::Seconds(seconds); }

Topic Trades(int item) { return {&kTrades, std::to_string(item)}; }

TEST(RefusalPolicy, TheCodeDecidesWhetherItIsTriedAgainOnTheSameConnection) {
  const struct {
    std::string code;
    int again;  // seconds after the refusal
  } kCases[] = {
      {"", 30},     {"105110", 30},     {"105115", 30},     {"105118", 30},
      {"1700", 30}, {"105102", kNever}, {"105111", kNever}, {"1", kNever},
  };
  for (const auto& [code, again] : kCases) {
    RefusalPolicy policy({});
    EXPECT_TRUE(policy.Refused(kSamsung, code, kWords, At(0)));
    ASSERT_NE(policy.Find(kSamsung), nullptr);
    EXPECT_EQ(policy.Find(kSamsung)->code, code);
    EXPECT_EQ(policy.Find(kSamsung)->message, kWords);
    EXPECT_EQ(policy.Find(kSamsung)->refused, At(0));
    EXPECT_EQ(policy.Find(kSamsung)->again, At(again)) << code;
    EXPECT_EQ(policy.NextDue(), At(again)) << code;
    EXPECT_EQ(RefusalPolicy::MayPass(code), again != kNever) << code;
  }
}

TEST(RefusalPolicy, PausesGrowFromHalfAMinuteToTenMinutes) {
  RefusalPolicy policy({});
  EXPECT_EQ(policy.NextDue(), absl::InfiniteFuture());
  EXPECT_TRUE(policy.Refused(kSamsung, kFull, kWords, At(0)));
  int now = 0;
  for (const int pause : {30, 60, 120, 240, 480, 600, 600}) {
    EXPECT_EQ(policy.NextDue(), At(now + pause));
    EXPECT_THAT(policy.TakeDue(At(now + pause - 1)), IsEmpty());
    now += pause;
    EXPECT_THAT(policy.TakeDue(At(now)), ElementsAre(kSamsung));
    EXPECT_FALSE(policy.Refused(kSamsung, kFull, kWords, At(now))) << "its readers know";
  }
  policy.TakeDue(At(now + 600));
  EXPECT_TRUE(policy.Refused(kSamsung, kUnknownItem, kWords, At(now + 601))) << "a new reason";
  EXPECT_EQ(policy.NextDue(), absl::InfiniteFuture());
}

TEST(RefusalPolicy, ATopicThatGetsInOrThatNobodyWantsIsForgotten) {
  RefusalPolicy policy({});
  policy.Refused(kSamsung, kFull, kWords, At(0));
  policy.Refused(kHynix, kFull, kWords, At(1));
  policy.Refused(kSamsungBook, kUnknownItem, kWords, At(2));
  EXPECT_EQ(policy.size(), 3u);
  policy.Live(kSamsung);
  policy.Forget(kSamsungBook);
  policy.Forget(kMarket);
  EXPECT_EQ(policy.Find(kSamsung), nullptr);
  EXPECT_EQ(policy.Find(kSamsungBook), nullptr);
  EXPECT_EQ(policy.NextDue(), At(31));
  policy.Forget(kHynix);
  EXPECT_EQ(policy.NextDue(), absl::InfiniteFuture());
  EXPECT_EQ(policy.size(), 0u);
  EXPECT_TRUE(policy.Refused(kSamsung, kFull, kWords, At(100))) << "nobody remembers the first time";
  EXPECT_EQ(policy.NextDue(), At(130));
}

TEST(RefusalPolicy, AReconnectTriesAllOnceMore) {
  RefusalPolicy policy({});
  policy.Refused(kHynix, kUnknownItem, kWords, At(0));
  for (const int now : {10, 20, 30}) policy.Refused(kSamsung, kNoAnswer, kWords, At(now));
  EXPECT_EQ(policy.NextDue(), At(150));
  policy.Reconnected(At(60));
  EXPECT_THAT(policy.TakeDue(At(60)), ElementsAre(kHynix)) << "one at a time, by time and then by topic";
  policy.Refused(kHynix, kUnknownItem, kWords, At(61));
  EXPECT_EQ(policy.Find(kHynix)->again, absl::InfiniteFuture());
  EXPECT_EQ(policy.NextDue(), At(71));
  EXPECT_THAT(policy.TakeDue(At(71)), ElementsAre(kSamsung));
  policy.Refused(kSamsung, kNoAnswer, kWords, At(81));
  EXPECT_EQ(policy.NextDue(), At(111)) << "a short pause, because it is the first refusal on this connection";
}

TEST(RefusalPolicy, ARefusedAttemptIsFollowedByARest) {
  RefusalPolicy policy({});
  for (int i = 1; i <= 3; ++i) policy.Refused(Trades(i), kFull, kWords, At(0));
  EXPECT_THAT(policy.TakeDue(At(30)), ElementsAre(Trades(1)));
  EXPECT_EQ(policy.NextDue(), At(60)) << "it waits for the outcome";
  policy.Live(kHynix);
  EXPECT_EQ(policy.NextDue(), At(60)) << "of this one";
  policy.Refused(Trades(1), kFull, kWords, At(32));
  EXPECT_EQ(policy.NextDue(), At(42));
  EXPECT_THAT(policy.TakeDue(At(41)), IsEmpty());
  EXPECT_THAT(policy.TakeDue(At(42)), ElementsAre(Trades(2)));
  policy.Refused(Trades(9), kFull, kWords, At(43));
  EXPECT_THAT(policy.TakeDue(At(44)), IsEmpty()) << "a refusal of something else ends no attempt";
  policy.Forget(Trades(2));
  EXPECT_THAT(policy.TakeDue(At(44)), ElementsAre(Trades(3))) << "its reader left, so its outcome does not matter";
}

TEST(RefusalPolicy, WhileAttemptsSucceedMoreAreMadeTogether) {
  RefusalPolicy policy({});
  for (int i = 100; i < 400; ++i) policy.Refused(Trades(i), kFull, kWords, At(0));
  std::vector<size_t> attempts;
  for (int round = 0; round < 8; ++round) {
    const std::vector<Topic> topics = policy.TakeDue(At(30));
    attempts.push_back(topics.size());
    for (const Topic& topic : topics) policy.Live(topic);
  }
  EXPECT_THAT(attempts, ElementsAre(1u, 2u, 4u, 8u, 16u, 32u, 64u, 64u));

  const std::vector<Topic> topics = policy.TakeDue(At(30));
  ASSERT_EQ(topics.size(), 64u);
  policy.Refused(topics[0], kFull, kWords, At(31));
  for (size_t i = 1; i < topics.size(); ++i) policy.Live(topics[i]);
  EXPECT_EQ(policy.TakeDue(At(41)).size(), 1u) << "one of them was refused";
}

TEST(RefusalPolicy, AnAttemptWithoutOutcomeIsRepeatedAndDelaysOthersOnlyForAWhile) {
  RefusalPolicy policy({});
  policy.Refused(kHynix, kFull, kWords, At(0));
  policy.Refused(kSamsung, kFull, kWords, At(0));
  EXPECT_THAT(policy.TakeDue(At(30)), ElementsAre(kHynix));
  EXPECT_EQ(policy.Find(kHynix)->again, At(90)) << "a minute later, the second pause";
  EXPECT_THAT(policy.TakeDue(At(59)), IsEmpty());
  EXPECT_THAT(policy.TakeDue(At(60)), ElementsAre(kSamsung));
  EXPECT_THAT(policy.TakeDue(At(90)), ElementsAre(kHynix));
}

}  // namespace
}  // namespace kiwoom::fanout

#include "service/sessions/recent_answers.h"

#include <gtest/gtest.h>

#include "service/sessions/test_trs.h"

namespace kiwoom::sessions {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

TEST(RecentAnswers, AnExtraAnswerCastsDoubtIfTheVerdictsDiffer) {
  const struct {
    const char* what;
    std::vector<std::vector<std::string>> verdicts;  // per REG: the topics it registered
    bool unasked_accepted;
    std::vector<std::string> doubtful;
  } kCases[] = {
      {"no request", {}, false, {}},
      {"all the same", {{"A", "B"}, {"C"}}, true, {}},
      {"the last was actually refused", {{"A", "B"}, {"C"}}, false, {"A", "B", "C"}},
      {"one was refused, perhaps another", {{"A"}, {}, {"C"}}, true, {"A", "C"}},
      {"nothing was reported as registered", {{}, {}}, true, {}},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    RecentAnswers recent;
    for (const auto& items : test.verdicts) recent.Add(Topics(kTrade, items), kNow);
    const auto doubt = recent.OnUnasked(test.unasked_accepted, kNow);
    EXPECT_EQ(doubt.has_value(), !test.doubtful.empty());
    if (doubt.has_value()) {
      EXPECT_EQ(doubt->topics, Topics(kTrade, test.doubtful));
    }
  }
}

TEST(RecentAnswers, DoubtStartsAtTheFirstVerdictAndIsReportedOnce) {
  RecentAnswers recent;
  recent.Add(Topics(kTrade, {"A"}), kNow);
  recent.Add(Topics(kTrade, {"B"}), kNow + absl::Seconds(1));
  const auto doubt = recent.OnUnasked(false, kNow + absl::Seconds(2));
  ASSERT_TRUE(doubt.has_value());
  EXPECT_EQ(doubt->since, kNow);
  EXPECT_FALSE(recent.OnUnasked(false, kNow + absl::Seconds(3)).has_value());
}

TEST(RecentAnswers, VerdictsAreFinalAfterAMinute) {
  RecentAnswers recent;
  recent.Add(Topics(kTrade, {"A"}), kNow);
  recent.Add(Topics(kTrade, {"B"}), kNow + absl::Seconds(30));
  const auto doubt = recent.OnUnasked(false, kNow + absl::Seconds(61));
  ASSERT_TRUE(doubt.has_value());
  EXPECT_EQ(doubt->topics, Topics(kTrade, {"B"})) << "A's own answer would have arrived by now";
  EXPECT_EQ(doubt->since, kNow + absl::Seconds(30));
}

TEST(RecentAnswers, ANewSessionHasNoDoubt) {
  RecentAnswers recent;
  recent.Add(Topics(kTrade, {"A"}), kNow);
  recent.Clear();
  EXPECT_FALSE(recent.OnUnasked(false, kNow).has_value());
}

}  // namespace
}  // namespace kiwoom::sessions

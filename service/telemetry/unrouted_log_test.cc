#include "service/telemetry/unrouted_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"

namespace kiwoom::telemetry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr codec::Tr kTrade{
    .code = "0B", .title = "주식체결", .registration = codec::Register::kItem, .scope = codec::Scope::kMarket};
constexpr codec::Tr kBook{
    .code = "0D", .title = "주식호가잔량", .registration = codec::Register::kItem, .scope = codec::Scope::kMarket};
constexpr codec::Tr kPhases{
    .code = "0s", .title = "장시작시간", .registration = codec::Register::kMarket, .scope = codec::Scope::kMarket};
constexpr codec::Tr kOrders{.code = "00", .title = "주문체결", .registration = codec::Register::kAccount};

class UnroutedLogTest : public ::testing::Test {
 protected:
  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  std::vector<std::string> lines_;
  UnroutedLog log_{[this](const std::string& line) { lines_.push_back(line); },
                   [](std::string_view text) {
                     return absl::StrReplaceAll(std::string(text), {{"TOKEN", "<redacted>"}});
                   }};
};

TEST_F(UnroutedLogTest, LogsTheFirstOfEachSpellingAndCountsByType) {
  for (int i = 0; i < 3; ++i) log_.Add(kTrade, "A005930", now_);
  log_.Add(kTrade, "005930_XX", now_);
  log_.Add(kBook, "A005930", now_);
  EXPECT_THAT(
      lines_,
      ElementsAre("a row of 0B (주식체결) for \"A005930\" reached nobody: no stream subscribes to this item, or "
                  "a stream spells it differently",
                  HasSubstr("0B (주식체결) for \"005930_XX\""), HasSubstr("0D (주식호가잔량) for \"A005930\"")));
  EXPECT_EQ(log_.total(), 5u);
  EXPECT_EQ(log_.CountOf(kTrade), 4u);
  EXPECT_EQ(log_.CountOf(kBook), 1u);
  EXPECT_EQ(log_.CountOf(kPhases), 0u);
  now_ += absl::Minutes(1);
  log_.Add(kTrade, "A005930", now_);
  EXPECT_THAT(lines_.back(), HasSubstr("(and 2 more of this kind since the last line)"));
}

// A REMOVE takes its time, and rows are under way.
TEST_F(UnroutedLogTest, RowsOfATopicThatWasJustLeftAreNormal) {
  log_.Add(kTrade, "000660", now_ - absl::Seconds(59));
  lines_.clear();
  log_.OnLeft(kTrade, "005930", now_);
  for (int second = 0; second <= 60; ++second) log_.Add(kTrade, "005930", now_ + absl::Seconds(second));
  EXPECT_THAT(lines_, IsEmpty());
  EXPECT_EQ(log_.CountOf(kTrade), 62u) << "counted all the same";
  log_.Add(kBook, "005930", now_);
  EXPECT_THAT(lines_, ElementsAre(HasSubstr("0D"))) << "another topic";
  log_.Add(kTrade, "005930", now_ + absl::Minutes(2));
  EXPECT_THAT(lines_, ElementsAre(HasSubstr("0D"), HasSubstr("0B (주식체결) for \"005930\"")))
      << "the broker has not removed it";
}

TEST_F(UnroutedLogTest, ATypeWithoutItemsIsOneSpelling) {
  log_.Add(kPhases, "", now_);
  log_.Add(kPhases, "005930", now_);
  log_.Add(kOrders, "000660", now_);
  EXPECT_THAT(lines_, ElementsAre("a row of 0s (장시작시간) reached nobody: no stream subscribes to this type",
                                  "a row of 00 (주문체결) reached nobody: no stream subscribes to this type"))
      << "and whose orders they are is not shown";
  log_.OnLeft(kOrders, "", now_);
  log_.Add(kOrders, "035720", now_ + absl::Seconds(1));
  EXPECT_THAT(lines_, SizeIs(2));
}

TEST_F(UnroutedLogTest, ShowsAnItemRedactedTruncatedAndOnOneLine) {
  log_.Add(kTrade, "TOKEN\n[error] forged", now_);
  log_.Add(kTrade, std::string(1'000'000, 'x'), now_);
  ASSERT_THAT(lines_, SizeIs(2));
  EXPECT_THAT(lines_[0], HasSubstr("for \"<redacted>\\n[error] forged\""));
  EXPECT_THAT(lines_[1], HasSubstr("for \"" + std::string(40, 'x') + "…\""));
}

TEST_F(UnroutedLogTest, BoundsTheNumberOfSpellings) {
  for (int i = 0; i < 5000; ++i) log_.Add(kTrade, std::to_string(i), now_);
  EXPECT_THAT(lines_, SizeIs(UnroutedLog::kMostSpellings + 1));
  EXPECT_EQ(log_.CountOf(kTrade), 5000u);
}

TEST_F(UnroutedLogTest, RatherLogsNothingThanANormalRowWhenTooManyTopicsAreLeft) {
  for (size_t i = 0; i <= UnroutedLog::kMostLeft; ++i) log_.OnLeft(kTrade, std::to_string(i), now_);
  log_.Add(kTrade, "A005930", now_);
  EXPECT_THAT(lines_, IsEmpty());
  log_.Add(kTrade, "A005930", now_ + absl::Minutes(3));
  EXPECT_THAT(lines_, SizeIs(1));
}

}  // namespace
}  // namespace kiwoom::telemetry

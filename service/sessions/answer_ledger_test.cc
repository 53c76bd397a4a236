#include "service/sessions/answer_ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum AnswerLedger::Meaning;

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);
constexpr bool kReg = false, kRemove = true;

// The requests sent, in order: first the `given_up` ones, then at most one in hand.
AnswerLedger Ledger(const std::vector<std::pair<uint64_t, bool>>& given_up,
                    const std::vector<std::pair<uint64_t, bool>>& in_hand) {
  AnswerLedger ledger;
  for (const auto& [request, remove] : given_up) ledger.Send(request, remove, kNow);
  ledger.LetGo();
  for (const auto& [request, remove] : in_hand) ledger.Send(request, remove, kNow);
  return ledger;
}

TEST(AnswerLedger, MatchesAnswersToRequests) {
  const struct {
    const char* what;
    AnswerLedger ledger;
    const char* answer;
    AnswerLedger::Meaning meaning;
    std::vector<uint64_t> settled;
  } kCases[] = {
      {"nothing is owed", Ledger({}, {}), "REG", kUnasked, {}},
      {"the one in hand", Ledger({}, {{1, kReg}}), "REG", kCertain, {}},
      {"an answer without a name", Ledger({}, {{1, kRemove}}), "", kCertain, {}},
      {"the other name", Ledger({}, {{1, kReg}}), "REMOVE", kUnasked, {}},
      {"given up, none in hand", Ledger({{1, kReg}}, {}), "REG", kLate, {1}},
      {"given up, the other name in hand", Ledger({{1, kReg}}, {{2, kRemove}}), "REG", kLate, {1}},
      {"the fence", Ledger({{1, kReg}}, {{2, kRemove}}), "REMOVE", kCertain, {1}},
      {"a fence without a name", Ledger({{1, kReg}}, {{2, kRemove}}), "", kEither, {1}},
      {"two of a name", Ledger({{1, kReg}}, {{2, kReg}}), "REG", kEither, {1}},
      {"two of a name, a late fence", Ledger({{1, kReg}, {2, kRemove}}, {{3, kReg}}), "REMOVE", kLate, {1, 2}},
      {"three of a name", Ledger({{1, kReg}, {2, kReg}}, {{3, kReg}}), "REG", kEither, {1}},
      {"two fences", Ledger({{1, kReg}, {2, kRemove}, {3, kReg}}, {{4, kRemove}}), "REMOVE", kEither, {1, 2}},
      {"sent again", Ledger({}, {{2, kReg}, {2, kReg}}), "REG", kCertain, {}},
      {"sent again, then given up", Ledger({{2, kReg}, {2, kReg}}, {{3, kRemove}}), "REG", kLate, {}},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    AnswerLedger ledger = test.ledger;
    const AnswerLedger::Match match = ledger.OnAnswer(test.answer, kNow);
    EXPECT_EQ(match.meaning, test.meaning);
    EXPECT_EQ(match.settled, test.settled);
  }
}

// 1 was given up. The broker answers either both or only 2. Sending 2 again reveals its outcome in both cases.
TEST(AnswerLedger, SendingAgainRemovesTheAmbiguity) {
  AnswerLedger ledger = Ledger({{1, kReg}}, {{2, kReg}});
  EXPECT_EQ(ledger.OnAnswer("REG", kNow).meaning, kEither);
  ledger.Send(2, kReg, kNow);
  EXPECT_EQ(ledger.OnAnswer("REG", kNow).meaning, kCertain);
  ledger.LetGo();
  EXPECT_EQ(ledger.OnAnswer("REG", kNow).meaning, kLate) << "1 was answered as well";
  EXPECT_EQ(ledger.OnAnswer("REG", kNow).meaning, kUnasked);
}

TEST(AnswerLedger, AFenceRemovesTheAmbiguity) {
  AnswerLedger ledger = Ledger({{1, kReg}, {2, kReg}}, {{3, kRemove}});
  EXPECT_THAT(ledger.OnAnswer("REMOVE", kNow).settled, ElementsAre(1, 2));
  ledger.LetGo();
  ledger.Send(4, kReg, kNow);
  EXPECT_EQ(ledger.OnAnswer("REG", kNow).meaning, kCertain);
}

TEST(AnswerLedger, ForgetsRequestsAfterTheLatestTime) {
  AnswerLedger ledger = Ledger({{1, kReg}}, {});
  ledger.Send(2, kReg, kNow + absl::Minutes(3));
  const AnswerLedger::Match match = ledger.OnAnswer("REG", kNow + absl::Minutes(3));
  EXPECT_EQ(match.meaning, kCertain);
  EXPECT_THAT(match.settled, ElementsAre(1));
}

TEST(AnswerLedger, ANewSessionOwesNothing) {
  AnswerLedger ledger = Ledger({{1, kReg}}, {{2, kReg}});
  ledger.Clear();
  const AnswerLedger::Match match = ledger.OnAnswer("REG", kNow);
  EXPECT_EQ(match.meaning, kUnasked);
  EXPECT_THAT(match.settled, IsEmpty());
}

}  // namespace
}  // namespace kiwoom::sessions

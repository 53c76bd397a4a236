#include "clients/cli/positions/sequence_check.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

// What the stream brings, and the fault of the last event: "expected epoch/sequence, actual epoch/sequence", or
// nothing.
struct Story {
  const char* name;
  std::vector<std::string> events;
  std::string fault;
};

std::string Trade(int epoch, int sequence, const std::string& more = "", const std::string& item = "005930") {
  return absl::StrCat("item: '", item, "' epoch: ", epoch, " sequence: ", sequence, " trade {} ", more);
}

constexpr char kRegistration[] = "registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 9 }";

TEST(SequenceCheckTest, TellsWhatCannotFollow) {
  const Story kStories[] = {
      {"consecutive", {Trade(7, 1), Trade(7, 2)}, ""},
      {"any first event", {Trade(7, 12)}, ""},
      {"a hole", {Trade(7, 1), Trade(7, 3)}, "7/2, 7/3"},
      {"a hole that the gateway counts", {Trade(7, 1), Trade(7, 4, "skipped: 2")}, ""},
      {"a wrong count", {Trade(7, 1), Trade(7, 4, "skipped: 1")}, "7/3, 7/4"},
      {"the same event again", {Trade(7, 1), Trade(7, 1)}, "7/2, 7/1"},
      {"a snapshot", {Trade(7, 5), Trade(7, 2, "snapshot: true")}, ""},
      {"after a snapshot", {Trade(7, 5), Trade(7, 2, "snapshot: true"), Trade(7, 6)}, ""},
      {"another item", {Trade(7, 1), Trade(7, 5, "", "000660")}, ""},
      {"another type", {Trade(7, 1), "item: '005930' epoch: 7 sequence: 9 order_book {}"}, ""},
      {"an epoch that nothing announced", {Trade(7, 1), Trade(9, 1)}, "7/2, 9/1"},
      {"an epoch after a gap", {Trade(7, 1), absl::StrCat("gap { ", kRegistration, " }"), Trade(9, 4)}, ""},
      {"a gap of another item",
       {Trade(7, 1), "gap { registrations { type: REALTIME_TYPE_TRADE item: '000660' epoch: 9 } }", Trade(7, 3)},
       "7/2, 7/3"},
      {"a gap of an unreadable message", {Trade(7, 1), "gap { reason: 'x' }", Trade(7, 3)}, "7/2, 7/3"},
      {"an epoch after a live notice", {Trade(7, 1), absl::StrCat("live { ", kRegistration, " }"), Trade(9, 4)}, ""},
      {"resumed across a reconnect",
       {Trade(7, 1),
        "resumption { results { registration { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 } "
        "outcome: RESUMPTION_OUTCOME_RESUMED } }",
        Trade(7, 3, "replayed: true")},
       "7/2, 7/3"},
      {"resumed with a gap",
       {Trade(7, 1),
        "resumption { results { registration { type: REALTIME_TYPE_TRADE item: '005930' epoch: 9 } "
        "outcome: RESUMPTION_OUTCOME_GAP } }",
        Trade(9, 3)},
       ""},
      {"a type of the whole market names stocks",
       {"item: '005930' epoch: 7 sequence: 1 volatility_interruption {}",
        "item: '000660' epoch: 7 sequence: 3 volatility_interruption {}"},
       "7/2, 7/3"},
  };
  for (const Story& story : kStories) {
    SequenceCheck check(Directory());
    for (size_t i = 0; i + 1 < story.events.size(); ++i) {
      EXPECT_FALSE(check.Check(*Make("Event", story.events[i])).has_value()) << story.name;
    }
    const auto fault = check.Check(*Make("Event", story.events.back()));
    EXPECT_EQ(fault.has_value() ? absl::StrCat(fault->expected_epoch, "/", fault->expected_sequence, ", ",
                                               fault->actual_epoch, "/", fault->actual_sequence)
                                : "",
              story.fault)
        << story.name;
  }
}

TEST(SequenceCheckTest, AFaultIsToldOnce) {
  SequenceCheck check(Directory());
  check.Check(*Make("Event", Trade(7, 1)));
  const auto fault = check.Check(*Make("Event", Trade(7, 3)));
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->registration.item, "005930");
  EXPECT_FALSE(check.Check(*Make("Event", Trade(7, 4))).has_value());
}

}  // namespace
}  // namespace kiwoom::cli

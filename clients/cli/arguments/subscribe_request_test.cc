#include "clients/cli/arguments/subscribe_request.h"

#include <gtest/gtest.h>

#include <vector>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

std::string Filled(const std::string& type, const std::vector<InterestArgument>& interests,
                   const SubscribeChoices& choices) {
  const auto request = Make(type, "");
  EXPECT_TRUE(FillSubscribeRequest(interests, choices, *request).ok());
  return request->ShortDebugString();
}

TEST(SubscribeRequestTest, HasTheInterestsAndNothingElse) {
  EXPECT_EQ(Filled("SubscribeRequest", {{&TrNamed("0B"), {"005930", "000660"}}, {&TrNamed("0s"), {}}}, {}),
            "interests { type: REALTIME_TYPE_TRADE items: \"005930\" items: \"000660\" } "
            "interests { type: REALTIME_TYPE_MARKET_STATUS }");
}

TEST(SubscribeRequestTest, HasEveryChoice) {
  StreamPositions positions(Directory());
  positions.Advance(*Make("Event", "item: '005930' epoch: 7 sequence: 3 received_time { seconds: 100 } order_book {}"));
  EXPECT_EQ(Filled("SubscribeRequest", {{&TrNamed("0D"), {"005930"}}},
                   {.disconnect_when_slow = true,
                    .without_snapshot = true,
                    .wait_for_room = true,
                    .min_interval = absl::Milliseconds(1500),
                    .positions = &positions}),
            "interests { type: REALTIME_TYPE_ORDER_BOOK items: \"005930\" "
            "min_interval { seconds: 1 nanos: 500000000 } "
            "resume { item: \"005930\" epoch: 7 sequence: 3 received_time { seconds: 100 } } } "
            "slow_reader_policy: SLOW_READER_POLICY_DISCONNECT without_snapshot: true room_policy: ROOM_POLICY_WAIT");
}

// The same choices have other field numbers there.
TEST(SubscribeRequestTest, FillsTheRequestOfAnAccountType) {
  StreamPositions positions(Directory());
  positions.Advance(*Make("PositionEvent", "item: '005930' epoch: 7 sequence: 3 session: 'alpha' position {}"));
  EXPECT_EQ(
      Filled(
          "SubscribePositionRequest", {{&TrNamed("04"), {}}},
          {.without_snapshot = true, .wait_for_room = true, .min_interval = absl::Seconds(2), .positions = &positions}),
      "without_snapshot: true min_interval { seconds: 2 } "
      "resume { epoch: 7 sequence: 3 session: \"alpha\" } room_policy: ROOM_POLICY_WAIT");
}

}  // namespace
}  // namespace kiwoom::cli

#include "clients/cli/positions/stream_positions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StreamPositionsTest : public testing::Test {
 protected:
  void Get(const std::string& event) { positions_.Advance(*Make("Event", event)); }

  std::vector<std::string> Known() const {
    std::vector<std::string> known;
    for (const v1::Interest& interest : positions_.ToInterests()) known.push_back(interest.ShortDebugString());
    return known;
  }
  std::string Resumed(const std::string& interest_text) const {
    v1::Interest interest;
    EXPECT_TRUE(interest.ParseFromString(Make("Interest", interest_text)->SerializeAsString()));
    positions_.Resume(interest);
    return interest.ShortDebugString();
  }

  StreamPositions positions_{Directory()};
};

TEST_F(StreamPositionsTest, TheLastEventOfEachItemCounts) {
  Get("item: '005930' epoch: 7 sequence: 1 received_time { seconds: 100 } trade {}");
  Get("item: '000660' epoch: 7 sequence: 1 received_time { seconds: 101 } trade {}");
  Get("item: '005930' epoch: 7 sequence: 4 received_time { seconds: 102 } skipped: 2 trade {}");
  Get("item: '005930' epoch: 7 sequence: 1 received_time { seconds: 103 } order_book {}");
  Get("heartbeat { time { seconds: 104 } }");
  EXPECT_THAT(Known(), ElementsAre("type: REALTIME_TYPE_TRADE "
                                   "resume { item: \"000660\" epoch: 7 sequence: 1 received_time { seconds: 101 } } "
                                   "resume { item: \"005930\" epoch: 7 sequence: 4 received_time { seconds: 102 } }",
                                   "type: REALTIME_TYPE_ORDER_BOOK "
                                   "resume { item: \"005930\" epoch: 7 sequence: 1 received_time { seconds: 103 } }"));
}

// A clock that was set back gives the next process smaller epochs.
TEST_F(StreamPositionsTest, ANewEpochReplacesTheOldOneWhateverItsNumber) {
  Get("item: '005930' epoch: 7 sequence: 9 received_time { seconds: 100 } trade {}");
  Get("item: '005930' epoch: 5 sequence: 1 received_time { seconds: 101 } trade {}");
  EXPECT_THAT(Known(), ElementsAre("type: REALTIME_TYPE_TRADE "
                                   "resume { item: \"005930\" epoch: 5 sequence: 1 received_time { seconds: 101 } }"));
}

TEST_F(StreamPositionsTest, LastValuesInAnyOrderDoNotMoveThePositionBack) {
  Get("item: '' epoch: 7 sequence: 9 received_time { seconds: 100 } snapshot: true market_status {}");
  Get("item: '' epoch: 7 sequence: 4 received_time { seconds: 90 } snapshot: true market_status {}");
  Get("item: '' epoch: 6 sequence: 20 received_time { seconds: 80 } snapshot: true market_status {}");
  EXPECT_THAT(Known(), ElementsAre("type: REALTIME_TYPE_MARKET_STATUS "
                                   "resume { epoch: 7 sequence: 9 received_time { seconds: 100 } }"))
      << "not the last one that came";
}

TEST_F(StreamPositionsTest, EventsOfTheWholeMarketNameStocksButHaveOnePosition) {
  Get("item: '005930' epoch: 7 sequence: 1 received_time { seconds: 100 } volatility_interruption {}");
  Get("item: '000660' epoch: 7 sequence: 2 received_time { seconds: 101 } volatility_interruption {}");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_VOLATILITY_INTERRUPTION"),
            "type: REALTIME_TYPE_VOLATILITY_INTERRUPTION "
            "resume { epoch: 7 sequence: 2 received_time { seconds: 101 } }");
}

TEST_F(StreamPositionsTest, AccountTypesHaveAPositionOnEachSession) {
  for (const char* session : {"alpha", "beta"}) {
    positions_.Advance(*Make("OrderUpdateEvent", "item: '005930' epoch: 7 sequence: 3 session: '" +
                                                     std::string(session) + "' order_update {}"));
  }
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_ORDER_UPDATE"),
            "type: REALTIME_TYPE_ORDER_UPDATE "
            "resume { epoch: 7 sequence: 3 session: \"alpha\" } "
            "resume { epoch: 7 sequence: 3 session: \"beta\" }");
}

TEST_F(StreamPositionsTest, NoticesOfANewEpochAreAPositionBeforeItsFirstEvent) {
  Get("live { registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 session: 'default' } }");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_TRADE items: '005930'"),
            "type: REALTIME_TYPE_TRADE items: \"005930\" resume { item: \"005930\" epoch: 7 }");
  Get("item: '005930' epoch: 7 sequence: 3 received_time { seconds: 100 } trade {}");
  Get("gap { registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 7 } end_time { seconds: 101 } }");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_TRADE items: '005930'"),
            "type: REALTIME_TYPE_TRADE items: \"005930\" "
            "resume { item: \"005930\" epoch: 7 sequence: 3 received_time { seconds: 100 } }")
      << "the epoch continues";
  Get("gap { registrations { type: REALTIME_TYPE_TRADE item: '005930' epoch: 9 } end_time { seconds: 102 } }");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_TRADE items: '005930'"),
            "type: REALTIME_TYPE_TRADE items: \"005930\" "
            "resume { item: \"005930\" epoch: 9 received_time { seconds: 102 } }")
      << "this gap need not be told again";
  Get("gap { end_time { seconds: 103 } }");
  Get("live { registrations { type: REALTIME_TYPE_TRADE item: '000660' } }");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_TRADE items: '000660'"), "type: REALTIME_TYPE_TRADE items: \"000660\"");
}

// A gateway refuses positions of items that the interest does not have.
TEST_F(StreamPositionsTest, AnInterestGetsOnlyThePositionsOfItsItems) {
  Get("item: '005930' epoch: 7 sequence: 1 trade {}");
  Get("item: '000660' epoch: 7 sequence: 2 trade {}");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_TRADE items: ['000660', '035420']"),
            "type: REALTIME_TYPE_TRADE items: \"000660\" items: \"035420\" "
            "resume { item: \"000660\" epoch: 7 sequence: 2 }");
  EXPECT_EQ(Resumed("type: REALTIME_TYPE_ORDER_BOOK items: '000660'"),
            "type: REALTIME_TYPE_ORDER_BOOK items: \"000660\"");
}

TEST_F(StreamPositionsTest, WhatIsRestoredIsKnownAgain) {
  Get("item: '005930' epoch: 7 sequence: 1 received_time { seconds: 100 } trade {}");
  Get("item: '' epoch: 8 sequence: 2 received_time { seconds: 101 } market_status {}");
  StreamPositions restored(Directory());
  EXPECT_THAT(restored.ToInterests(), IsEmpty());
  for (const v1::Interest& interest : positions_.ToInterests()) restored.Restore(interest);
  std::vector<std::string> known;
  for (const v1::Interest& interest : restored.ToInterests()) known.push_back(interest.ShortDebugString());
  EXPECT_EQ(known, Known());
}

}  // namespace
}  // namespace kiwoom::cli

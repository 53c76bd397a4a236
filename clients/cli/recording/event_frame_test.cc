#include "clients/cli/recording/event_frame.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

std::string Response(const std::string& text) { return Make("SubscribeResponse", text)->SerializeAsString(); }

TEST(EventFrameTest, KnowsWhatAReplayNeeds) {
  const std::string response = Response(
      "events { item: '005930' epoch: 1795770000000000 sequence: 3 received_time { seconds: 1 } session: 's' "
      "snapshot: true skipped: 300 replayed: true trade { current_price: 86800 } }"
      "events { heartbeat { upstream_state: UPSTREAM_STATE_LIVE } }");
  const auto events = SplitEvents(response);
  ASSERT_TRUE(events.has_value());
  ASSERT_EQ(events->size(), 2u);
  const EventFrame& trade = events->front();
  EXPECT_EQ(trade.item, "005930");
  EXPECT_EQ(trade.epoch, 1795770000000000u);
  EXPECT_EQ(trade.sequence, 3u);
  EXPECT_EQ(trade.session, "s");
  EXPECT_TRUE(trade.snapshot);
  EXPECT_TRUE(trade.replayed);
  EXPECT_EQ(trade.body_field, TrNamed("Trade").event_field);
  EXPECT_EQ(trade.body, Make("Trade", "current_price: 86800")->SerializeAsString());
  EXPECT_FALSE(trade.IsNotice());
  EXPECT_TRUE((*events)[1].IsNotice());
  EXPECT_EQ((*events)[1].body_field, kHeartbeatField);
}

TEST(EventFrameTest, WritesEventsAsTheContractHasThem) {
  std::string response;
  AppendEvent(WithoutReplayed(Make("Event", "item: 'X' replayed: true trade {}")->SerializeAsString()), response);
  AppendEvent(NoticeEvent(kLiveField, Make("LiveNotice", "registrations { item: 'X' }")->SerializeAsString()),
              response);
  const auto parsed = Make("SubscribeResponse", "");
  ASSERT_TRUE(parsed->ParseFromString(response));
  EXPECT_EQ(parsed->ShortDebugString(),
            "events { item: \"X\" trade { } } events { live { registrations { item: \"X\" } } }");
}

TEST(EventFrameTest, TheNumbersAreThoseOfTheContract) {
  const auto* const event = Contract().FindMessage("kiwoom.v1.Event");
  const std::pair<const char*, uint32_t> kFields[] = {
      {"acknowledgement", kAcknowledgementField},
      {"live", kLiveField},
      {"refused", kRefusedField},
      {"lost", kLostField},
      {"session_restored", kSessionRestoredField},
      {"gap", kGapField},
      {"heartbeat", kHeartbeatField},
      {"resumption", kResumptionField},
      {"snapshots_complete", kSnapshotsCompleteField},
      {"draining", kDrainingField},
      {"waiting", kWaitingField},
      {"silent", kSilentField},
  };
  for (const auto& [name, number] : kFields) {
    ASSERT_NE(event->FindFieldByName(name), nullptr) << name;
    EXPECT_EQ(event->FindFieldByName(name)->number(), static_cast<int>(number)) << name;
  }
}

TEST(EventFrameTest, CutBytesAreNoEvents) {
  const std::string response = Response("events { item: '005930' epoch: 300 trade { current_price: 86800 } }");
  for (size_t size = 1; size < response.size(); ++size) {
    EXPECT_FALSE(SplitEvents(response.substr(0, size)).has_value()) << size;
  }
  EXPECT_TRUE(SplitEvents("")->empty());
  EXPECT_FALSE(SplitEvents("\x0b").has_value()) << "a group";
}

}  // namespace
}  // namespace kiwoom::cli

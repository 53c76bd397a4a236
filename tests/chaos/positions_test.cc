#include "tests/chaos/positions.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

namespace kiwoom::chaos {
namespace {

using ::testing::IsEmpty;

v1::Event Event(const std::string& text) {
  v1::Event event;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &event));
  return event;
}

// The positions in a request for the trades of 005930 and 000660.
std::string Resume(const Positions& positions) {
  v1::SubscribeRequest request;
  v1::Interest& interest = *request.add_interests();
  interest.set_type(v1::REALTIME_TYPE_TRADE);
  interest.add_items("005930");
  interest.add_items("000660");
  positions.AddTo(request);
  std::string text;
  for (const auto& position : request.interests(0).resume()) text += position.ShortDebugString() + ";";
  return text;
}

TEST(Positions, AreThoseOfTheLastEvents) {
  Positions positions;
  positions.Read(Event(R"(live { registrations { type: REALTIME_TYPE_TRADE item: "005930" epoch: 7 } })"));
  EXPECT_THAT(Resume(positions), IsEmpty()) << "a live notice has no time";
  positions.Read(Event(R"(item: "005930" epoch: 7 sequence: 1 received_time { seconds: 5 } trade {})"));
  positions.Read(Event(R"(item: "005930" epoch: 7 sequence: 4 received_time { seconds: 6 } trade {})"));
  positions.Read(Event(R"(item: "000660" epoch: 8 sequence: 9 received_time { seconds: 7 } snapshot: true trade {})"));
  positions.Read(Event(R"(item: "123456" epoch: 9 sequence: 9 received_time { seconds: 8 } trade {})"));
  EXPECT_EQ(Resume(positions), R"(item: "005930" epoch: 7 sequence: 4 received_time { seconds: 6 };)");
}

TEST(Positions, FollowTheEpochOfAGapNotice) {
  Positions positions;
  positions.Read(Event(R"(item: "005930" epoch: 7 sequence: 4 received_time { seconds: 6 } trade {})"));
  positions.Read(
      Event(R"(gap { registrations { type: REALTIME_TYPE_TRADE item: "005930" epoch: 8 } end_time { seconds: 9 } })"));
  EXPECT_EQ(Resume(positions), R"(item: "005930" epoch: 8 received_time { seconds: 9 };)");
}

TEST(Positions, EndWithTheInterest) {
  Positions positions;
  positions.Read(Event(R"(item: "005930" epoch: 7 sequence: 4 received_time { seconds: 6 } trade {})"));
  positions.Read(Event(R"(acknowledgement { interests { type: REALTIME_TYPE_TRADE items: "000660" } })"));
  EXPECT_THAT(Resume(positions), IsEmpty());
}

TEST(Positions, OfAnAccountAreOneForEachSession) {
  Positions positions;
  for (const char* session : {"alpha", "beta"}) {
    v1::Event event = Event("epoch: 7 sequence: 4 received_time { seconds: 6 } order_update {}");
    event.set_session(session);
    positions.Read(event);
  }
  v1::SubscribeRequest request;
  request.add_interests()->set_type(v1::REALTIME_TYPE_ORDER_UPDATE);
  positions.AddTo(request);
  ASSERT_EQ(request.interests(0).resume_size(), 2);
  EXPECT_EQ(request.interests(0).resume(0).ShortDebugString(),
            R"(epoch: 7 sequence: 4 received_time { seconds: 6 } session: "alpha")");
  EXPECT_EQ(request.interests(0).resume(1).session(), "beta");
}

}  // namespace
}  // namespace kiwoom::chaos

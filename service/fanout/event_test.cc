#include "service/fanout/event.h"

#include <gtest/gtest.h>

#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "service/fanout/event_fields.h"

namespace kiwoom::fanout {
namespace {

// The gateway writes the contract's field numbers.
TEST(EventFields, AgreeWithTheContract) {
  const struct {
    const char* name;
    uint32_t number;
  } kFields[] = {
      {"item", kItem},
      {"epoch", kEpoch},
      {"sequence", kSequence},
      {"received_time", kReceivedTime},
      {"account", kAccount},
      {"session", kSession},
      {"snapshot", kSnapshot},
      {"skipped", kSkipped},
      {"replayed", kReplayed},
      {"acknowledgement", kAcknowledgement},
      {"live", kLive},
      {"refused", kRefused},
      {"lost", kLost},
      {"session_restored", kSessionRestored},
      {"gap", kGap},
      {"heartbeat", kHeartbeat},
      {"resumption", kResumption},
      {"snapshots_complete", kSnapshotsComplete},
      {"draining", kDraining},
  };
  for (const auto& [name, number] : kFields) {
    const auto* const field = v1::Event::descriptor()->FindFieldByName(name);
    ASSERT_NE(field, nullptr) << name;
    EXPECT_EQ(field->number(), static_cast<int>(number)) << name;
  }
  EXPECT_EQ(v1::SubscribeResponse::descriptor()->FindFieldByName("events")->number(), static_cast<int>(kEvents));
}

TEST(EventEncoder, WritesEveryPartOfTheIdentity) {
  v1::Event nested;
  nested.mutable_market_status();
  const EventRef ref = EventEncoder::Encode({.item = "005930_NX",
                                             .epoch = 1'800'000'000'000'001,
                                             .sequence = 300,
                                             .received = absl::FromUnixNanos(1'800'000'000'123'456'789),
                                             .account = "12345678",
                                             .session = "default"},
                                            1054, "");
  v1::Event event;
  ASSERT_TRUE(event.ParseFromArray(ref.bytes().data(), static_cast<int>(ref.bytes().size())));
  EXPECT_EQ(event.item(), "005930_NX");
  EXPECT_EQ(event.epoch(), 1'800'000'000'000'001u);
  EXPECT_EQ(event.sequence(), 300u);
  EXPECT_EQ(event.received_time().seconds(), 1'800'000'000);
  EXPECT_EQ(event.received_time().nanos(), 123'456'789);
  EXPECT_EQ(event.account(), "12345678");
  EXPECT_EQ(event.session(), "default");
  EXPECT_TRUE(event.has_market_status());
  EXPECT_EQ(event.SerializeAsString(), ref.bytes()) << "canonical field order without duplicates";
}

TEST(EventRef, KeepsTheBytesWhileReferenced) {
  EventRef last;
  {
    const EventRef event = EventEncoder::Encode(kHeartbeat, "");
    last = event;
  }
  EXPECT_EQ(last.bytes(), std::string_view("\xB2\x01\x00", 3));
}

}  // namespace
}  // namespace kiwoom::fanout

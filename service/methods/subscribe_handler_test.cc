#include "service/methods/subscribe_handler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "service/errors/error_details.h"
#include "service/fanout/test_hub.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using fanout::kSamsung;
using fanout::kTrades;

constexpr char kItemSamsung[] =
    "\x0A\x06"
    "005930";
constexpr char kDisconnect[] = "\x10\x02";

// Alice's stream of trades over a hub. The test plays the broker and her connection.
class SubscribeHandlerTest : public fanout::HubTest {
 protected:
  void SetUp() override { port_.OnState(sessions::State::kLive); }

  void Open(const std::string& bytes, size_t event_limit = 100) {
    host_.queue_limit = event_limit;
    handler_ = std::make_unique<SubscribeHandler>(call_, host_, &kTrades);
    handler_->OnMessage(bytes);
    readable_.Write();
  }

  // Completes the write of the last response and returns its events.
  std::vector<v1::Event> Deliver() {
    v1::SubscribeResponse response;
    EXPECT_TRUE(response.ParseFromString(call_.written.back()));
    call_.Written();
    handler_->OnWritten();
    return {response.events().begin(), response.events().end()};
  }

  static constexpr const codec::Tr* kTrs[] = {&kTrades};
  const InterestReader interests_{kTrs};
  ReadableStreams readable_;
  callers::StreamShare shares_;
  AuditTrail audit_{nullptr, absl::Now};
  StreamHost host_{hub_, readable_, interests_, shares_, audit_};
  TestCall call_;
  std::unique_ptr<SubscribeHandler> handler_;
};

TEST_F(SubscribeHandlerTest, EventsQueuedDuringAWriteLeaveTogether) {
  Open(kItemSamsung);
  ASSERT_EQ(call_.written.size(), 1u);
  EXPECT_TRUE(Deliver().at(0).has_acknowledgement());
  EXPECT_EQ(hub_.Readers().at(0)->options().peer, "ipv4:127.0.0.1:51234");
  Live({kSamsung}, 7);
  Row(kSamsung);
  readable_.Write();
  ASSERT_EQ(call_.written.size(), 2u);
  Row(kSamsung);
  Row(kSamsung);
  readable_.Write();
  EXPECT_EQ(call_.written.size(), 2u) << "one write at a time";
  EXPECT_EQ(Deliver().size(), 2u) << "live and the first trade";
  ASSERT_EQ(call_.written.size(), 3u);
  const auto events = Deliver();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[1].sequence(), 3u);
}

TEST_F(SubscribeHandlerTest, ATooSlowReaderEndsWithItsReason) {
  Open(std::string(kItemSamsung, 8) + kDisconnect, /*event_limit=*/4);
  Live({kSamsung}, 7);
  for (int i = 0; i < 10; ++i) Row(kSamsung);
  readable_.Write();
  EXPECT_TRUE(call_.open()) << "its queue is delivered first";
  while (call_.open()) Deliver();
  EXPECT_EQ(call_.status->code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(errors::ReasonOf(*call_.status), "READER_TOO_SLOW");
  EXPECT_EQ(errors::MetadataOf(*call_.status, errors::kTr), "0B");
}

TEST_F(SubscribeHandlerTest, UnreadNoticesEndTheStreamWithTheirReason) {
  Open(kItemSamsung, /*event_limit=*/4);
  for (uint64_t epoch = 1; epoch <= 2 * fanout::ReaderQueue::kFewNotices; ++epoch) Renewed({kSamsung}, epoch);
  readable_.Write();
  while (call_.open()) Deliver();
  EXPECT_EQ(errors::ReasonOf(*call_.status), "NOTICES_UNREAD");
}

// The call came before the gateway began to stop, and its message afterwards.
TEST_F(SubscribeHandlerTest, AStreamThatBeginsTooLateGetsTheReason) {
  hub_.Drain(absl::Seconds(5), absl::Seconds(2));
  Open(kItemSamsung);
  EXPECT_EQ(errors::ReasonOf(*call_.status), "DRAINING");
  EXPECT_TRUE(hub_.Readers().empty());
}

TEST_F(SubscribeHandlerTest, AnInvalidRequestOpensNoStream) {
  Open(std::string("\x0A\x02"
                   "!!"
                   "\x0A\x00",
                   6) +
       "\x10\x09");
  EXPECT_EQ(call_.status->code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(errors::ReasonOf(*call_.status), "REQUEST_INVALID");
  EXPECT_THAT(std::string(call_.status->message()), testing::EndsWith("(and 2 more: see the BadRequest)"));
  EXPECT_TRUE(hub_.Readers().empty());
}

TEST_F(SubscribeHandlerTest, AStreamBelongsToItsCallerAndCountsAgainstItsLimits) {
  const callers::Caller alice{.name = "alice", .limits = {.streams = 1, .room_share = 50}, .unit = "alice's"};
  host_.room = 6;
  call_.Admit(alice);
  Open(kItemSamsung);
  const fanout::ReaderOptions& options = hub_.Readers().at(0)->options();
  EXPECT_EQ(options.owner, "alice");
  EXPECT_EQ(options.caller, "alice's");
  EXPECT_EQ(options.item_limit, 3);

  TestCall another;
  another.Admit(alice);
  SubscribeHandler refused(another, host_, &kTrades);
  refused.OnMessage(kItemSamsung);
  EXPECT_EQ(errors::ReasonOf(*another.status), "SHARE_EXCEEDED");
  EXPECT_EQ(std::string(another.status->message()),
            "The caller alice already has its 1 streams: end another one first.");

  handler_.reset();
  EXPECT_EQ(shares_.open("alice"), 0);
}

TEST_F(SubscribeHandlerTest, RejectsACallWithoutAMessage) {
  SubscribeHandler handler(call_, host_, nullptr);
  handler.OnHalfClose();
  EXPECT_EQ(std::string(call_.status->message()), "the request is missing: send one message");
}

TEST_F(SubscribeHandlerTest, AStreamOfARevokedCallerCountsAsThat) {
  Open(kItemSamsung);
  handler_->OnRevoked();
  handler_.reset();
  Open(kItemSamsung);
  handler_.reset();
  EXPECT_THAT(hub_.counters().readers_ended, testing::ElementsAre(1, 0, 0, 0, 1)) << "cancelled … credentials invalid";
}

TEST_F(SubscribeHandlerTest, DisconnectingClosesTheReader) {
  Open(kItemSamsung);
  Live({kSamsung}, 7);
  Row(kSamsung);
  handler_.reset();
  EXPECT_TRUE(hub_.Readers().empty());
  readable_.Write();
  EXPECT_EQ(call_.written.size(), 1u);
}

}  // namespace
}  // namespace kiwoom::methods

// A gateway is replaced by another one with the same app key and state directory, as processes, while the market moves.
// Readers resume at the successor.

#include <gmock/gmock.h>
#include <signal.h>

#include <string>
#include <vector>

#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"
#include "tests/integration/hand_over_fixture.h"
#include "tests/integration/resuming_reader.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;

const std::vector<std::string> kItems = {"005930", "000660", "035420", "035720"};

class HandOverTest : public HandOverFixture {
 protected:
  HandOverTest() : HandOverFixture({}, {}) {}
};

TEST_F(HandOverTest, ReadersGetEverythingThatWasDecodedOnceAndOneShortGap) {
  const auto old_channel = predecessor_->Connect();
  ResumingReader alice(kItems), bob(kItems);
  alice.Subscribe(*old_channel);
  bob.Subscribe(*old_channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 400; }));

  const auto successor = StartGateway("successor");
  EXPECT_THAT(successor->log(),
              HasSubstr("is in use by another gateway: standing by until it has closed its sessions"));
  const auto new_channel = successor->Connect();
  ResumingReader carol(kItems);
  carol.Subscribe(*new_channel);
  EXPECT_TRUE(carol.ReadUntil(StandsBy)) << "she is served, and knows why there are no events";
  EXPECT_EQ(SessionOf(*new_channel).state(), v1::UPSTREAM_STATE_STANDBY);
  EXPECT_EQ(simulator_->stats().logins, 1);

  predecessor_->Signal(SIGTERM);
  for (ResumingReader* const reader : {&alice, &bob}) {
    reader->ReadToTheEnd();
    EXPECT_EQ(reader->drainings().size(), 1u);
    const grpc::Status status = reader->Finish();
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
    EXPECT_EQ(status.error_message(), "The gateway is shutting down: connect again.");
  }
  for (const std::string& item : kItems) {
    EXPECT_EQ(alice.last_stamp(item), bob.last_stamp(item)) << "both got all that was decoded";
  }
  EXPECT_EQ(predecessor_->Wait(), 0);

  const size_t before = alice.count();
  for (ResumingReader* const reader : {&alice, &bob}) reader->Subscribe(*new_channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= before + 400; }));
  for (ResumingReader* const reader : {&alice, &bob}) {
    ReadEverything(*reader);
    ExpectOneShortGap(*reader);
  }
  ReadEverything(carol);
  EXPECT_TRUE(carol.gaps().empty()) << "she missed nothing";
  EXPECT_EQ(simulator_->stats().logins, 2);
  EXPECT_EQ(simulator_->stats().replaced_sessions, 0) << "R10001 between our own";
}

// The kernel closes the connections of a process that is killed, and frees its lock.
TEST_F(HandOverTest, ASuccessorTakesOverFromAGatewayThatWasKilled) {
  const auto old_channel = predecessor_->Connect();
  ResumingReader alice(kItems);
  alice.Subscribe(*old_channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 400; }));
  const auto successor = StartGateway("successor");
  predecessor_->Signal(SIGKILL);
  EXPECT_EQ(predecessor_->Wait(), -SIGKILL);
  alice.ReadToTheEnd();
  EXPECT_EQ(alice.Finish().error_code(), grpc::StatusCode::UNAVAILABLE);

  const auto new_channel = successor->Connect();
  const size_t before = alice.count();
  alice.Subscribe(*new_channel);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= before + 400; }));
  ReadEverything(alice);
  ExpectOneShortGap(alice);
  EXPECT_EQ(simulator_->stats().logins, 2);
  EXPECT_EQ(simulator_->stats().replaced_sessions, 0);
}

TEST_F(HandOverTest, ASuccessorThatIsStoppedLeavesThePredecessorAlone) {
  const auto channel = predecessor_->Connect();
  ResumingReader alice(kItems);
  alice.Subscribe(*channel);
  const auto successor = StartGateway("successor");
  const auto new_channel = successor->Connect();
  ResumingReader carol(kItems);
  carol.Subscribe(*new_channel);
  ASSERT_TRUE(carol.ReadUntil(StandsBy));
  successor->Signal(SIGTERM);
  carol.ReadToTheEnd();
  EXPECT_EQ(carol.drainings().size(), 1u);
  EXPECT_EQ(successor->Wait(), 0);
  ASSERT_TRUE(alice.ReadUntil([&](const auto&) { return alice.count() >= 400; }));
  EXPECT_TRUE(alice.gaps().empty());
  EXPECT_EQ(simulator_->stats().logins, 1);
}

}  // namespace
}  // namespace kiwoom::tests

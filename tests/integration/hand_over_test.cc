// A gateway is replaced by another one with the same app key and state directory, as processes, while the market moves.
// Readers resume at the successor.

#include <gmock/gmock.h>
#include <signal.h>

#include <filesystem>
#include <string>

#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"
#include "tests/integration/resuming_reader.h"

namespace kiwoom::tests {
namespace {

using ::testing::HasSubstr;

const std::vector<std::string> kItems = {"005930", "000660", "035420", "035720"};

// How long after its registration an item's first row may come, and how long before its answer. Rows come every 10 ms.
constexpr absl::Duration kNextRow = absl::Seconds(1), kAnswer = absl::Seconds(1);

class HandOverTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(directory_ + "/state");
    simulator::Options options;
    options.stamp_rows = true;
    options.rows_per_second = 400;
    options.automatic_orders = false;
    auto simulator = simulator::Simulator::Start(options);
    ASSERT_TRUE(simulator.ok()) << simulator.status();
    simulator_ = *std::move(simulator);
    predecessor_ = StartGateway("predecessor");
    ASSERT_TRUE(simulator_->WaitForLogins(1, absl::Seconds(30)));
  }

  std::unique_ptr<GatewayProcess> StartGateway(const std::string& name) const {
    return std::make_unique<GatewayProcess>(*simulator_, directory_, name,
                                            std::vector<std::string>{"--state_dir=" + directory_ + "/state"});
  }

  // Whether the stream tells that the gateway stands by.
  static bool StandsBy(const v1::Event& event) {
    return event.heartbeat().upstream_state() == v1::UPSTREAM_STATE_STANDBY;
  }

  // Stops the market and reads to the last row that the broker has sent.
  void ReadEverything(ResumingReader& reader) {
    simulator_->SetRowsPerSecond(0);
    const auto sessions = simulator_->sessions();
    ASSERT_EQ(sessions.size(), 1u);
    const auto complete = [&](const auto&) {
      for (const auto& [registered, stamp] : sessions.front().last_stamps) {
        if (reader.last_stamp(registered.item) < stamp) return false;
      }
      return true;
    };
    EXPECT_TRUE(complete(0) || reader.ReadUntil(complete));
  }

  // The gap notices of one item.
  static std::vector<v1::GapNotice> GapsOf(const ResumingReader& reader, const std::string& item) {
    std::vector<v1::GapNotice> gaps;
    for (const v1::GapNotice& gap : reader.gaps()) {
      for (const v1::Registration& registration : gap.registrations()) {
        if (registration.item() == item) gaps.push_back(gap);
      }
    }
    return gaps;
  }

  // Every row once and in order; what is missing is missing at one place, and the one gap notice of the item covers it.
  static void ExpectOneShortGap(const ResumingReader& reader) {
    for (const std::string& item : kItems) {
      const std::vector<v1::GapNotice> gaps = GapsOf(reader, item);
      ASSERT_EQ(gaps.size(), 1u) << item;
      const absl::Time start = ResumingReader::TimeOf(gaps.front().start_time());
      const absl::Time end = ResumingReader::TimeOf(gaps.front().end_time());
      EXPECT_LT(end - start, absl::Seconds(10)) << item;
      const std::vector<int64_t>& stamps = reader.stamps().at(item);
      const std::vector<absl::Time>& received = reader.received().at(item);
      int jumps = 0;
      for (size_t i = 1; i < stamps.size(); ++i) {
        EXPECT_GT(stamps[i], stamps[i - 1]) << item;
        if (stamps[i] == stamps[i - 1] + 1) continue;
        ++jumps;
        EXPECT_LE(start, received[i - 1]) << item << ": it begins after rows that are missing";
        // The broker sends rows from the registration on, which the gateway counts from the answer.
        EXPECT_GT(end, received[i] - kNextRow) << item << ": it ends before rows that are missing";
        EXPECT_LT(end, received[i] + kAnswer) << item << ": it covers rows that are there";
      }
      EXPECT_LE(jumps, 1) << item;
    }
  }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  std::unique_ptr<simulator::Simulator> simulator_;
  std::unique_ptr<GatewayProcess> predecessor_;
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

#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "simulator/simulator.h"
#include "tests/integration/client.h"
#include "tests/integration/gateway_process.h"
#include "tests/integration/resuming_reader.h"

namespace kiwoom::tests {

// A gateway as a process with a state directory, while the market moves. Successors have the same app keys, flags and
// state directory.
class HandOverFixture : public ::testing::Test {
 protected:
  // `sessions` and `flags` as GatewayProcess has them.
  HandOverFixture(std::vector<std::string> sessions, std::vector<std::string> flags)
      : sessions_(std::move(sessions)), flags_(std::move(flags)) {
    flags_.push_back("--state_dir=" + directory_ + "/state");
  }

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
    ASSERT_TRUE(simulator_->WaitForLogins(SessionCount(), absl::Seconds(30)));
  }

  std::unique_ptr<GatewayProcess> StartGateway(const std::string& name) const {
    return std::make_unique<GatewayProcess>(*simulator_, directory_, name,
                                            GatewayProcess::Settings{.flags = flags_, .sessions = sessions_});
  }
  int64_t SessionCount() const { return std::max<int64_t>(1, std::ssize(sessions_)); }

  // Whether the stream tells that the gateway stands by.
  static bool StandsBy(const v1::Event& event) {
    return event.heartbeat().upstream_state() == v1::UPSTREAM_STATE_STANDBY;
  }

  // Stops the market and reads to the last row that the broker has sent.
  void ReadEverything(ResumingReader& reader) {
    simulator_->SetRowsPerSecond(0);
    const auto sessions = simulator_->sessions();
    ASSERT_EQ(std::ssize(sessions), SessionCount());
    const auto complete = [&](const auto&) {
      for (const simulator::SessionView& session : sessions) {
        for (const auto& [registered, stamp] : session.last_stamps) {
          if (reader.Wants(registered.item) && reader.last_stamp(registered.item) < stamp) return false;
        }
      }
      return true;
    };
    EXPECT_TRUE(complete(0) || reader.ReadUntil(complete));
  }

  // Every row once and in order; what is missing is missing at one place, and the one gap notice of the item covers it.
  static void ExpectOneShortGap(const ResumingReader& reader) {
    for (const std::string& item : reader.items()) {
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

 private:
  // How long after its registration an item's first row may come, and how long before its answer. Rows come every
  // 10 ms.
  static constexpr absl::Duration kNextRow = absl::Seconds(1), kAnswer = absl::Seconds(1);

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

  const std::vector<std::string> sessions_;
  std::vector<std::string> flags_;
};

}  // namespace kiwoom::tests

#include "service/sessions/succession.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

#include "service/rest/test_worker.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;

// A gateway as far as the state directory is concerned.
struct Process {
  Process(const std::string& directory, rest::TestWorker& worker)
      : succession(directory, epochs, worker, worker.executor(),
                   [this](const std::string& line) { warnings.push_back(line); }) {}

  absl::StatusOr<bool> Start() {
    return succession.Start([this] { owns = true; });
  }

  EpochClock epochs;
  std::vector<std::string> warnings;
  bool owns = false;
  Succession succession;
};

class SuccessionTest : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  rest::TestWorker old_worker_, new_worker_;
};

TEST_F(SuccessionTest, ASuccessorWaitsUntilItsPredecessorReleasesTheDirectory) {
  Process predecessor(directory_, old_worker_);
  ASSERT_EQ(predecessor.Start().value(), true);
  Process successor(directory_, new_worker_);
  ASSERT_EQ(successor.Start().value(), false);
  new_worker_.Pass(absl::Hours(1));
  EXPECT_FALSE(successor.owns);
  predecessor.succession.Release();
  new_worker_.Pass(Succession::kPoll);
  EXPECT_TRUE(successor.owns);
  EXPECT_THAT(successor.warnings, ElementsAre());
}

// While the successor waits, the predecessor raises its reserve. Only what it says at the end counts.
TEST_F(SuccessionTest, EpochsOfTheSuccessorAreAboveAllOfThePredecessor) {
  Process predecessor(directory_, old_worker_);
  ASSERT_EQ(predecessor.Start().value(), true);
  Process successor(directory_, new_worker_);
  ASSERT_EQ(successor.Start().value(), false);
  old_worker_.Pass(absl::Hours(1));  // the clock of the predecessor is an hour ahead
  const uint64_t last = predecessor.epochs.Next(old_worker_.WallTime());
  predecessor.succession.Release();
  new_worker_.Pass(absl::Seconds(1));
  ASSERT_TRUE(successor.owns);
  EXPECT_GT(successor.epochs.Next(new_worker_.WallTime()), last);
}

TEST_F(SuccessionTest, OfTwoSuccessorsOneBegins) {
  auto predecessor = std::make_unique<Process>(directory_, old_worker_);
  ASSERT_EQ(predecessor->Start().value(), true);
  Process first(directory_, new_worker_);
  Process second(directory_, new_worker_);
  ASSERT_EQ(first.Start().value(), false);
  ASSERT_EQ(second.Start().value(), false);
  predecessor.reset();
  new_worker_.Pass(absl::Seconds(1));
  EXPECT_TRUE(first.owns);
  EXPECT_FALSE(second.owns);
  first.succession.Release();
  new_worker_.Pass(absl::Seconds(1));
  EXPECT_TRUE(second.owns);
}

TEST_F(SuccessionTest, AProblemAtTheStartIsReturned) {
  std::ofstream(directory_ + "/epochs") << "damaged";
  Process process(directory_, old_worker_);
  EXPECT_EQ(std::string(process.Start().status().message()),
            "--state_dir: " + directory_ +
                "/epochs is damaged: restore it, or remove it if the clock has not been set back since the gateway "
                "last ran");
  std::filesystem::remove(directory_ + "/epochs");
  EXPECT_EQ(process.Start().value(), true) << "the failure left no lock behind";
}

TEST_F(SuccessionTest, AProblemOfAWaitingSuccessorIsReportedAndMayPass) {
  Process predecessor(directory_, old_worker_);
  ASSERT_EQ(predecessor.Start().value(), true);
  Process successor(directory_, new_worker_);
  ASSERT_EQ(successor.Start().value(), false);
  std::filesystem::create_directory(directory_ + "/epochs.part");
  predecessor.succession.Release();
  new_worker_.Pass(absl::Seconds(10));
  EXPECT_FALSE(successor.owns) << "it must not log in before its epochs are safe";
  EXPECT_THAT(successor.warnings,
              ElementsAre("--state_dir: " + directory_ + "/epochs.part cannot be written: Is a directory"));
  std::filesystem::remove(directory_ + "/epochs.part");
  new_worker_.Pass(Succession::kPoll);
  EXPECT_TRUE(successor.owns);
}

}  // namespace
}  // namespace kiwoom::sessions

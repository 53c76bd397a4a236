#include "service/sessions/epoch_reserve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "service/rest/test_worker.h"

namespace kiwoom::sessions {
namespace {

using ::testing::ElementsAre;

uint64_t Micros(absl::Time time) { return static_cast<uint64_t>(absl::ToUnixMicros(time)); }

// A process from its start to its end.
class Process {
 public:
  Process(const std::string& directory, rest::TestWorker& worker) {
    auto lock = StateLock::Take(directory);
    EXPECT_TRUE(lock.ok()) << lock.status();
    auto file = EpochFile::Open(*std::move(lock));
    EXPECT_TRUE(file.ok()) << file.status();
    epochs = std::make_unique<EpochClock>();
    epochs->StartAbove((*file)->reserved());
    reserve = std::make_unique<EpochReserve>(*std::move(file), *epochs, worker,
                                             [this](const std::string& line) { warnings.push_back(line); });
    EXPECT_TRUE(reserve->Start().ok());
  }

  std::vector<std::string> warnings;
  std::unique_ptr<EpochClock> epochs;
  std::unique_ptr<EpochReserve> reserve;
};

class EpochReserveTest : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
  rest::TestWorker worker_;
};

TEST_F(EpochReserveTest, EpochsIncreaseAcrossARestartAlthoughTheClockWasSetBack) {
  uint64_t last = 0;
  {
    Process first(directory_, worker_);
    worker_.Pass(absl::Minutes(10));
    last = first.epochs->Next(worker_.WallTime());
    EXPECT_EQ(last, Micros(worker_.WallTime())) << "as long as nothing is wrong, an epoch is its time";
  }
  const absl::Time set_back = worker_.WallTime() - absl::Hours(1);
  rest::TestWorker later;  // its clock starts anew, ten minutes earlier
  ASSERT_LT(later.WallTime(), worker_.WallTime());
  for (int restart = 0; restart < 3; ++restart) {
    Process next(directory_, later);
    for (int i = 0; i < 3; ++i) {
      const uint64_t epoch = next.epochs->Next(set_back);
      EXPECT_GT(epoch, last) << "restart " << restart;
      last = epoch;
    }
  }
}

TEST_F(EpochReserveTest, NoEpochIsUsedThatTheFileDoesNotCover) {
  Process process(directory_, worker_);
  const auto reserved = [&] {
    std::ifstream file(directory_ + "/epochs");
    uint64_t value = 0;
    file >> value;
    return value;
  };
  const absl::Time start = worker_.WallTime();
  EXPECT_EQ(reserved(), Micros(start + absl::Minutes(1)));
  EXPECT_EQ(process.epochs->Next(start + absl::Hours(1)), reserved()) << "the clock jumped ahead of the reserve";
  worker_.Pass(absl::Seconds(20));
  EXPECT_EQ(reserved(), Micros(start + absl::Seconds(80)));
}

TEST_F(EpochReserveTest, AFailingDiskIsReportedAndDoesNotStopTheEpochs) {
  Process process(directory_, worker_);
  const absl::Time start = worker_.WallTime();
  std::filesystem::create_directory(directory_ + "/epochs.part");
  worker_.Pass(absl::Seconds(50));
  EXPECT_THAT(process.warnings, ElementsAre("--state_dir: " + directory_ +
                                            "/epochs.part cannot be written: Is a "
                                            "directory"));
  worker_.Pass(absl::Minutes(1));
  const uint64_t epoch = process.epochs->Next(worker_.WallTime());
  EXPECT_EQ(epoch, Micros(start + absl::Minutes(1))) << "the end of the reserve";
  EXPECT_EQ(process.epochs->Next(worker_.WallTime()), epoch + 1) << "still increasing";
  std::filesystem::remove(directory_ + "/epochs.part");
  worker_.Pass(absl::Seconds(20));
  EXPECT_EQ(process.epochs->Next(worker_.WallTime()), Micros(worker_.WallTime()));
}

}  // namespace
}  // namespace kiwoom::sessions

#include "clients/cli/positions/position_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

class PositionFileTest : public testing::Test {
 protected:
  void SetUp() override {
    directory_ =
        std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
  }
  std::string Path() const { return directory_ / "positions"; }
  std::string Content() const {
    std::ifstream file(Path());
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void SetContent(const std::string& content) const { std::ofstream(Path()) << content; }

  std::filesystem::path directory_;
};

TEST_F(PositionFileTest, KeepsPositionsAsOneLineOfJsonForEachType) {
  const PositionFile file(Path());
  StreamPositions positions(Directory());
  ASSERT_TRUE(file.Read(positions).ok()) << "there is no file yet";
  for (const char* event :
       {"item: '005930' epoch: 1795770000000000 sequence: 3 received_time { seconds: 100 } trade {}",
        "item: '' epoch: 8 sequence: 2 received_time { seconds: 101 } market_status {}"}) {
    positions.Advance(*Make("Event", event));
  }
  ASSERT_TRUE(file.Write(positions).ok());
  EXPECT_EQ(Content(),
            "{\"type\":\"REALTIME_TYPE_TRADE\",\"resume\":[{\"item\":\"005930\",\"epoch\":\"1795770000000000\","
            "\"sequence\":\"3\",\"received_time\":\"1970-01-01T00:01:40Z\"}]}\n"
            "{\"type\":\"REALTIME_TYPE_MARKET_STATUS\",\"resume\":[{\"epoch\":\"8\",\"sequence\":\"2\","
            "\"received_time\":\"1970-01-01T00:01:41Z\"}]}\n");

  StreamPositions read(Directory());
  ASSERT_TRUE(file.Read(read).ok());
  ASSERT_EQ(read.ToInterests().size(), 2u);
  EXPECT_EQ(read.ToInterests()[0].ShortDebugString(), positions.ToInterests()[0].ShortDebugString());
  EXPECT_EQ(read.ToInterests()[1].ShortDebugString(), positions.ToInterests()[1].ShortDebugString());
}

TEST_F(PositionFileTest, ReplacesTheFileAndLeavesNoOther) {
  const PositionFile file(Path());
  SetContent("{\"type\":\"REALTIME_TYPE_TRADE\",\"resume\":[{\"item\":\"005930\",\"epoch\":\"7\"}]}\n");
  ASSERT_TRUE(file.Write(StreamPositions(Directory())).ok());
  EXPECT_EQ(Content(), "");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory_), {}), 1);
}

TEST_F(PositionFileTest, ADamagedFileIsAnErrorAndStays) {
  for (const char* damaged : {"x\n", "\n", "{}\n", "{\"type\":\"REALTIME_TYPE_TRADE\",\"resume\":[{\"item\":\"0059",
                              "{\"type\":\"REALTIME_TYPE_TRADE\",\"resume\":[{\"epoch\":\"-1\"}]}\n"}) {
    SetContent(damaged);
    StreamPositions positions(Directory());
    EXPECT_EQ(PositionFile(Path()).Read(positions).message(),
              "--resume_file: " + Path() + " is damaged in line 1: restore it, or remove it to start anew.")
        << damaged;
    EXPECT_EQ(Content(), damaged);
  }
}

TEST_F(PositionFileTest, AFileThatCannotBeReadOrWrittenIsAnError) {
  StreamPositions positions(Directory());
  EXPECT_EQ(PositionFile(directory_).Read(positions).message(),
            "--resume_file: " + directory_.string() + " cannot be read: Is a directory.");
  EXPECT_EQ(PositionFile(directory_ / "nowhere" / "positions").Write(positions).message(),
            "--resume_file: " + (directory_ / "nowhere" / "positions").string() +
                " cannot be written: No such file or directory.");
}

}  // namespace
}  // namespace kiwoom::cli

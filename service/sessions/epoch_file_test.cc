#include "service/sessions/epoch_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace kiwoom::sessions {
namespace {

class EpochFileTest : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  absl::StatusOr<std::unique_ptr<EpochFile>> Open() {
    auto lock = StateLock::Take(directory_);
    EXPECT_TRUE(lock.ok()) << lock.status();
    return EpochFile::Open(*std::move(lock));
  }
  std::string Problem() { return std::string(Open().status().message()); }
  void Write(const std::string& content) { std::ofstream(directory_ + "/epochs", std::ios::binary) << content; }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(EpochFileTest, TheNextProcessKnowsWhatWasReserved) {
  {
    const auto first = Open();
    ASSERT_TRUE(first.ok()) << first.status();
    EXPECT_EQ((*first)->reserved(), 0u) << "a new directory";
    EXPECT_TRUE((*first)->Reserve(1'800'000'000'000'000).ok());
    EXPECT_TRUE((*first)->Reserve(1'800'000'060'000'000).ok());
  }
  const auto second = Open();
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ((*second)->reserved(), 1'800'000'060'000'000u);
}

TEST_F(EpochFileTest, KeepsTheLock) {
  {
    const auto first = Open();
    ASSERT_TRUE(first.ok()) << first.status();
    const auto second = StateLock::Take(directory_);
    ASSERT_TRUE(second.ok()) << second.status();
    EXPECT_EQ(*second, nullptr);
  }
  EXPECT_TRUE(Open().ok()) << "the first has ended";
}

TEST_F(EpochFileTest, ADamagedFileIsNoReasonToGuess) {
  for (const char* content :
       {"", "\n", "1800000000000000", "18000000\n00000000", "-1\n", " 1\n", "1 \n", "1\n\n", "99999999999999999999\n",
        "18446744073709551615\n", "epochs\n", "000000000000000000000000000000000000000001\n"}) {
    Write(content);
    EXPECT_EQ(Problem(), "--state_dir: " + directory_ +
                             "/epochs is damaged: restore it, or remove it if the clock has not been set back since "
                             "the gateway last ran")
        << content;
  }
  Write("1800000000000000\n");
  EXPECT_EQ(Problem(), "");
}

TEST_F(EpochFileTest, AFileOfAnotherFormatIsNeitherReadNorReplaced) {
  const struct {
    const char* content;
    const char* format;
  } kCases[] = {
      {"format 2\n", "2"},
      {"format 2\n1800000000000000\n", "2"},
      {"format 12\nreserved: 1800000000000000\nand much that is longer than what is read of it\n", "12"},
  };
  for (const auto& test : kCases) {
    Write(test.content);
    EXPECT_EQ(Problem(), "--state_dir: " + directory_ + "/epochs has format " + test.format +
                             ", of another version of the gateway; this one reads format 1: run that version, or "
                             "remove it if the clock has not been set back since the gateway last ran");
    std::ostringstream content;
    content << std::ifstream(directory_ + "/epochs").rdbuf();
    EXPECT_EQ(content.str(), test.content);
  }
  for (const char* content : {"format", "format \n", "format 2", "format two\n", "Format 2\n"}) {
    Write(content);
    EXPECT_EQ(Problem(), "--state_dir: " + directory_ +
                             "/epochs is damaged: restore it, or remove it if the clock has not been set back since "
                             "the gateway last ran")
        << content;
  }
}

TEST_F(EpochFileTest, ReportsWhatCannotBeReadOrWritten) {
  std::filesystem::create_directory(directory_ + "/epochs");
  EXPECT_EQ(Problem(), "--state_dir: " + directory_ + "/epochs cannot be read: Is a directory");
  std::filesystem::remove(directory_ + "/epochs");
  const auto file = Open();
  ASSERT_TRUE(file.ok()) << file.status();
  std::filesystem::create_directory(directory_ + "/epochs.part");
  EXPECT_EQ(std::string((*file)->Reserve(1).message()),
            "--state_dir: " + directory_ + "/epochs.part cannot be written: Is a directory");
  EXPECT_EQ((*file)->reserved(), 0u);
}

}  // namespace
}  // namespace kiwoom::sessions

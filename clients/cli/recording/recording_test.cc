// The reader and the writer of recordings, together.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "clients/cli/recording/recording_reader.h"
#include "clients/cli/recording/recording_writer.h"

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

class RecordingTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "/" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".rec";
    std::filesystem::remove(path_);
  }

  std::unique_ptr<RecordingWriter> Writer() {
    auto writer = RecordingWriter::Open(path_);
    EXPECT_TRUE(writer.ok()) << writer.status();
    return *std::move(writer);
  }
  std::unique_ptr<RecordingReader> Reader() {
    auto reader = RecordingReader::Open(path_);
    EXPECT_TRUE(reader.ok()) << reader.status();
    return *std::move(reader);
  }
  // "time:bytes" of every record; "!" behind a remark.
  std::vector<std::string> All() {
    const auto reader = Reader();
    std::vector<std::string> all;
    for (const BlockPlace& block : reader->blocks()) {
      const auto records = reader->Read(block);
      EXPECT_TRUE(records.ok()) << records.status();
      for (const Record& record : *records) {
        all.push_back(std::to_string(record.time) + ":" + record.bytes +
                      (record.kind == RecordKind::kRemark ? "!" : ""));
      }
    }
    return all;
  }
  std::string Content() {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void SetContent(const std::string& content) { std::ofstream(path_, std::ios::binary) << content; }

  std::string path_;
};

TEST_F(RecordingTest, RecordsComeBackInOrderWithTheirTimes) {
  const auto writer = Writer();
  EXPECT_TRUE(writer->Add(5, RecordKind::kResponse, "one").ok());
  EXPECT_TRUE(writer->Add(6, RecordKind::kRemark, "two").ok());
  EXPECT_TRUE(writer->Flush().ok());
  EXPECT_TRUE(writer->Add(9, RecordKind::kResponse, "").ok());
  EXPECT_TRUE(writer->Close().ok());
  EXPECT_THAT(All(), ElementsAre("5:one", "6:two!", "9:"));
  const auto reader = Reader();
  EXPECT_TRUE(reader->closed());
  ASSERT_EQ(reader->blocks().size(), 2u);
  EXPECT_EQ(reader->blocks()[0].first_time, 5);
  EXPECT_EQ(reader->blocks()[0].last_time, 6);
  EXPECT_EQ(reader->blocks()[1].first_time, 9);
}

TEST_F(RecordingTest, ManyRecordsAreSeveralBlocksAndSmall) {
  const auto writer = Writer();
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(writer->Add(i, RecordKind::kResponse, std::string(1000, static_cast<char>('a' + i % 3))).ok());
  }
  ASSERT_TRUE(writer->Close().ok());
  EXPECT_EQ(Reader()->blocks().size(), 4u);
  EXPECT_LT(std::filesystem::file_size(path_), 50'000u);
  EXPECT_EQ(All().size(), 1000u);
}

// A recorder that was killed at any byte of what it wrote.
TEST_F(RecordingTest, WhateverIsCutOffTheCompleteBlocksAreReadable) {
  size_t first_end = 0;
  {
    const auto writer = Writer();
    ASSERT_TRUE(writer->Add(1, RecordKind::kResponse, "one").ok());
    ASSERT_TRUE(writer->Flush().ok());
    first_end = writer->file_bytes();
    ASSERT_TRUE(writer->Add(2, RecordKind::kResponse, "two").ok());
    ASSERT_TRUE(writer->Flush().ok());
  }
  const std::string whole = Content();
  const size_t ends[] = {kFileMagic.size(), first_end, whole.size()};
  for (size_t size = kFileMagic.size(); size <= whole.size(); ++size) {
    SetContent(whole.substr(0, size));
    const size_t complete = size == whole.size() ? 2 : size >= first_end ? 1 : 0;
    const auto reader = Reader();
    EXPECT_EQ(reader->blocks().size(), complete) << size;
    EXPECT_EQ(reader->lost_bytes(), size - ends[complete]) << size;
    EXPECT_FALSE(reader->closed());
  }
}

TEST_F(RecordingTest, IsContinuedBehindItsLastCompleteBlock) {
  {
    const auto writer = Writer();
    ASSERT_TRUE(writer->Add(1, RecordKind::kResponse, "one").ok());
    ASSERT_TRUE(writer->Close().ok());
  }
  {
    const auto writer = Writer();
    ASSERT_TRUE(writer->Add(2, RecordKind::kResponse, "two").ok());
    ASSERT_TRUE(writer->Flush().ok());
  }
  SetContent(Content() + "BLCK of which little was written");
  {
    const auto writer = Writer();
    ASSERT_TRUE(writer->Add(3, RecordKind::kResponse, "three").ok());
    ASSERT_TRUE(writer->Close().ok());
  }
  EXPECT_THAT(All(), ElementsAre("1:one", "2:two", "3:three"));
  EXPECT_TRUE(Reader()->closed());
}

TEST_F(RecordingTest, OneWriterAtATime) {
  const auto writer = Writer();
  EXPECT_EQ(RecordingWriter::Open(path_).status().message(), path_ + ": another process records into it.");
}

TEST_F(RecordingTest, ADamagedBlockIsAnError) {
  {
    const auto writer = Writer();
    ASSERT_TRUE(writer->Add(1, RecordKind::kResponse, std::string(1000, 'x')).ok());
    ASSERT_TRUE(writer->Close().ok());
  }
  std::string content = Content();
  content[kFileMagic.size() + kBlockHeaderSize + 12] ^= 1;
  SetContent(content);
  const auto reader = Reader();
  EXPECT_EQ(reader->Read(reader->blocks()[0]).status().message(), path_ + " is damaged at byte 8.");
}

TEST_F(RecordingTest, AnotherFileIsRefusedAndStays) {
  SetContent("{\"trade\":{}}\n");
  EXPECT_EQ(RecordingReader::Open(path_).status().message(), path_ + " is no recording of \"kiwoomctl record\".");
  EXPECT_THAT(std::string(RecordingWriter::Open(path_).status().message()), HasSubstr("is no recording"));
  EXPECT_EQ(Content(), "{\"trade\":{}}\n");
  EXPECT_THAT(std::string(RecordingReader::Open(path_ + ".none").status().message()),
              EndsWith(": No such file or directory."));
}

// A limit of the file's size stands for a full disk.
TEST_F(RecordingTest, AFullDiskIsAnErrorAndTheFileStaysGood) {
  std::signal(SIGXFSZ, SIG_IGN);
  const auto writer = Writer();
  ASSERT_TRUE(writer->Add(1, RecordKind::kResponse, "one").ok());
  ASSERT_TRUE(writer->Flush().ok());
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit limit = before;
  limit.rlim_cur = writer->file_bytes() + 10;
  setrlimit(RLIMIT_FSIZE, &limit);
  EXPECT_TRUE(writer->Add(2, RecordKind::kResponse, "two").ok());
  EXPECT_EQ(writer->Flush().message(), path_ + ": File too large.");
  setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_THAT(All(), ElementsAre("1:one"));
  EXPECT_EQ(Reader()->lost_bytes(), 0u);
  EXPECT_TRUE(writer->Close().ok()) << "there is room again";
  EXPECT_THAT(All(), ElementsAre("1:one", "2:two"));
}

}  // namespace
}  // namespace kiwoom::cli

#include "service/callers/audit_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kiwoom::callers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class AuditLogTest : public ::testing::Test {
 protected:
  AuditLogTest() { std::filesystem::create_directories(folder_); }
  ~AuditLogTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name = "audit.jsonl") const { return folder_ + "/" + name; }
  std::vector<std::string> Lines(const std::string& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
  std::unique_ptr<AuditLog> Open(AuditLogOptions options) {
    auto log = AuditLog::Open(std::move(options), [this](const std::string& line) { said_.push_back(line); });
    EXPECT_TRUE(log.ok()) << log.status();
    return log.ok() ? *std::move(log) : nullptr;
  }
  static AuditEntry Of(const std::string& caller) {
    return {.time = absl::UnixEpoch(), .caller = caller, .outcome = "OK"};
  }
  static std::string LineOf(const std::string& caller) { return AuditLine(Of(caller)); }

  const std::string folder_ = absl::StrCat(testing::TempDir(), "/audit_log_test.", getpid());
  std::vector<std::string> said_;
};

TEST_F(AuditLogTest, WritesEveryEntryToAFileThatOnlyItsOwnerReads) {
  {
    auto log = Open({.path = path()});
    for (int i = 0; i < 1000; ++i) log->Write(Of(absl::StrCat("c", i)));
  }
  const auto lines = Lines(path());
  ASSERT_EQ(lines.size(), 1000u);
  EXPECT_EQ(lines[0], LineOf("c0"));
  EXPECT_EQ(lines[999], LineOf("c999"));
  struct stat status = {};
  ASSERT_EQ(stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);

  { Open({.path = path()})->Write(Of("later")); }
  EXPECT_EQ(Lines(path()).size(), 1001u) << "a restart continues the file";
  EXPECT_THAT(said_, ElementsAre());
}

TEST_F(AuditLogTest, RenamesAFullFileAndKeepsSoManyOlderOnes) {
  const size_t line = LineOf("c0").size() + 1;
  {
    auto log = Open({.path = path(), .most_bytes = 2 * line, .most_files = 2});
    for (int i = 0; i < 9; ++i) log->Write(Of(absl::StrCat("c", i)));
  }
  EXPECT_THAT(Lines(path()), ElementsAre(LineOf("c8")));
  EXPECT_THAT(Lines(path("audit.jsonl.1")), ElementsAre(LineOf("c6"), LineOf("c7")));
  EXPECT_THAT(Lines(path("audit.jsonl.2")), ElementsAre(LineOf("c4"), LineOf("c5")));
  EXPECT_FALSE(std::filesystem::exists(path("audit.jsonl.3")));
}

TEST_F(AuditLogTest, OpensTheFileAnewWhenSomethingElseHasRenamedIt) {
  {
    auto log = Open({.path = path()});
    std::filesystem::rename(path(), path("old"));
    log->Reopen();
    log->Write(Of("after"));
  }
  EXPECT_THAT(Lines(path()), ElementsAre(LineOf("after")));
  EXPECT_THAT(Lines(path("old")), ElementsAre());
}

// No entry is ever missing in silence: the queue of none drops them all.
TEST_F(AuditLogTest, WhatDoesNotFitIntoTheQueueIsCounted) {
  {
    auto log = Open({.path = path(), .most_waiting = 0});
    for (int i = 0; i < 7; ++i) log->Write(Of("c"));
  }
  int lost = 0;
  for (const std::string& line : Lines(path())) {
    const std::vector<std::string> parts = absl::StrSplit(line, "\"lost\":");
    ASSERT_EQ(parts.size(), 2u) << line;
    lost += std::stoi(parts[1]);
  }
  EXPECT_EQ(lost, 7);
}

TEST_F(AuditLogTest, AFileThatOthersCanReadIsMadePrivateAtTheStartAndWhenItIsOpenedAnew) {
  const auto mode = [](const std::string& file) {
    struct stat status = {};
    EXPECT_EQ(stat(file.c_str(), &status), 0);
    return status.st_mode & 0777;
  };
  std::ofstream(path()) << LineOf("before") << "\n";
  ASSERT_EQ(chmod(path().c_str(), 0644), 0);
  {
    auto log = Open({.path = path()});
    EXPECT_EQ(mode(path()), 0600u);
    std::filesystem::rename(path(), path("old"));
    std::ofstream(path()) << "";
    ASSERT_EQ(chmod(path().c_str(), 0666), 0);
    log->Reopen();
    log->Write(Of("after"));
  }
  EXPECT_EQ(mode(path()), 0600u);
  EXPECT_THAT(Lines(path("old")), ElementsAre(LineOf("before")));
  EXPECT_THAT(Lines(path()), ElementsAre(LineOf("after")));
  EXPECT_THAT(said_, ElementsAre());
}

TEST_F(AuditLogTest, TheFileOfAnotherUserIsRefused) {
  std::ofstream(path()) << "";
  ASSERT_EQ(chmod(path().c_str(), 0600), 0);
  if (chown(path().c_str(), 12345, 12345) != 0) GTEST_SKIP() << "only root can give a file away, outside a sandbox";
  const auto log = AuditLog::Open({.path = path()}, [](const std::string&) {});
  EXPECT_THAT(std::string(log.status().message()),
              HasSubstr("(it belongs to another user: give it to the user of the gateway, or to root)"));
}

// Waiting for the reader of a pipe would keep the gateway from starting, and the thread from writing.
TEST_F(AuditLogTest, APipeIsRefusedAtOnceAndTheOpenFileStaysInUse) {
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(AuditLog::Open({.path = path("pipe")}, [](const std::string&) {}).ok());
  {
    auto log = Open({.path = path()});
    std::filesystem::rename(path(), path("old"));
    std::filesystem::rename(path("pipe"), path());
    log->Reopen();
    log->Write(Of("after"));
  }
  EXPECT_THAT(said_, ElementsAre(HasSubstr("cannot be written (")));
  EXPECT_THAT(Lines(path("old")), ElementsAre(LineOf("after")));
}

TEST_F(AuditLogTest, AFileThatCannotBeOpenedIsAnErrorAtTheStart) {
  std::filesystem::create_symlink("/dev/null", path("link"));
  for (const std::string& wrong : {path("no/such/folder"), folder_, path("link"), std::string("/dev/null")}) {
    const auto log = AuditLog::Open({.path = wrong}, [](const std::string&) {});
    ASSERT_FALSE(log.ok()) << wrong;
    EXPECT_THAT(std::string(log.status().message()), HasSubstr("--audit_log_file: " + wrong + " cannot be written ("));
  }
}

}  // namespace
}  // namespace kiwoom::callers

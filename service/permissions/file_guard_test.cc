#include "service/permissions/file_guard.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "absl/strings/str_cat.h"

namespace kiwoom::permissions {
namespace {

constexpr unsigned kRoot = 0, kSelf = 1000, kOther = 1001;

TEST(FileGuard, NobodyElseMayReadOrChangeASecret) {
  const struct {
    unsigned mode, owner;
    const char* exposure;
  } kCases[] = {
      {0600, kSelf, ""},
      {0400, kSelf, ""},
      {0400, kRoot, ""},
      {0440, kRoot, ""},  // a Secret of Kubernetes
      {0640, kRoot, ""},
      {0100600, kSelf, ""},  // with the file's type
      {0644, kSelf, "has mode 0644, so every user of this machine can use it: run chmod 600"},
      {0444, kRoot, "has mode 0444, so every user of this machine can use it: run chmod 600"},
      {0601, kSelf, "has mode 0601, so every user of this machine can use it: run chmod 600"},
      {0640, kSelf, "has mode 0640, so its group can read it: run chmod 600"},
      {0660, kRoot, "has mode 0660, so its group can change it: run chmod 600"},
      {0620, kSelf, "has mode 0620, so its group can change it: run chmod 600"},
      {0600, kOther, "belongs to another user: give it to the user of the gateway, or to root"},
      {0440, kOther, "belongs to another user: give it to the user of the gateway, or to root"},
  };
  for (const auto& [mode, owner, exposure] : kCases) {
    EXPECT_EQ(ExposureOf(FileGuard::kReading, mode, owner, kSelf), exposure) << mode;
  }
}

TEST(FileGuard, NobodyElseMayChangeWhatDecidesAboutTrust) {
  const struct {
    unsigned mode, owner;
    const char* exposure;
  } kCases[] = {
      {0600, kSelf, ""},
      {0644, kSelf, ""},
      {0444, kRoot, ""},
      {0555, kRoot, ""},
      {0100644, kSelf, ""},
      {0664, kSelf, "has mode 0664, so its group can change it: run chmod go-w"},
      {0660, kRoot, "has mode 0660, so its group can change it: run chmod go-w"},
      {0646, kSelf, "has mode 0646, so every user of this machine can change it: run chmod go-w"},
      {0666, kRoot, "has mode 0666, so every user of this machine can change it: run chmod go-w"},
      {0644, kOther, "belongs to another user: give it to the user of the gateway, or to root"},
      {0444, kOther, "belongs to another user: give it to the user of the gateway, or to root"},
  };
  for (const auto& [mode, owner, exposure] : kCases) {
    EXPECT_EQ(ExposureOf(FileGuard::kChange, mode, owner, kSelf), exposure) << mode;
  }
}

TEST(FileGuard, NothingIsAskedOfAFileThatNeedsNone) {
  EXPECT_EQ(ExposureOf(FileGuard::kNone, 0777, kOther, kSelf), "");
}

TEST(FileGuard, IsJudgedOnDisk) {
  const std::string path = absl::StrCat(testing::TempDir(), "/file_guard_test.", getpid());
  std::ofstream(path) << "secret";
  ASSERT_EQ(chmod(path.c_str(), 0604), 0);
  EXPECT_EQ(std::string(CheckFile(FileGuard::kReading, path).message()),
            absl::StrCat("the file ", path, " has mode 0604, so every user of this machine can use it: run chmod 600"));
  EXPECT_TRUE(CheckFile(FileGuard::kChange, path).ok());
  ASSERT_EQ(chmod(path.c_str(), 0620), 0);
  EXPECT_EQ(std::string(CheckFile(FileGuard::kChange, path).message()),
            absl::StrCat("the file ", path, " has mode 0620, so its group can change it: run chmod go-w"));
  EXPECT_TRUE(CheckFile(FileGuard::kNone, path).ok());
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  EXPECT_TRUE(CheckFile(FileGuard::kReading, path).ok());
  unlink(path.c_str());
  EXPECT_TRUE(CheckFile(FileGuard::kReading, path).ok()) << "reading it reports that it is missing";
  EXPECT_TRUE(CheckFile(FileGuard::kReading, "/dev/null").ok());
}

}  // namespace
}  // namespace kiwoom::permissions

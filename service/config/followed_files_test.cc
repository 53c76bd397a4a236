#include "service/config/followed_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>

namespace kiwoom::config {
namespace {

using permissions::FileGuard;
using testing::ElementsAre;
using testing::Optional;

class FollowedFilesTest : public ::testing::Test {
 protected:
  std::optional<std::vector<std::string>> Look() {
    const auto changed = files_.Changed();
    EXPECT_TRUE(changed.ok()) << changed.status();
    return changed.value_or(std::nullopt);
  }

  std::map<std::string, std::string> disk_ = {{"certificate", "C1"}, {"key", "K1"}};
  FollowedFiles files_{{{"certificate", "C1"}, {"key", "K1"}, {"", ""}},
                       [this](const std::string& path) -> absl::StatusOr<std::string> {
                         if (!disk_.contains(path)) return absl::NotFoundError("there is no " + path);
                         return disk_[path];
                       }};
};

TEST_F(FollowedFilesTest, ReportsAChangeOnceItHasSettled) {
  EXPECT_EQ(Look(), std::nullopt);
  disk_["certificate"] = "C2";
  EXPECT_EQ(Look(), std::nullopt) << "the key may follow";
  EXPECT_TRUE(files_.unsettled());
  disk_["key"] = "K2";
  EXPECT_EQ(Look(), std::nullopt);
  EXPECT_TRUE(files_.unsettled());
  EXPECT_THAT(Look(), Optional(ElementsAre("C2", "K2", "")));
  EXPECT_FALSE(files_.unsettled());
  EXPECT_EQ(Look(), std::nullopt) << "reported once, good or bad";
}

TEST_F(FollowedFilesTest, AChangeThatIsTakenBackIsNone) {
  disk_["key"] = "K2";
  EXPECT_EQ(Look(), std::nullopt);
  disk_["key"] = "K1";
  EXPECT_EQ(Look(), std::nullopt);
  EXPECT_EQ(Look(), std::nullopt);
}

TEST_F(FollowedFilesTest, AMissingFileIsAnErrorUntilItIsThereAgain) {
  disk_.erase("key");
  EXPECT_EQ(std::string(files_.Changed().status().message()), "there is no key");
  disk_["key"] = "K1";
  EXPECT_EQ(Look(), std::nullopt);
}

TEST_F(FollowedFilesTest, WhatOthersCanChangeIsNotUsed) {
  const std::string path = testing::TempDir() + "/followed_files_test." + std::to_string(getpid());
  std::ofstream(path) << "theirs";
  FollowedFiles guarded({{path, "ours", FileGuard::kChange}}, ReadFile);
  FollowedFiles free({{path, "ours", FileGuard::kNone}}, ReadFile);
  ASSERT_EQ(chmod(path.c_str(), 0664), 0);
  for (int look = 0; look < 2; ++look) {
    EXPECT_EQ(std::string(guarded.Changed().status().message()),
              "the file " + path + " has mode 0664, so its group can change it: run chmod go-w");
    EXPECT_FALSE(guarded.unsettled());
  }
  EXPECT_TRUE(free.Changed().ok());
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  EXPECT_TRUE(guarded.Changed().ok());
  const auto changed = guarded.Changed();
  ASSERT_TRUE(changed.ok());
  EXPECT_THAT(*changed, Optional(ElementsAre("theirs")));
}

}  // namespace
}  // namespace kiwoom::config

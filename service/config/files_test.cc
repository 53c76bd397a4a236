#include "service/config/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace kiwoom::config {
namespace {

using ::testing::UnorderedElementsAre;

std::vector<std::string> Described(const std::vector<DirectoryEntry>& entries) {
  std::vector<std::string> described;
  for (const auto& [name, is_directory] : entries) described.push_back(name + (is_directory ? "/" : ""));
  return described;
}

// What Kubernetes makes of the secret entries main/app_key and main/secret_key.
TEST(Files, FollowsTheLinksOfAProjectedSecret) {
  const std::string keys = testing::TempDir() + "/projected";
  std::filesystem::create_directories(keys + "/..2026_11_28/main");
  std::ofstream(keys + "/..2026_11_28/main/app_key") << "APPKEY-1\n";
  std::filesystem::create_directory_symlink("..2026_11_28", keys + "/..data");
  std::filesystem::create_directory_symlink("..data/main", keys + "/main");
  std::filesystem::create_symlink("..data/gone", keys + "/gone");
  std::ofstream(keys + "/notes") << "text";

  const auto entries = ListDirectory(keys);
  ASSERT_TRUE(entries.ok()) << entries.status();
  EXPECT_THAT(Described(*entries), UnorderedElementsAre("..2026_11_28/", "..data/", "main/", "gone", "notes"));
  EXPECT_EQ(*ReadFile(keys + "/main/app_key"), "APPKEY-1\n");
}

TEST(Files, AnErrorNamesThePath) {
  EXPECT_EQ(ListDirectory("/nowhere/at/all").status().message(), "the directory /nowhere/at/all cannot be read");
  EXPECT_EQ(ListDirectory("/dev/null").status().message(), "the directory /dev/null cannot be read");
  EXPECT_EQ(ReadFile("/nowhere/at/all").status().message(), "the file /nowhere/at/all cannot be read, or is empty");
  EXPECT_EQ(ReadFile("/dev/null").status().message(), "the file /dev/null cannot be read, or is empty");
}

}  // namespace
}  // namespace kiwoom::config

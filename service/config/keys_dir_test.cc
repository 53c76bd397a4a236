#include "service/config/keys_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// An in-memory directory "keys": each session with what its files contain, and other entries.
class KeysDirTest : public ::testing::Test {
 protected:
  void Add(const std::string& name, const std::string& app_key, const std::string& secret_key) {
    entries_.push_back({name, true});
    files_["keys/" + name + "/app_key"] = app_key;
    files_["keys/" + name + "/secret_key"] = secret_key;
  }

  KeysDir Read(const std::string& path = "keys") const {
    const auto read_file = [this](const std::string& file) -> absl::StatusOr<std::string> {
      const auto found = files_.find(file);
      if (found == files_.end()) return absl::NotFoundError("the file " + file + " cannot be read, or is empty");
      return found->second;
    };
    const auto list = [this](const std::string& directory) -> absl::StatusOr<std::vector<DirectoryEntry>> {
      if (directory != "keys") return absl::NotFoundError("the directory " + directory + " cannot be read");
      return entries_;
    };
    return ReadKeysDir(path, read_file, list);
  }

  std::vector<DirectoryEntry> entries_;
  std::map<std::string, std::string> files_;
};

TEST_F(KeysDirTest, EachDirectoryIsASessionSortedByName) {
  Add("second", "APPKEY-2", " SECRET-2\n");
  Add("main", "APPKEY-1\n", "SECRET-1\n");
  const KeysDir dir = Read();
  EXPECT_THAT(dir.problems, IsEmpty());
  ASSERT_EQ(dir.keys.size(), 2u);
  EXPECT_EQ(dir.keys[0].name, "main");
  EXPECT_EQ(dir.keys[0].key, (rest::AppKey{"APPKEY-1", "SECRET-1"}));
  EXPECT_EQ(dir.keys[0].app_key_file, "keys/main/app_key");
  EXPECT_EQ(dir.keys[0].secret_key_file, "keys/main/secret_key");
  EXPECT_EQ(dir.keys[1].name, "second");
  EXPECT_EQ(dir.keys[1].key, (rest::AppKey{"APPKEY-2", "SECRET-2"}));
}

TEST_F(KeysDirTest, WhatKubernetesKeepsThereDoesNotCount) {
  Add("main", "APPKEY-1", "SECRET-1");
  entries_.push_back({"..data", true});
  entries_.push_back({"..2026_11_28_09_00_00.123456789", true});
  entries_.push_back({".hidden", false});
  const KeysDir dir = Read();
  EXPECT_THAT(dir.problems, IsEmpty());
  EXPECT_EQ(dir.keys.size(), 1u);
}

TEST_F(KeysDirTest, ADirectoryThatIsMissingOrEmptyIsAProblem) {
  EXPECT_THAT(Read("elsewhere").problems,
              ElementsAre("the directory elsewhere cannot be read: create it, with a directory for each app key, which "
                          "contains the files app_key and secret_key"));
  EXPECT_THAT(Read().problems, ElementsAre("the directory keys is empty: fill it with a directory for each app key, "
                                           "which contains the files app_key and secret_key"));
}

TEST_F(KeysDirTest, ReportsAllProblemsTogether) {
  Add("main", "APPKEY-1", "SECRET-1");
  Add("main-2", "APPKEY-1", "SECRET-2");
  Add("no_secret", "APPKEY-3", "SECRET-3");
  files_.erase("keys/no_secret/secret_key");
  Add("nothing", "APPKEY-4", " \n");
  files_.erase("keys/nothing/app_key");
  Add("words", "APPKEY-5", "SECRET 5");
  entries_.push_back({"app_key", false});
  const KeysDir dir = Read();
  EXPECT_THAT(dir.problems, ElementsAre("keys/app_key is not a directory: keep nothing else in keys",
                                        "the file keys/no_secret/secret_key cannot be read, or is empty",
                                        "the file keys/nothing/app_key cannot be read, or is empty",
                                        "the file keys/nothing/secret_key is empty",
                                        "the file keys/words/secret_key has several words: write the key alone",
                                        "keys/main and keys/main-2 contain the same app key: remove one of them"));
}

TEST_F(KeysDirTest, AGatewayServesSixteenKeys) {
  for (int i = 0; i < 16; ++i) Add("s" + std::to_string(i), "APPKEY-" + std::to_string(i), "SECRET");
  EXPECT_THAT(Read().problems, IsEmpty());
  EXPECT_EQ(Read().keys.size(), 16u);
  Add("one-more", "APPKEY-16", "SECRET");
  EXPECT_THAT(Read().problems,
              ElementsAre("keys has 17 app keys: a gateway serves at most 16, so start another one for the rest"));
}

TEST_F(KeysDirTest, ANameThatIsAKeyIsNotQuoted) {
  Add("Qx7SGs0vA-APPKEY-OF-43-CHARACTERS-XXXXXXXXX", "Qx7SGs0vA-APPKEY-OF-43-CHARACTERS-XXXXXXXXX", "SECRET-1");
  Add("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef", "SECRET 2");
  const KeysDir dir = Read();
  EXPECT_THAT(dir.keys, IsEmpty());
  EXPECT_THAT(dir.problems,
              ElementsAre("a directory in keys has its own key as its name: rename it",
                          "1 name in keys cannot be that of a session: use 1 to 32 lower-case letters, digits, - and "
                          "_, and never the key itself"));
  for (const std::string& problem : dir.problems) {
    EXPECT_THAT(problem, Not(HasSubstr("Qx7SGs0vA")));
    EXPECT_THAT(problem, Not(HasSubstr("0123456789")));
  }
}

TEST_F(KeysDirTest, NamesAreShortAndPlain) {
  for (const char* name : {"a", "main", "0", "desk-2_kr", "abcdefghijklmnopqrstuvwxyz-01234"}) {
    EXPECT_TRUE(IsSessionName(name)) << name;
  }
  for (const char* name :
       {"", "Main", "a b", "a.b", "a/b", "주문", "abcdefghijklmnopqrstuvwxyz-012345", "lost+found"}) {
    EXPECT_FALSE(IsSessionName(name)) << name;
  }
}

}  // namespace
}  // namespace kiwoom::config

#include "service/config/key_rotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two sessions, main and second, whose keys are in files of a map.
class KeyRotationTest : public ::testing::Test {
 protected:
  static SessionKey Session(const std::string& name, const rest::AppKey& key) {
    return {.name = name, .key = key, .app_key_file = name + "/app", .secret_key_file = name + "/secret"};
  }
  void Write(const std::string& name, const rest::AppKey& key) {
    files_[name + "/app"] = key.app_key;
    files_[name + "/secret"] = key.secret_key;
  }
  // "main=APPKEY-3" for each session that changes.
  std::vector<std::string> Look() {
    KeyRotation::Changes changes = rotation_.Look();
    problems_ = changes.problems;
    std::vector<std::string> described;
    for (const auto& [session, key] : changes.keys) described.push_back(session + "=" + key.app_key);
    return described;
  }

  const rest::AppKey one_ = {"APPKEY-1", "SECRET-1"};
  const rest::AppKey two_ = {"APPKEY-2", "SECRET-2"};
  const rest::AppKey three_ = {"APPKEY-3", "SECRET-3"};
  std::map<std::string, std::string> files_ = {
      {"main/app", "APPKEY-1"}, {"main/secret", "SECRET-1"}, {"second/app", "APPKEY-2"}, {"second/secret", "SECRET-2"}};
  const FileReader reader_ = [this](const std::string& path) -> absl::StatusOr<std::string> {
    const auto found = files_.find(path);
    if (found == files_.end()) return absl::NotFoundError("the file " + path + " is gone");
    return found->second;
  };
  KeyRotation rotation_{{Session("main", one_), Session("second", two_)}, reader_};
  std::vector<std::string> problems_;
};

TEST_F(KeyRotationTest, OnlyTheSessionWhoseFilesChangeChanges) {
  EXPECT_THAT(Look(), IsEmpty());
  EXPECT_FALSE(rotation_.unsettled());
  Write("second", three_);
  EXPECT_THAT(Look(), IsEmpty()) << "they may be half written";
  EXPECT_TRUE(rotation_.unsettled());
  EXPECT_THAT(Look(), ElementsAre("second=APPKEY-3"));
  EXPECT_FALSE(rotation_.unsettled());
  EXPECT_THAT(Look(), IsEmpty());
}

TEST_F(KeyRotationTest, AProblemOfOneSessionIsToldOnceAndDoesNotStopTheOther) {
  files_.erase("main/app");
  Write("second", three_);
  EXPECT_THAT(Look(), IsEmpty());
  EXPECT_THAT(problems_,
              ElementsAre("session main: the file main/app is gone: the key that was read before stays in use"));
  EXPECT_THAT(Look(), ElementsAre("second=APPKEY-3"));
  EXPECT_THAT(problems_, IsEmpty());
  Write("main", one_);
  EXPECT_THAT(Look(), IsEmpty());
  files_.erase("main/app");
  Look();
  EXPECT_EQ(problems_.size(), 1u) << "again";
}

TEST_F(KeyRotationTest, TwoSessionsNeverHaveTheSameKey) {
  Write("main", two_);
  Look();
  EXPECT_THAT(Look(), IsEmpty());
  EXPECT_THAT(problems_, ElementsAre("session main: its files contain the app key of session second: the key that was "
                                     "read before stays in use"));
  EXPECT_FALSE(rotation_.unsettled());
  Look();
  EXPECT_THAT(problems_, IsEmpty()) << "told already";

  // The other one moves out of the way.
  Write("second", three_);
  Look();
  EXPECT_THAT(Look(), ElementsAre("main=APPKEY-2", "second=APPKEY-3"));

  // Both want the same new key.
  Write("main", one_);
  Write("second", one_);
  Look();
  EXPECT_THAT(Look(), ElementsAre("second=APPKEY-1")) << "one of them may have it";
  EXPECT_EQ(problems_.size(), 1u);
}

TEST_F(KeyRotationTest, SessionsMayExchangeTheirKeys) {
  Write("main", two_);
  Write("second", one_);
  Look();
  EXPECT_THAT(Look(), ElementsAre("main=APPKEY-2", "second=APPKEY-1"));
}

TEST_F(KeyRotationTest, AKeyIsFreeOnlyIfItsSessionReallyChanges) {
  KeyRotation rotation({Session("main", one_), Session("second", two_), Session("third", three_)}, reader_);
  Write("third", three_);
  Write("main", two_);
  Write("second", three_);  // which third keeps
  rotation.Look();
  const KeyRotation::Changes changes = rotation.Look();
  EXPECT_THAT(changes.keys, IsEmpty());
  EXPECT_THAT(changes.problems,
              ElementsAre("session main: its files contain the app key of session second: the key that was read before "
                          "stays in use",
                          "session second: its files contain the app key of session third: the key that was read "
                          "before stays in use"));
}

TEST_F(KeyRotationTest, AFileThatOthersCanReadGivesNoKeyAndIsReportedOnce) {
  const std::string path = testing::TempDir() + "/key_rotation_test." + std::to_string(getpid());
  std::ofstream(path) << "APPKEY-3";
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  KeyRotation rotation({{.name = "main", .key = one_, .app_key_file = path, .guard = permissions::FileGuard::kReading}},
                       ReadFile);
  const KeyRotation::Changes first = rotation.Look();
  EXPECT_THAT(first.problems,
              ElementsAre("session main: the file " + path +
                          " has mode 0644, so every user of this machine can use it: run chmod 600: the key that was "
                          "read before stays in use"));
  for (int look = 0; look < 2; ++look) {
    const KeyRotation::Changes again = rotation.Look();
    EXPECT_THAT(again.keys, IsEmpty());
    EXPECT_THAT(again.problems, IsEmpty());
  }
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  rotation.Look();
  const KeyRotation::Changes safe = rotation.Look();
  ASSERT_EQ(safe.keys.size(), 1u);
  EXPECT_EQ(safe.keys[0].key.app_key, "APPKEY-3");
}

}  // namespace
}  // namespace kiwoom::config

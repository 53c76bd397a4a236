#include "service/config/key_rotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace kiwoom::config

#include "service/config/key_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace kiwoom::config {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class KeyFilesTest : public ::testing::Test {
 protected:
  std::map<std::string, std::string> files_ = {{"app", "APPKEY-1\n"}, {"secret", "SECRET-1\n"}};
  const FileReader reader_ = [this](const std::string& path) -> absl::StatusOr<std::string> {
    const auto found = files_.find(path);
    if (found == files_.end()) return absl::NotFoundError("the file " + path + " cannot be read, or is empty");
    return found->second;
  };
};

TEST_F(KeyFilesTest, TellsAChangeUntilItIsUsed) {
  KeyFiles keys({"main", {"APPKEY-1", "SECRET-1"}, "app", "secret"}, reader_);
  EXPECT_EQ((*keys.Changed()).has_value(), false);
  files_["secret"] = "SEC";
  EXPECT_EQ((*keys.Changed()).has_value(), false);
  EXPECT_TRUE(keys.unsettled());
  files_["secret"] = "SECRET-2";
  EXPECT_EQ((*keys.Changed()).has_value(), false) << "half of it was read before";
  const auto changed = keys.Changed();
  ASSERT_TRUE(changed.ok() && changed->has_value());
  EXPECT_EQ((*changed)->app_key, "APPKEY-1");
  EXPECT_EQ((*changed)->secret_key, "SECRET-2");
  EXPECT_FALSE(keys.unsettled());
  EXPECT_EQ((**keys.Changed()).secret_key, "SECRET-2") << "it is not used yet";
  EXPECT_EQ(keys.in_use().secret_key, "SECRET-1");
  keys.Use(**changed);
  EXPECT_EQ((*keys.Changed()).has_value(), false);
  EXPECT_EQ(keys.in_use().secret_key, "SECRET-2");
}

TEST_F(KeyFilesTest, AFileThatCannotBeReadLeavesTheKeyAsItWas) {
  KeyFiles keys({"main", {"APPKEY-1", "SECRET-1"}, "app", "secret"}, reader_);
  files_["app"] = "APPKEY-2";
  files_.erase("secret");
  EXPECT_EQ(std::string(keys.Changed().status().message()), "the file secret cannot be read, or is empty");
  files_["secret"] = "TWO WORDS-OF-A-SECRET";
  EXPECT_THAT(std::string(keys.Changed().status().message()), HasSubstr("the file secret"));
  EXPECT_THAT(std::string(keys.Changed().status().message()), Not(HasSubstr("WORDS")));
  files_["secret"] = "SECRET-1";
  EXPECT_EQ((*keys.Changed()).has_value(), false);
  EXPECT_EQ((**keys.Changed()).app_key, "APPKEY-2") << "once both can be read";
}

TEST_F(KeyFilesTest, AKeyOfTheEnvironmentStays) {
  KeyFiles keys({"main", {"FROM-ENV", "SECRET-OF-ENV"}, "", ""}, reader_);
  EXPECT_EQ((*keys.Changed()).has_value(), false);
}

}  // namespace
}  // namespace kiwoom::config

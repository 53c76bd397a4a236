#include "service/config/settings_reload.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The operator edits `file`; the gateway has started with what it was.
class SettingsReloadTest : public testing::Test {
 protected:
  SettingsReloadTest() {
    reload_.On("log_level", [this](const Settings& settings) -> std::string {
      if (settings.log_level == "loud") return "--log_level is \"loud\"";
      levels_.push_back(settings.log_level);
      return "";
    });
  }

  Settings file_;
  SettingsReload reload_{file_, [this] { return file_; }};
  std::vector<std::string> levels_;
};

TEST_F(SettingsReloadTest, UsesWhatCanChange) {
  EXPECT_THAT(reload_.Look().used, IsEmpty()) << "nothing has changed";
  file_.log_level = "debug";
  const auto report = reload_.Look();
  EXPECT_THAT(report.used, ElementsAre("--log_level is now debug"));
  EXPECT_THAT(report.problems, IsEmpty());
  EXPECT_THAT(reload_.Look().used, IsEmpty()) << "it is in use already";
  file_.log_level = "info";
  reload_.Look();
  EXPECT_THAT(levels_, ElementsAre("debug", "info"));
}

TEST_F(SettingsReloadTest, NamesEachFlagThatNeedsARestartOnce) {
  file_.listen = "127.0.0.1:1";
  file_.accounts = true;
  file_.log_level = "warn";
  const auto report = reload_.Look();
  EXPECT_THAT(report.problems,
              ElementsAre("--listen has changed in the configuration file: restart the gateway for it",
                          "--accounts has changed in the configuration file: restart the gateway for it"));
  EXPECT_THAT(report.used, ElementsAre("--log_level is now warn")) << "the others need not wait";
  EXPECT_THAT(reload_.Look().problems, IsEmpty());

  file_.listen = Settings().listen;  // back again, then changed once more
  EXPECT_THAT(reload_.Look().problems, IsEmpty());
  file_.listen = "127.0.0.1:2";
  EXPECT_THAT(reload_.Look().problems,
              ElementsAre("--listen has changed in the configuration file: restart the gateway for it"));
}

TEST_F(SettingsReloadTest, AMistakeChangesNothing) {
  file_.log_level = "debug";
  file_.unread = {"f:1: lisen is not a flag: did you mean listen?"};
  EXPECT_THAT(reload_.Look().problems,
              ElementsAre("f:1: lisen is not a flag: did you mean listen?; the settings stay as they were"));
  EXPECT_THAT(reload_.Look().problems, IsEmpty()) << "reported already";
  EXPECT_THAT(levels_, IsEmpty());
  file_.unread.clear();
  EXPECT_THAT(reload_.Look().used, ElementsAre("--log_level is now debug"));
}

TEST_F(SettingsReloadTest, AValueThatCannotBeUsedLeavesTheLastOne) {
  file_.log_level = "loud";
  EXPECT_THAT(reload_.Look().problems, ElementsAre("--log_level is \"loud\"; it stays info"));
  EXPECT_THAT(reload_.Look().problems, IsEmpty());
}

}  // namespace
}  // namespace kiwoom::config

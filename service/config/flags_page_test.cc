#include "service/config/flags_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::config {
namespace {

using ::testing::HasSubstr;

TEST(FlagsPage, HasARowForEachFlag) {
  const std::string page = FlagsPage();
  EXPECT_THAT(page, HasSubstr("\n## Clients\n\n| Flag | Variable | Value | Default | In the file | |\n"));
  EXPECT_THAT(page, HasSubstr("| `--listen` | `KIWOOM_LISTEN` | HOST:PORT | `127.0.0.1:50051` | at a restart | Where "
                              "to listen for clients; port 0 picks a free one. |\n"));
  EXPECT_THAT(page, HasSubstr("| `--accounts` | `KIWOOM_ACCOUNTS` | true or false | `false` | at a restart | "));
  EXPECT_THAT(page, HasSubstr("| `--log_level` | `KIWOOM_LOG_LEVEL` | LEVEL | `info` | at once | "));
  EXPECT_THAT(page, HasSubstr("| `--version` |  | true or false | `false` | no | "));
}

}  // namespace
}  // namespace kiwoom::config

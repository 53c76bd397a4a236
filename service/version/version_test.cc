#include "service/version/version.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::version {
namespace {

using ::testing::MatchesRegex;

TEST(Version, NamesTheBrokersTables) {
  EXPECT_THAT(std::string(ThisVersion().spec_date), MatchesRegex("20[0-9]{2}-[01][0-9]-[0-3][0-9]"));
}

TEST(Version, IsOneLine) {
  EXPECT_THAT(
      VersionText("kiwoom_gateway"),
      MatchesRegex("kiwoom_gateway [0-9]+\\.[0-9]+\\.[0-9]+ \\(commit (unknown|[0-9a-f]{12}\\+?), broker's tables "
                   "of [0-9-]{10}\\)"));
}

}  // namespace
}  // namespace kiwoom::version

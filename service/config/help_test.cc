#include "service/config/help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_split.h"

namespace kiwoom::config {
namespace {

using ::testing::HasSubstr;

TEST(Help, DescribesAFlagInItsGroup) {
  const std::string help = HelpText();
  const size_t group = help.find("\nClients\n");
  ASSERT_NE(group, std::string::npos);
  EXPECT_EQ(help.substr(group, help.find("  --http_listen") - group),
            "\nClients\n"
            "  --listen=HOST:PORT\n"
            "      Where to listen for clients; port 0 picks a free one. Default: 127.0.0.1:50051.\n");
  EXPECT_THAT(help, HasSubstr("\n  --accounts\n      Serve account types"));
}

TEST(Help, FitsATerminal) {
  for (const auto line : absl::StrSplit(HelpText(), '\n')) EXPECT_LE(line.size(), 110u) << std::string(line);
}

}  // namespace
}  // namespace kiwoom::config

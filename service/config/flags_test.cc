#include "service/config/flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "absl/flags/reflection.h"

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Settings Read(std::vector<std::string> arguments, const std::map<std::string, std::string>& environment = {}) {
  const absl::FlagSaver saver;
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  arguments.insert(arguments.begin(), "kiwoom_gateway");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  Settings settings = ReadFlags(static_cast<int>(argv.size()), argv.data());
  for (const auto& [name, value] : environment) unsetenv(name.c_str());
  return settings;
}

TEST(Flags, ReadsEverySpelling) {
  const Settings settings =
      Read({"--broker=mock", "--listen", "127.0.0.1:1", "-queue_limit=16", "--accounts",
            "--ports_file=", "--take_back_session", "--exit_when_replaced", "--move_after_seconds=30"},
           {{"KIWOOM_STATE_DIR", "/var/lib/kiwoom"},
            {"KIWOOM_ITEMS_PER_REQUEST", "7"},
            {"KIWOOM_APP_KEY", "KEY"},
            {"KIWOOM_KEYS_DIR", "/etc/kiwoom/keys"}});
  EXPECT_THAT(settings.unread, IsEmpty());
  EXPECT_EQ(settings.broker, "mock");
  EXPECT_EQ(settings.listen, "127.0.0.1:1");
  EXPECT_EQ(settings.queue_limit, 16);
  EXPECT_TRUE(settings.accounts);
  EXPECT_TRUE(settings.take_back_session);
  EXPECT_TRUE(settings.exit_when_replaced);
  EXPECT_EQ(settings.state_dir, "/var/lib/kiwoom");
  EXPECT_EQ(settings.items_per_request, 7);
  EXPECT_EQ(settings.app_key, "KEY");
  EXPECT_EQ(settings.keys_dir, "/etc/kiwoom/keys");
  EXPECT_EQ(settings.move_after_seconds, 30);
  EXPECT_EQ(settings.log_level, "info") << "the default";
}

TEST(Flags, TheLastCommandLineValueWins) {
  const Settings settings = Read({"--queue_limit=16", "--queue_limit=17", "--noaccounts"},
                                 {{"KIWOOM_QUEUE_LIMIT", "18"}, {"KIWOOM_ACCOUNTS", "true"}});
  EXPECT_THAT(settings.unread, IsEmpty());
  EXPECT_EQ(settings.queue_limit, 17);
  EXPECT_FALSE(settings.accounts);
}

TEST(Flags, ReportsEachParseError) {
  const struct {
    std::vector<std::string> arguments;
    std::string sentence;
  } kCases[] = {
      {{"--queue_limit=abc"}, "--queue_limit is \"abc\": write a whole number"},
      {{"--queue_limit", "12345678901"}, "--queue_limit is \"12345678901\": write a whole number"},
      {{"--queue_limit"}, "--queue_limit has no value: write --queue_limit=VALUE"},
      {{"--accounts=perhaps"}, "--accounts is \"perhaps\": write true or false"},
      {{"--app_key=S3CRET"}, "--app_key is not a flag: --help lists them"},
      {{"--app_key", "S3CRET"}, "--app_key is not a flag: --help lists them"},
      {{"--flagfile=x"}, "--flagfile is not a flag: --help lists them"},
      {{"--nolisten"}, "--nolisten is not a flag: --help lists them"},
      {{"mock"}, "\"mock\" is not a flag: --help lists them"},
      {{"--"}, "\"--\" is not a flag: --help lists them"},
      {{""}, "\"\" is not a flag: --help lists them"},
  };
  for (const auto& test : kCases) EXPECT_THAT(Read(test.arguments).unread, ElementsAre(test.sentence));
}

TEST(Flags, ReportsAllParseErrorsAndKeepsTheDefaults) {
  const Settings settings = Read({"--requests_per_second=x", "--broker=foo", "--loud"},
                                 {{"KIWOOM_QUEUE_LIMIT", "abc"}, {"KIWOOM_ITEMS_PER_REQUEST", "zzz"}});
  EXPECT_THAT(settings.unread,
              testing::UnorderedElementsAre("KIWOOM_QUEUE_LIMIT is \"abc\": write a whole number",
                                            "KIWOOM_ITEMS_PER_REQUEST is \"zzz\": write a whole number",
                                            "--requests_per_second is \"x\": write a whole number",
                                            "--loud is not a flag: --help lists them"));
  EXPECT_EQ(settings.queue_limit, 16384);
  EXPECT_EQ(settings.move_after_seconds, 60);
  EXPECT_EQ(settings.items_per_request, 100);
  EXPECT_EQ(settings.requests_per_second, 5);
  EXPECT_EQ(settings.broker, "foo");
}

}  // namespace
}  // namespace kiwoom::config

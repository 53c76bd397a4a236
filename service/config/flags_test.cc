#include "service/config/flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kFile[] = "queue_limit: 19\nlog_level: debug\nlisten: 127.0.0.1:9\n";

// `gateway.yaml` is the only file.
Settings Read(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& environment = {}) {
  return ReadFlags(
      arguments,
      [&](const std::string& name) {
        const auto found = environment.find(name);
        return found == environment.end() ? std::nullopt : std::make_optional(found->second);
      },
      [](const std::string& path) -> absl::StatusOr<std::string> {
        if (path != "gateway.yaml") return absl::NotFoundError("the file " + path + " cannot be read");
        return kFile;
      });
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
  EXPECT_EQ(settings.admin_listen, "127.0.0.1:9090") << "the default";
  EXPECT_EQ(Read({"--admin_listen="}).admin_listen, "");
  EXPECT_TRUE(Read({"--not_ready_without_session"}).not_ready_without_session);
}

TEST(Flags, AnEmptyVariableIsAValueOfATextOnly) {
  const Settings settings = Read({}, {{"KIWOOM_ADMIN_LISTEN", ""}, {"KIWOOM_QUEUE_LIMIT", ""}});
  EXPECT_EQ(settings.admin_listen, "") << "no admin port";
  EXPECT_EQ(settings.queue_limit, 16384) << "the default";
  EXPECT_THAT(settings.unread, IsEmpty());
}

TEST(Flags, TheLastCommandLineValueWins) {
  const Settings settings = Read({"--queue_limit=16", "--queue_limit=17", "--noaccounts"},
                                 {{"KIWOOM_QUEUE_LIMIT", "18"}, {"KIWOOM_ACCOUNTS", "true"}});
  EXPECT_THAT(settings.unread, IsEmpty());
  EXPECT_EQ(settings.queue_limit, 17);
  EXPECT_FALSE(settings.accounts);
}

TEST(Flags, TheFileIsBelowTheEnvironmentAndTheCommandLine) {
  const Settings settings = Read({"--config_file=gateway.yaml", "--listen=127.0.0.1:7"},
                                 {{"KIWOOM_LISTEN", "127.0.0.1:8"}, {"KIWOOM_QUEUE_LIMIT", "18"}});
  EXPECT_THAT(settings.unread, IsEmpty());
  EXPECT_EQ(settings.listen, "127.0.0.1:7") << "of the command line";
  EXPECT_EQ(settings.queue_limit, 18) << "of the environment";
  EXPECT_EQ(settings.log_level, "debug") << "of the file";
  EXPECT_EQ(settings.items_per_request, 100) << "the default";
}

TEST(Flags, AVariableMayNameTheFile) {
  EXPECT_EQ(Read({}, {{"KIWOOM_CONFIG_FILE", "gateway.yaml"}}).queue_limit, 19);
  EXPECT_THAT(Read({"--config_file=nowhere.yaml"}, {{"KIWOOM_CONFIG_FILE", "gateway.yaml"}}).unread,
              ElementsAre("--config_file: the file nowhere.yaml cannot be read"));
}

// The file cannot permit this itself: whoever changes it could.
TEST(Flags, AFileThatOthersCanChangeIsNotReadUnlessTheCommandLinePermitsIt) {
  const std::string path = testing::TempDir() + "/flags_test." + std::to_string(getpid());
  std::ofstream(path) << "queue_limit: 19\nallow_readable_key_files: true\n";
  ASSERT_EQ(chmod(path.c_str(), 0666), 0);
  const auto read = [&](std::vector<std::string> more) {
    more.push_back("--config_file=" + path);
    return ReadFlags(
        more, [](const std::string&) { return std::nullopt; }, ReadFile);
  };
  const Settings refused = read({});
  EXPECT_EQ(refused.queue_limit, 16384) << "the default";
  EXPECT_THAT(refused.unread, ElementsAre("--config_file: the file " + path +
                                          " has mode 0666, so every user of this machine can change "
                                          "it: run chmod go-w, or set --allow_readable_key_files on the command line"));
  EXPECT_EQ(read({"--allow_readable_key_files"}).queue_limit, 19);
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  EXPECT_EQ(read({}).queue_limit, 19);
}

TEST(Flags, QuestionsAreOnlyOnTheCommandLine) {
  EXPECT_TRUE(Read({"-h"}).help);
  EXPECT_TRUE(Read({"--help"}).help);
  EXPECT_TRUE(Read({"--version"}).version);
  EXPECT_TRUE(Read({"--check_config"}).check_config);
  const Settings settings = Read({}, {{"KIWOOM_VERSION", "1.2.3"}, {"KIWOOM_HELP", "true"}});
  EXPECT_FALSE(settings.version);
  EXPECT_FALSE(settings.help);
  EXPECT_THAT(settings.unread, IsEmpty());
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
      {{"--nolisten"}, "--nolisten is not a flag: did you mean --listen?"},
      {{"--queue_limt=1"}, "--queue_limt is not a flag: did you mean --queue_limit?"},
      {{"-"}, "\"-\" is not a flag: --help lists them"},
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

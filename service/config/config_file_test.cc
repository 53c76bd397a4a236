#include "service/config/config_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(ConfigFile, SetsWhatItNames) {
  Settings settings;
  EXPECT_THAT(ReadConfigFile("gateway.yaml",
                             "# the paper-trading endpoint\n"
                             "broker: mock\n"
                             "listen: '0.0.0.0:50051'\n"
                             "accounts: true\n"
                             "queue_limit: 20000   # events\n"
                             "state_dir: \"\"\n",
                             settings),
              IsEmpty());
  EXPECT_EQ(settings.broker, "mock");
  EXPECT_EQ(settings.listen, "0.0.0.0:50051");
  EXPECT_TRUE(settings.accounts);
  EXPECT_EQ(settings.queue_limit, 20000);
  EXPECT_EQ(settings.state_dir, "");
  EXPECT_EQ(settings.log_level, "info") << "not in the file";
}

TEST(ConfigFile, MayBeEmpty) {
  for (const char* text : {"", "\n", "# nothing yet\n", "---\n", "{}"}) {
    Settings settings;
    EXPECT_THAT(ReadConfigFile("f", text, settings), IsEmpty()) << text;
    EXPECT_EQ(settings.listen, Settings().listen);
  }
}

TEST(ConfigFile, ReportsEachMistakeInOneSentence) {
  const struct {
    const char* text;
    const char* sentence;
  } kCases[] = {
      {"lisen: 127.0.0.1:1", "f:1: lisen is not a flag: did you mean listen?"},
      {"\n\nfrobnicate: 1", "f:3: frobnicate is not a flag: --help lists them"},
      {"queue_limit: many", "f:1: queue_limit is \"many\": write a whole number"},
      {"queue_limit: 1.5", "f:1: queue_limit is \"1.5\": write a whole number"},
      {"accounts: perhaps", "f:1: accounts is \"perhaps\": write true or false"},
      {"accounts:\n  - true", "f:1: accounts has no single value: write true or false"},
      {"listen:", "f:1: listen has no single value: write a text"},
      {"listen: {host: a, port: 1}", "f:1: listen has no single value: write a text"},
      {"queue_limit: 17\nlisten: a:1\nqueue_limit: 18", "f:3: queue_limit is already on line 1: remove one of them"},
      {"config_file: other.yaml", "f:1: config_file cannot be set in the file: use --config_file on the command line"},
      {"check_config: true", "f:1: check_config cannot be set in the file: use --check_config on the command line"},
      {"app_key: S3CRET",
       "f:1: app_key is a secret, and a configuration file is no place for it: put it into a file of its own and name "
       "that file with app_key_file"},
      {"- listen", "f:1: the file is no mapping: write one line for each flag, such as `listen: 127.0.0.1:50051`"},
      {"[a]: 1", "f:1: this is not the name of a flag: write `NAME: VALUE`"},
      {"a: 1\n---\nb: 1", "--config_file: f has more than one YAML document: write one"},
      {"\"a\\nb\": 1", "f:1: a\\nb is not a flag: --help lists them"},
  };
  for (const auto& test : kCases) {
    Settings settings;
    EXPECT_THAT(ReadConfigFile("f", test.text, settings), ElementsAre(test.sentence)) << test.text;
  }
}

TEST(ConfigFile, ReportsAllMistakesAndReadsTheRest) {
  Settings settings;
  EXPECT_THAT(ReadConfigFile("f", "loud: 1\nqueue_limit: x\nitems_per_request: 7\nsecret_key: TOP-SECRET\n", settings),
              ElementsAre(HasSubstr("f:1: loud"), HasSubstr("f:2: queue_limit"),
                          testing::AllOf(HasSubstr("f:4: secret_key is a secret"), Not(HasSubstr("TOP-SECRET")))));
  EXPECT_EQ(settings.items_per_request, 7);
  EXPECT_EQ(settings.queue_limit, Settings().queue_limit);
}

TEST(ConfigFile, SaysWhereATextIsNoYaml) {
  Settings settings;
  const auto problems = ReadConfigFile("f", "broker: mock\nlisten: [1\n", settings);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0], testing::StartsWith("f:"));
  EXPECT_THAT(problems[0], HasSubstr("this is not YAML ("));
  EXPECT_EQ(settings.broker, "") << "nothing of it counts";
}

TEST(ConfigFile, RefusesAFileThatIsSomethingElse) {
  Settings settings;
  EXPECT_THAT(ReadConfigFile("f", std::string(65 * 1024, '#'), settings),
              ElementsAre("--config_file: f is too large for a file of flags"));
  EXPECT_THAT(ReadConfigFile("f", std::string(60'000, '['), settings), SizeIs(1));
  EXPECT_THAT(ReadConfigFile("f", std::string("\0\xFF\xFE", 3), settings), SizeIs(1));
}

}  // namespace
}  // namespace kiwoom::config

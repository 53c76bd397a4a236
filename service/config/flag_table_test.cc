#include "service/config/flag_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::config {
namespace {

TEST(FlagTable, FindsEachFlagByItsName) {
  ASSERT_NE(FindFlag("listen"), nullptr);
  EXPECT_EQ(FindFlag("listen")->unit, "HOST:PORT");
  EXPECT_EQ(FindFlag("Listen"), nullptr);
  EXPECT_EQ(FindFlag(""), nullptr);
  EXPECT_EQ(FindFlag("app_key"), nullptr) << "a secret is no flag";
}

TEST(FlagTable, EveryRowIsComplete) {
  std::set<std::string_view> names;
  for (const FlagGroup& group : FlagGroups()) {
    EXPECT_FALSE(group.flags.empty()) << group.title;
    for (const Flag& flag : group.flags) {
      EXPECT_TRUE(names.insert(flag.name).second) << flag.name << " is there twice";
      EXPECT_TRUE(absl::EndsWith(std::string(flag.help), ".")) << flag.name;
      EXPECT_EQ(flag.unit.empty(), std::holds_alternative<bool Settings::*>(flag.member)) << flag.name;
      // "--nofoo" turns "--foo" off, so it must not be another flag.
      EXPECT_EQ(FindFlag("no" + std::string(flag.name)), nullptr) << flag.name;
    }
  }
  EXPECT_GT(names.size(), 25u);
}

TEST(FlagTable, NoTwoFlagsWriteTheSameSetting) {
  for (const FlagGroup& group : FlagGroups()) {
    for (const Flag& flag : group.flags) {
      for (const FlagGroup& others : FlagGroups()) {
        for (const Flag& other : others.flags) {
          EXPECT_EQ(flag.member == other.member, flag.name == other.name) << flag.name << " and " << other.name;
        }
      }
    }
  }
}

TEST(FlagTable, AVariableIsTheNameInCapitals) {
  EXPECT_EQ(VariableOf(*FindFlag("queue_limit")), "KIWOOM_QUEUE_LIMIT");
  EXPECT_EQ(VariableOf(*FindFlag("config_file")), "KIWOOM_CONFIG_FILE");
  EXPECT_EQ(VariableOf(*FindFlag("version")), "") << "images often set KIWOOM_VERSION";
}

TEST(FlagTable, DefaultsAreThoseOfTheSettings) {
  EXPECT_EQ(ValueOf(*FindFlag("listen"), Settings()), "127.0.0.1:50051");
  EXPECT_EQ(ValueOf(*FindFlag("queue_limit"), Settings()), "16384");
  EXPECT_EQ(ValueOf(*FindFlag("accounts"), Settings()), "false");
  EXPECT_EQ(ValueOf(*FindFlag("broker"), Settings()), "");
}

TEST(FlagTable, AssignsOnlyValuesOfTheType) {
  const struct {
    const char* flag;
    const char* value;
    const char* becomes;  // null: refused
  } kCases[] = {
      {"listen", "[::1]:1", "[::1]:1"},
      {"listen", "", ""},
      {"queue_limit", "17", "17"},
      {"queue_limit", "-17", "-17"},
      {"queue_limit", "2147483648", nullptr},
      {"queue_limit", "17 events", nullptr},
      {"queue_limit", "0x10", nullptr},
      {"queue_limit", "", nullptr},
      {"accounts", "true", "true"},
      {"accounts", "yes", "true"},
      {"accounts", "0", "false"},
      {"accounts", "perhaps", nullptr},
      {"accounts", "", nullptr},
  };
  for (const auto& test : kCases) {
    const Flag& flag = *FindFlag(test.flag);
    Settings settings;
    EXPECT_EQ(Assign(flag, test.value, settings), test.becomes != nullptr) << test.flag << " = " << test.value;
    EXPECT_EQ(ValueOf(flag, settings), test.becomes != nullptr ? test.becomes : ValueOf(flag, Settings()))
        << test.flag << " = " << test.value;
  }
}

TEST(FlagTable, SuggestsTheFlagThatWasMeant) {
  const struct {
    const char* written;
    const char* meant;
  } kCases[] = {
      {"lisen", "listen"},
      {"queuelimit", "queue_limit"},
      {"rest_request_per_second", "rest_requests_per_second"},
      {"log-level", "log_level"},
      {"log_levle", "log_level"},
      {"app_key", ""},
      {"frobnicate", ""},
      {"", ""},
  };
  for (const auto& test : kCases) EXPECT_EQ(ClosestFlag(test.written), test.meant) << test.written;
  EXPECT_EQ(ClosestFlag(std::string(1'000'000, 'x')), "");
}

}  // namespace
}  // namespace kiwoom::config

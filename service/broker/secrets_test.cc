#include "service/broker/secrets.h"

#include <gtest/gtest.h>

namespace kiwoom::broker {
namespace {

TEST(Secrets, RedactsKeysAndTokens) {
  Secrets secrets({"APPKEY-1", "", "a", "SECRET-2"});
  secrets.AddToken("TOKEN-01");
  secrets.AddToken("TOKEN-02");
  const struct {
    const char* text;
    const char* shown;
  } kCases[] = {
      {"", ""},
      {"no such key: APPKEY-1/SECRET-2, APPKEY-1", "no such key: <redacted>/<redacted>, <redacted>"},
      {"\"TOKEN-01\" is no token, xTOKEN-02x neither", "\"<redacted>\" is no token, x<redacted>x neither"},
      {"TOKEN-0 and a", "TOKEN-0 and a"},
  };
  for (const auto& test : kCases) EXPECT_EQ(secrets.Redact(test.text), test.shown);
}

TEST(Secrets, RemembersTheLatestTokens) {
  Secrets secrets({});
  secrets.AddToken("TOKEN-00");
  for (int i = 1; i < 8; ++i) secrets.AddToken("TOKEN-0" + std::to_string(i));
  secrets.AddToken("TOKEN-07");
  EXPECT_EQ(secrets.Redact("TOKEN-00 TOKEN-07"), "<redacted> <redacted>");
  secrets.AddToken("TOKEN-08");
  EXPECT_EQ(secrets.Redact("TOKEN-00 TOKEN-01"), "TOKEN-00 <redacted>");
}

}  // namespace
}  // namespace kiwoom::broker

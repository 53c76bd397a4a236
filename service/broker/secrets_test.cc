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

TEST(Secrets, NoEscapeHidesOne) {
  Secrets secrets({"KEY/+=-_", "back\\slash"});
  secrets.AddToken("TOKEN-01");
  const struct {
    const char* text;
    const char* shown;
  } kCases[] = {
      {R"("KEY\/+=-_")", R"("<redacted>")"},
      {R"("\u004bEY\u002F+=-\u005f")", R"("<redacted>")"},
      {R"("\u0054\u004f\u004b\u0045\u004e\u002d\u0030\u0031")", R"("<redacted>")"},
      {R"("a \"TOKEN-01\" b")", R"("a \"<redacted>\" b")"},
      {R"("{\"t\":\"\\u0054OKEN-01\"}")", R"("{\"t\":\"<redacted>\"}")"},
      {R"("\\\u0054OKEN-01")", R"("<redacted>")"},
      {R"("back\\slash" \u0041)", R"("<redacted>" \u0041)"},
      {R"("\n TOKEN-01 TOKEN-01")", R"("\n <redacted> <redacted>")"},
      {R"("\u0054OKEN-02 \uD83D\uDE00 \uZZZZ \u00")", R"("\u0054OKEN-02 \uD83D\uDE00 \uZZZZ \u00")"},
      {R"(TOKEN-0\)", R"(TOKEN-0\)"},
      {R"(TOKEN-0\u)", R"(TOKEN-0\u)"},
      {R"(TOKEN-0\u003)", R"(TOKEN-0\u003)"},
  };
  for (const auto& test : kCases) {
    std::string text = test.text;
    const bool found = secrets.RedactIn(text);
    EXPECT_EQ(text, test.shown);
    EXPECT_EQ(found, text != test.text) << test.text;
  }
}

TEST(Secrets, ManyBackslashesDoNotTakeForever) {
  Secrets secrets({std::string(1000, 'A')});
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "A" + std::string(200, '\\');
  EXPECT_FALSE(secrets.RedactIn(text));
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

TEST(Secrets, ASecretThatBeginsWithAnotherIsReplacedWhole) {
  Secrets secrets({"abcdefgh", "SECRET-2"});
  secrets.AddKeys({"abcdefghijkl"});
  EXPECT_EQ(secrets.Redact("key abcdefghijkl"), "key <redacted>");
}

}  // namespace
}  // namespace kiwoom::broker

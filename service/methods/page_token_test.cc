#include "service/methods/page_token.h"

#include <gtest/gtest.h>

#include "codec/utf8.h"

namespace kiwoom::methods {
namespace {

TEST(PageToken, EveryIssuedTokenIsAccepted) {
  std::string every_byte;
  for (int c = 1; c < 256; ++c) {
    if (c != '\r' && c != '\n') every_byte += static_cast<char>(c);
  }
  const std::string keys[] = {"",
                              "0",
                              "20241122-003",
                              "a b~",
                              "b:k:==?",
                              std::string(60, '7'),
                              std::string(kLongestKey, 'x'),
                              "한글",
                              "\xB0",
                              "\x7F\t",
                              every_byte,
                              std::string(kLongestKey, '\xFF')};
  for (const std::string& key : keys) {
    const auto token = ToPageToken(key);
    ASSERT_TRUE(token.has_value()) << key;
    EXPECT_FALSE(token->empty()) << "an empty token means the first page";
    EXPECT_TRUE(codec::IsValidUtf8(*token)) << "it is a protobuf string";
    EXPECT_EQ(FromPageToken(*token), key);
  }
}

TEST(PageToken, APrintableKeyStaysReadable) {
  EXPECT_EQ(ToPageToken("20241122-003"), "k:20241122-003");
  EXPECT_EQ(ToPageToken("한글"), "b:7ZWc6riA");
}

TEST(PageToken, NoTokenForAKeyThatCouldNotBeSentBack) {
  for (const std::string& key :
       {std::string("a\r\nhost: x"), std::string("a\n"), std::string("\0", 1), std::string(kLongestKey + 1, 'x')}) {
    EXPECT_EQ(ToPageToken(key), std::nullopt) << key;
  }
}

TEST(PageToken, RejectsTokensThatItNeverIssued) {
  const struct {
    const char* what;
    std::string token;
  } kCases[] = {
      {"no token", ""},
      {"made up", "made up"},
      {"an injected header", "k:a\r\nhost: x"},
      {"an injected header, encoded", "b:YQ0KaG9zdDogeA"},
      {"not encoded", "k:한글"},
      {"NUL", std::string("k:\0", 3)},
      {"too long", "k:" + std::string(kLongestKey + 1, 'x')},
      {"encoded without need", "b:YQ"},
      {"padded", "b:7ZWc6riA="},
      {"not base64", "b:*"},
  };
  for (const auto& test : kCases) EXPECT_FALSE(FromPageToken(test.token).has_value()) << test.what;
}

}  // namespace
}  // namespace kiwoom::methods

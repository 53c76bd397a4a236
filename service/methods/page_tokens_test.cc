#include "service/methods/page_tokens.h"

#include <gtest/gtest.h>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"

namespace kiwoom::methods {
namespace {

constexpr char kAppKey[] = "APP-KEY-OF-THE-TEST";
constexpr char kSecretKey[] = "SECRET-KEY-OF-THE-TEST";
constexpr PagedRequest kPrices = {"ka20001", R"({"inds_cd":"001"})"};

PageTokens Tokens() { return {kAppKey, kSecretKey, "default"}; }

TEST(PageTokens, WhatIsHandedOutIsTakenBack) {
  std::string every_byte;
  for (int c = ' '; c < 256; ++c) {
    if (c != 0x7F) every_byte += static_cast<char>(c);
  }
  const std::string keys[] = {"0",    "20241122-003", "a b~", std::string(60, '7'), std::string(kLongestKey, 'x'),
                              "한글", "\xB0",         "a, b", every_byte,           std::string(kLongestKey, '\xFF')};
  for (const std::string& key : keys) {
    const auto token = Tokens().ToToken(kPrices, key);
    ASSERT_TRUE(token.has_value()) << key;
    for (const char c : *token) {
      EXPECT_TRUE(absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_') << *token;
    }
    EXPECT_EQ(Tokens().ToKey(kPrices, *token), key) << "of another process with the same key";
  }
}

// Computed with another implementation of HKDF and HMAC: a process of another version must take it.
TEST(PageTokens, AreTheSameEverywhere) {
  constexpr char kToken[] = "AV-FSZs7dE_kCwbzkFNVF1UnnX3dbzqxy-WwYklvcRoPMjAyNDExMjItMDAz";
  EXPECT_EQ(Tokens().ToToken(kPrices, "20241122-003"), kToken);
  EXPECT_EQ(Tokens().ToKey(kPrices, kToken), "20241122-003");
}

// A later version may make tokens of another format. After a downgrade this one must not take them for its own.
TEST(PageTokens, OfAnotherVersionAreRefused) {
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(*Tokens().ToToken(kPrices, "20241122-003"), &bytes));
  for (const char version : {0, 2, 127}) {
    bytes.front() = version;
    EXPECT_EQ(Tokens().ToKey(kPrices, absl::WebSafeBase64Escape(bytes)), std::nullopt) << int{version};
  }
}

TEST(PageTokens, NoTokenForAKeyThatCouldNotBeSentBack) {
  for (const std::string& key : {std::string(), std::string("a\r\nhost: x"), std::string("a\n"), std::string("a\t"),
                                 std::string("\x7F"), std::string("\0", 1), std::string(kLongestKey + 1, 'x')}) {
    EXPECT_EQ(Tokens().ToToken(kPrices, key), std::nullopt) << key;
  }
}

TEST(PageTokens, OfAnotherRequestOrKeyAreRefused) {
  const std::string token = *Tokens().ToToken(kPrices, "page 2");
  const struct {
    const char* what;
    PageTokens tokens;
    PagedRequest request;
  } kCases[] = {
      {"another TR", Tokens(), {"ka20002", kPrices.body}},
      {"another sector", Tokens(), {kPrices.tr, R"({"inds_cd":"101"})"}},
      {"no fields", Tokens(), {kPrices.tr, ""}},
      {"what ends elsewhere", Tokens(), {"ka2000", R"(1{"inds_cd":"001"})"}},
      {"another secret key", {kAppKey, "SECRET-KEY-OF-ANOTHER", "default"}, kPrices},
      {"another app key", {"APP-KEY-OF-ANOTHER", kSecretKey, "default"}, kPrices},
      {"another session", {kAppKey, kSecretKey, "second"}, kPrices},
  };
  for (const auto& test : kCases) EXPECT_EQ(test.tokens.ToKey(test.request, token), std::nullopt) << test.what;
}

TEST(PageTokens, AreRefusedWithAnyBitOfThemAltered) {
  const std::string token = *Tokens().ToToken(kPrices, "page 2");
  for (size_t i = 0; i < token.size() * 8; ++i) {
    std::string altered = token;
    altered[i / 8] = static_cast<char>(altered[i / 8] ^ (1 << (i % 8)));
    EXPECT_EQ(Tokens().ToKey(kPrices, altered), std::nullopt) << altered;
  }
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token, &bytes));
  for (size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string altered = bytes;
    altered[i / 8] = static_cast<char>(altered[i / 8] ^ (1 << (i % 8)));
    EXPECT_EQ(Tokens().ToKey(kPrices, absl::WebSafeBase64Escape(altered)), std::nullopt) << "bit " << i;
  }
}

TEST(PageTokens, AreRefusedShortenedOrLengthened) {
  const std::string token = *Tokens().ToToken(kPrices, "page 2");
  for (size_t size = 0; size < token.size(); ++size) {
    EXPECT_EQ(Tokens().ToKey(kPrices, token.substr(0, size)), std::nullopt) << size;
  }
  for (const char* more : {"A", "AAAA", "=", "==", " ", "\n"}) {
    EXPECT_EQ(Tokens().ToKey(kPrices, token + more), std::nullopt) << more;
    EXPECT_EQ(Tokens().ToKey(kPrices, more + token), std::nullopt) << more;
  }
}

TEST(PageTokens, RefusesWhatItNeverHandedOut) {
  for (const std::string& token : {std::string("made up"), std::string("k:20241122-003"), std::string("한글"),
                                   std::string("\0", 1), std::string(100, 'A'), std::string(8192, '_')}) {
    EXPECT_EQ(Tokens().ToKey(kPrices, token), std::nullopt) << token;
  }
}

TEST(PageTokens, TellNoSecret) {
  const std::string token = *Tokens().ToToken(kPrices, "page 2");
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(token, &bytes));
  for (const std::string& text : {token, bytes}) {
    EXPECT_FALSE(absl::StrContains(text, kAppKey));
    EXPECT_FALSE(absl::StrContains(text, kSecretKey));
    EXPECT_FALSE(absl::StrContains(text, "001")) << "nor what was asked";
  }
}

}  // namespace
}  // namespace kiwoom::methods

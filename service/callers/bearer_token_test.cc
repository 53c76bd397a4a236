#include "service/callers/bearer_token.h"

#include <gtest/gtest.h>

#include <string>

namespace kiwoom::callers {
namespace {

constexpr char kToken[] = "0123456789abcdef0123456789abcdef";

TEST(BearerToken, ReadsTheValueOfTheHeader) {
  const struct {
    std::string value;
    std::optional<std::string_view> token;
  } kCases[] = {
      {"Bearer 0123456789abcdef0123456789abcdef", kToken},
      {"bearer 0123456789abcdef0123456789abcdef", kToken},
      {"BEARER   0123456789abcdef0123456789abcdef  ", kToken},
      {"Bearer abcDEF-._~+/0123456789==", "abcDEF-._~+/0123456789=="},
      {"", std::nullopt},
      {"Bearer", std::nullopt},
      {"Bearer ", std::nullopt},
      {"Bearer        ", std::nullopt},
      {"0123456789abcdef0123456789abcdef", std::nullopt},
      {"Basic 0123456789abcdef0123456789abcdef", std::nullopt},
      {"Bearer0123456789abcdef0123456789abcdef", std::nullopt},
      {"Bearer 012345678901234567890", std::nullopt},  // 21 characters
      {"Bearer 0123456789012345678901", "0123456789012345678901"},
      {"Bearer 0123456789abcdef 0123456789abcdef", std::nullopt},
      {"Bearer 0123456789abcdef\t0123456789abcdef", std::nullopt},
      {"Bearer 0123456789abcdef0123456789abcde\xC3\xA9", std::nullopt},
      {"Bearer " + std::string(513, 'a'), std::nullopt},
  };
  for (const auto& test : kCases) EXPECT_EQ(BearerToken(test.value), test.token) << test.value;
}

// The expected value is from `printf abc | sha256sum`, and the standard's own example.
TEST(TokenHash, IsSha256) {
  const auto hash = ReadTokenHash("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(Same(HashOf("abc"), *hash));
  EXPECT_FALSE(Same(HashOf("abd"), *hash));
}

TEST(TokenHash, IsSixtyFourHexadecimalDigits) {
  EXPECT_TRUE(ReadTokenHash(std::string(64, 'A')).has_value());
  EXPECT_TRUE(Same(*ReadTokenHash(std::string(64, 'A')), *ReadTokenHash(std::string(64, 'a'))));
  for (const std::string& wrong : {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'g'), std::string()}) {
    EXPECT_FALSE(ReadTokenHash(wrong).has_value()) << wrong;
  }
}

}  // namespace
}  // namespace kiwoom::callers

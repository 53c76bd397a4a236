#include "codec/decimal.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cstdio>
#include <random>
#include <string>

#include "codec/padded_text.h"
#include "codec/short_decimal.h"

namespace kiwoom::codec {
namespace {

TEST(Decimal, ForgivesSpelling) {
  const struct {
    const char* text;
    uint64_t digits;
    int fraction;
    Sign sign;
  } kCases[] = {
      {"0", 0, 0, Sign::kNone},
      {"+86800", 86800, 0, Sign::kPlus},
      {"-66000", 66000, 0, Sign::kMinus},
      {"--23722054", 23722054, 0, Sign::kMinus},
      {"-0", 0, 0, Sign::kMinus},
      {"00000009", 9, 0, Sign::kNone},
      {"20,190", 20190, 0, Sign::kNone},
      {"-1,234,567", 1234567, 0, Sign::kMinus},
      {"1,234.50", 123450, 2, Sign::kNone},
      {"-2393.33", 239333, 2, Sign::kMinus},
      {"+0.49", 49, 2, Sign::kPlus},
      {"0.000000", 0, 6, Sign::kNone},
      {"4294967295", 4294967295u, 0, Sign::kNone},
      {"999999999999999999", 999999999999999999u, 0, Sign::kNone},
  };
  for (const auto& test : kCases) {
    Decimal decimal;
    ASSERT_TRUE(ParseDecimal(test.text, decimal)) << test.text;
    EXPECT_EQ(decimal.digits, test.digits) << test.text;
    EXPECT_EQ(decimal.fraction, test.fraction) << test.text;
    EXPECT_EQ(decimal.sign, test.sign) << test.text;
  }
}

TEST(Decimal, RefusesWhatIsInDoubt) {
  for (const char* text : {"+",
                           "-",
                           "--",
                           "---5",
                           "+-5",
                           "-+5",
                           "1e5",
                           "12a",
                           "a12",
                           "1.",
                           ".5",
                           "1..2",
                           "1.2.3",
                           "1,23",
                           "1234,567",
                           ",123",
                           "1,2345",
                           "1,234,",
                           "- 5",
                           "1 2",
                           "0x10",
                           "1000000000000000000",
                           "0.1234567890123456789",
                           "∞",
                           "NaN",
                           "５"}) {
    Decimal decimal;
    EXPECT_FALSE(ParseDecimal(text, decimal)) << text;
  }
}

// A decimal of at most 15 digits becomes the same double as in the standard library, and survives the round trip.
TEST(Decimal, DoublesAreTheNearestOnesAndComeBack) {
  std::mt19937_64 random(20261121);
  for (int i = 0; i < 200'000; ++i) {
    const int digits = 1 + static_cast<int>(random() % kMostDoubleDigits);
    const int fraction = static_cast<int>(random() % static_cast<uint64_t>(digits));
    std::string text;
    for (int d = 0; d < digits; ++d) {
      if (d == digits - fraction) text += '.';
      text += static_cast<char>('0' + random() % 10);
    }
    Decimal decimal;
    ASSERT_TRUE(ParseDecimal(text, decimal)) << text;
    const double value = ToDouble(decimal, 0);
    double expected = 0;
    std::from_chars(text.data(), text.data() + text.size(), expected);
    ASSERT_EQ(value, expected) << text;
    char back[64];
    std::snprintf(back, sizeof back, "%0*.*f", static_cast<int>(text.size()), fraction, value);
    ASSERT_EQ(back, text);
  }
}

TEST(Decimal, ScalesByThePowerOfTen) {
  Decimal decimal;
  ASSERT_TRUE(ParseDecimal("+265381", decimal));
  EXPECT_EQ(ToDouble(decimal, 2), 2653.81);
}

TEST(ShortDecimal, ReadsWhatFitsAWord) {
  for (const char* text : {"0", "7", "+7", "-0", "12345678", "+12345678", "00000009", "0.5", "-0.24", "+123456.7",
                           "1.234567", "0000000", "-2393.33"}) {
    Decimal decimal;
    EXPECT_TRUE(ReadShortDecimal(PaddedText(text).view(), decimal)) << text;
  }
  for (const char* text :
       {"",     "+",     "-",   "--5",       "+-5",       " 5", "5 ", "123456789", "1,234", ".5",    "5.",
        "1..2", "1.2.3", "1e5", "12345678.", "1234567.8", "/",  ":",  "1:",        "1/2",   "5\xB0", "\xB0"}) {
    Decimal decimal;
    EXPECT_FALSE(ReadShortDecimal(PaddedText(text).view(), decimal)) << text;
  }
}

// ReadShortDecimal agrees with ParseDecimal on everything that it reads, whatever follows the text.
TEST(ShortDecimal, AgreesWithTheGeneralReader) {
  static constexpr char kCharacters[] = "00123456789.+-, /:a\xB1\x7F";
  std::mt19937_64 random(20261121);
  int read = 0;
  for (int i = 0; i < 2'000'000; ++i) {
    char buffer[32];
    for (char& c : buffer) c = kCharacters[random() % (i % 2 == 0 ? 13 : sizeof kCharacters - 1)];
    const std::string_view text(buffer, 1 + random() % 11);
    Decimal quick, general;
    if (!ReadShortDecimal(text, quick)) continue;
    ++read;
    ASSERT_TRUE(ParseDecimal(text, general)) << text;
    ASSERT_EQ(quick.digits, general.digits) << text;
    ASSERT_EQ(quick.fraction, general.fraction) << text;
    ASSERT_EQ(quick.sign, general.sign) << text;
  }
  EXPECT_GT(read, 100'000);
}

}  // namespace
}  // namespace kiwoom::codec

#pragma once

#include <cstdint>
#include <string_view>

// Decimal numbers as the broker spells them: padded with blanks, with or without a sign, with leading zeros, thousands
// commas and a doubled minus. The parser accepts these spellings, and rejects any text whose value is in doubt.
namespace kiwoom::codec {

enum class Sign : uint8_t { kNone, kPlus, kMinus };

struct Decimal {
  uint64_t digits = 0;      // the digits as one integer: 2393.33 is 239333
  uint8_t significant = 0;  // number of digits, without leading zeros
  uint8_t fraction = 0;     // how many of them come after the point
  Sign sign = Sign::kNone;
};

inline constexpr int kMostDigits = 18;        // of an integer: any such number fits into 63 bits
inline constexpr int kMostDoubleDigits = 15;  // of a decimal: survives string → double → string

inline std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Reads trimmed, non-empty text. False: it is not a number, or has too many digits.
bool ParseDecimal(std::string_view text, Decimal& out);

// The double nearest to `digits / 10^(fraction + shift)`; rounds correctly for up to kMostDoubleDigits digits.
double ToDouble(const Decimal& decimal, int shift);

}  // namespace kiwoom::codec

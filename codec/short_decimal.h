#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "codec/decimal.h"

namespace kiwoom::codec {

// Eight characters at once, the first in the lowest byte; some of them may be digits.
class DigitWord {
 public:
  explicit DigitWord(const char* at) {
    std::memcpy(&word_, at, sizeof word_);
    word_ ^= 0x3030303030303030u;
  }

  // Number of digits before the first other byte.
  uint32_t Leading() const {
    const uint64_t others = ((word_ + 0x7676767676767676u) | word_) & 0x8080808080808080u;
    return static_cast<uint32_t>(std::countr_zero(others)) / 8;
  }

  // Removes the byte at `position`; the bytes after it move up.
  void Remove(uint32_t position) {
    const uint64_t before = (uint64_t{1} << (8 * position)) - 1;
    word_ = (word_ & before) | (word_ >> 8 & ~before);
  }

  // The first `count` of them (1 to 8) as a number.
  uint64_t Value(uint32_t count) const {
    uint64_t digits = word_ << (64 - 8 * count);
    digits = (digits & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
    digits = (digits & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
    return (digits & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
  }

 private:
  static_assert(std::endian::native == std::endian::little);
  uint64_t word_;
};

// Reads the form that nearly every number of the broker has: an optional sign, then up to eight digits, or up to seven
// with a point among them. False means only that ParseDecimal must decide. Does not set `significant`, because eight
// digits fit every type. Nine bytes from text.data() on must be readable.
inline bool ReadShortDecimal(std::string_view text, Decimal& out) {
  const char* at = text.data();
  const bool plus = *at == '+', minus = *at == '-';
  out.sign = plus ? Sign::kPlus : minus ? Sign::kMinus : Sign::kNone;
  const uint32_t sign = plus || minus;
  const uint32_t size = static_cast<uint32_t>(text.size()) - sign;
  at += sign;
  if (size - 1 >= 8) return false;  // empty, or longer than a word
  DigitWord word(at);
  const uint32_t whole = word.Leading();
  out.fraction = 0;
  if (whole >= size) {
    out.digits = word.Value(size);
    return true;
  }
  if (at[whole] != '.' || whole == 0 || whole + 1 == size) return false;
  word.Remove(whole);
  if (word.Leading() < size - 1) return false;
  out.digits = word.Value(size - 1);
  out.fraction = static_cast<uint8_t>(size - 1 - whole);
  return true;
}

}  // namespace kiwoom::codec

#include "codec/decimal.h"

#include <array>

namespace kiwoom::codec {
namespace {

bool IsDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

// Reads the part of "20,190" after the first comma, in groups of exactly three digits. Leaves the rest in `text`.
bool ReadThousands(std::string_view& text, Decimal& out) {
  while (!text.empty() && text.front() == ',') {
    if (text.size() < 4 || !IsDigit(text[1]) || !IsDigit(text[2]) || !IsDigit(text[3])) return false;
    for (int i = 1; i <= 3; ++i) {
      out.digits = out.digits * 10 + static_cast<uint64_t>(text[i] - '0');
      if (out.digits != 0) ++out.significant;
    }
    if (out.significant > kMostDigits) return false;
    text.remove_prefix(4);
  }
  return text.empty() || !IsDigit(text.front());
}

}  // namespace

bool ParseDecimal(std::string_view text, Decimal& out) {
  out = Decimal{};
  if (text.front() == '+') {
    out.sign = Sign::kPlus;
    text.remove_prefix(1);
  } else if (text.front() == '-') {
    out.sign = Sign::kMinus;
    text.remove_prefix(text.size() > 1 && text[1] == '-' ? 2 : 1);
  }
  const size_t before = text.size();
  uint64_t digits = 0;
  int significant = 0;
  while (!text.empty() && IsDigit(text.front())) {
    digits = digits * 10 + static_cast<uint64_t>(text.front() - '0');
    significant += digits != 0;
    if (significant > kMostDigits) return false;
    text.remove_prefix(1);
  }
  const size_t whole = before - text.size();
  if (whole == 0) return false;
  out.digits = digits;
  out.significant = static_cast<uint8_t>(significant);
  if (text.empty()) return true;
  if (text.front() == ',' && (whole > 3 || !ReadThousands(text, out))) return false;
  if (text.empty()) return true;
  if (text.front() != '.' || text.size() == 1) return false;
  text.remove_prefix(1);
  for (char c : text) {
    if (!IsDigit(c)) return false;
    out.digits = out.digits * 10 + static_cast<uint64_t>(c - '0');
    out.significant += out.digits != 0;
    if (out.significant > kMostDigits || ++out.fraction > kMostDigits) return false;
  }
  return true;
}

double ToDouble(const Decimal& decimal, int shift) {
  // Both operands are exact (digits < 2^53, powers of ten up to 10^22), so the single division rounds correctly.
  static constexpr std::array<double, 23> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  return static_cast<double>(decimal.digits) / kPowers[static_cast<size_t>(decimal.fraction + shift)];
}

}  // namespace kiwoom::codec

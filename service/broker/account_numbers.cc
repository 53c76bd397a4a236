#include "service/broker/account_numbers.h"

#include <algorithm>
#include <array>

namespace kiwoom::broker {
namespace {

constexpr std::string_view kRedacted = "<redacted>";

// d stands for a digit.
constexpr std::array<std::string_view, 5> kShapes = {"dddddddd", "dddddddddd", "dddd-dddd", "dddddddd-dd",
                                                     "dddd-dddd-dd"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool Has(std::string_view text, size_t at, char c) { return at < text.size() && text[at] == c; }

// The end of the number that begins at `at`: digits, with single dashes between them.
size_t EndOfNumber(std::string_view text, size_t at) {
  while (at < text.size() &&
         (IsDigit(text[at]) || (Has(text, at, '-') && at + 1 < text.size() && IsDigit(text[at + 1]))))
    ++at;
  return at;
}

bool IsAccount(std::string_view number) {
  return std::ranges::any_of(kShapes, [&](std::string_view shape) {
    return std::ranges::equal(shape, number, [](char s, char c) { return s == 'd' ? IsDigit(c) : s == c; });
  });
}

}  // namespace

std::string RedactAccounts(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      out += text[at++];
      continue;
    }
    const std::string_view number = text.substr(at, EndOfNumber(text, at) - at);
    out += IsAccount(number) ? kRedacted : number;
    at += number.size();
  }
  return out;
}

}  // namespace kiwoom::broker

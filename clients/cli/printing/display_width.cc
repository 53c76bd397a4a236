#include "clients/cli/printing/display_width.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kiwoom::cli {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kEllipsis = "…";

struct CodePoint {
  char32_t value;
  size_t bytes;
  bool valid;
};

// The code point at the beginning of `text`, which is not empty.
CodePoint FirstCodePoint(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {lead, 1, false};
  char32_t value = lead & (0xFF >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {lead, 1, false};
    value = (value << 6) | (byte(i) & 0x3F);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[length] || value > 0x10FFFF || surrogate) return {lead, 1, false};
  return {value, length, true};
}

struct Range {
  char32_t first;
  char32_t last;
};

bool In(char32_t value, const auto& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.first <= value && value <= range.last; });
}

// Unicode's East Asian Width: wide and full-width blocks.
constexpr std::array<Range, 12> kWide = {{
    {0x1100, 0x115F},    // Hangul Jamo, leading consonants
    {0x2E80, 0x303E},    // CJK radicals, punctuation
    {0x3041, 0xA4CF},    // kana, Hangul compatibility Jamo, ideographs, Yi
    {0xA960, 0xA97F},    // Hangul Jamo Extended-A
    {0xAC00, 0xD7A3},    // Hangul syllables
    {0xF900, 0xFAFF},    // compatibility ideographs
    {0xFE30, 0xFE6F},    // vertical and small forms
    {0xFF00, 0xFF60},    // full-width forms
    {0xFFE0, 0xFFE6},    // full-width signs
    {0x1F300, 0x1F64F},  // pictographs
    {0x1F900, 0x1F9FF},  // pictographs
    {0x20000, 0x3FFFD},  // ideographs
}};

constexpr std::array<Range, 5> kNoWidth = {{
    {0x0300, 0x036F},  // combining marks
    {0x1160, 0x11FF},  // Hangul Jamo, vowels and trailing consonants
    {0x200B, 0x200F},  // zero-width space, joiners, direction marks
    {0xFE00, 0xFE0F},  // variation selectors
    {0xFEFF, 0xFEFF},  // byte order mark
}};

size_t Width(char32_t value) {
  if (value < 0x300) return 1;
  if (In(value, kWide)) return 2;
  return In(value, kNoWidth) ? 0 : 1;
}

}  // namespace

size_t DisplayWidth(std::string_view utf8) {
  size_t columns = 0;
  while (!utf8.empty()) {
    const CodePoint point = FirstCodePoint(utf8);
    columns += point.valid ? Width(point.value) : 1;
    utf8.remove_prefix(point.bytes);
  }
  return columns;
}

std::string PadRight(std::string_view utf8, size_t columns) {
  std::string padded(utf8);
  const size_t width = DisplayWidth(utf8);
  if (width < columns) padded.append(columns - width, ' ');
  return padded;
}

std::string PadLeft(std::string_view utf8, size_t columns) {
  const size_t width = DisplayWidth(utf8);
  std::string padded(width < columns ? columns - width : 0, ' ');
  padded.append(utf8);
  return padded;
}

std::string Truncated(std::string_view utf8, size_t columns) {
  if (DisplayWidth(utf8) <= columns) return std::string(utf8);
  if (columns == 0) return "";
  size_t taken = 0;
  size_t width = 0;
  while (true) {
    const CodePoint point = FirstCodePoint(utf8.substr(taken));
    width += point.valid ? Width(point.value) : 1;
    if (width > columns - 1) break;
    taken += point.bytes;
  }
  return std::string(utf8.substr(0, taken)) + std::string(kEllipsis);
}

std::string Printable(std::string_view utf8) {
  std::string printable;
  printable.reserve(utf8.size());
  while (!utf8.empty()) {
    const CodePoint point = FirstCodePoint(utf8);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
    printable.append(point.valid && !control ? utf8.substr(0, point.bytes) : kReplacement);
    utf8.remove_prefix(point.bytes);
  }
  return printable;
}

}  // namespace kiwoom::cli

#include "codegen/spec/hangul.h"

#include <cstddef>
#include <cstdint>

namespace kiwoom::spec {
namespace {

// Unicode, 3.12: the first code points of the letters, and their numbers. The first final letter means "none".
constexpr uint32_t kSyllables = 0xAC00;
constexpr uint32_t kFirsts = 0x1100;
constexpr uint32_t kVowels = 0x1161;
constexpr uint32_t kLasts = 0x11A7;
constexpr uint32_t kFirstCount = 19;
constexpr uint32_t kVowelCount = 21;
constexpr uint32_t kLastCount = 28;
constexpr uint32_t kSyllableCount = kFirstCount * kVowelCount * kLastCount;

constexpr size_t kBytes = 3;  // UTF-8 size of each of these

// The character there if it has three bytes, else 0.
uint32_t At(std::string_view text, size_t at) {
  if (at + kBytes > text.size() || (static_cast<unsigned char>(text[at]) & 0xF0) != 0xE0) return 0;
  const auto bits = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i]) & 0x3F); };
  return ((static_cast<uint32_t>(static_cast<unsigned char>(text[at])) & 0x0F) << 12) | (bits(1) << 6) | bits(2);
}

void Append(uint32_t character, std::string& out) {
  out += static_cast<char>(0xE0 | (character >> 12));
  out += static_cast<char>(0x80 | ((character >> 6) & 0x3F));
  out += static_cast<char>(0x80 | (character & 0x3F));
}

struct Spelled {
  uint32_t syllable = 0;
  size_t bytes = 0;  // 0: no decomposed syllable here
};

// The decomposed syllable at `at`: two or three letters, or a syllable without a final letter followed by one.
Spelled SpelledAt(std::string_view text, size_t at) {
  const uint32_t first = At(text, at) - kFirsts;  // too large for other characters
  const uint32_t vowel = At(text, at + kBytes) - kVowels;
  const bool has_letters = first < kFirstCount && vowel < kVowelCount;
  const uint32_t open = has_letters ? (first * kVowelCount + vowel) * kLastCount : At(text, at) - kSyllables;
  if (open >= kSyllableCount || open % kLastCount != 0) return {};
  const size_t bytes = has_letters ? 2 * kBytes : kBytes;
  const uint32_t last = At(text, at + bytes) - kLasts;
  if (last != 0 && last < kLastCount) return {kSyllables + open + last, bytes + kBytes};
  return has_letters ? Spelled{kSyllables + open, bytes} : Spelled{};
}

}  // namespace

bool HasDecomposedHangul(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (SpelledAt(text, at).bytes != 0) return true;
  }
  return false;
}

std::string InSyllables(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Spelled spelled = SpelledAt(text, at);
    if (spelled.bytes == 0) {
      out += text[at++];
      continue;
    }
    Append(spelled.syllable, out);
    at += spelled.bytes;
  }
  return out;
}

}  // namespace kiwoom::spec

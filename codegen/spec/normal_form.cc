#include "codegen/spec/normal_form.h"

#include <cstddef>
#include <cstdint>

namespace kiwoom::spec {
namespace {

// The character at `at`, where valid UTF-8 begins one of three bytes, as all of Hangul has; else 0.
uint32_t ThreeBytes(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<uint8_t>(text[i])); };
  if (at + 2 >= text.size() || (byte(at) & 0xF0) != 0xE0) return 0;
  return (byte(at) & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
}

bool IsInitial(uint32_t c) { return c >= 0x1100 && c <= 0x1112; }
bool IsVowel(uint32_t c) { return c >= 0x1161 && c <= 0x1175; }
bool IsFinal(uint32_t c) { return c >= 0x11A8 && c <= 0x11C2; }

// 28 syllables begin with the same two letters; the first of them has no third.
bool IsOpenSyllable(uint32_t c) { return c >= 0xAC00 && c <= 0xD7A3 && (c - 0xAC00) % 28 == 0; }

}  // namespace

bool HasDecomposedHangul(std::string_view text) {
  for (size_t i = 0; i + 3 < text.size(); ++i) {
    const uint32_t first = ThreeBytes(text, i);
    const uint32_t second = ThreeBytes(text, i + 3);
    if ((IsInitial(first) && IsVowel(second)) || (IsOpenSyllable(first) && IsFinal(second))) return true;
  }
  return false;
}

}  // namespace kiwoom::spec

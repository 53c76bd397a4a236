#include "service/http/base64_text.h"

#include <array>
#include <cstdint>

#include "absl/strings/escaping.h"

namespace kiwoom::http {
namespace {

constexpr int8_t kNone = -1;

constexpr std::array<int8_t, 256> Values() {
  std::array<int8_t, 256> values{};
  values.fill(kNone);
  int8_t next = 0;
  for (char letter = 'A'; letter <= 'Z'; ++letter) values[static_cast<uint8_t>(letter)] = next++;
  for (char letter = 'a'; letter <= 'z'; ++letter) values[static_cast<uint8_t>(letter)] = next++;
  for (char digit = '0'; digit <= '9'; ++digit) values[static_cast<uint8_t>(digit)] = next++;
  values['+'] = next++;
  values['/'] = next;
  return values;
}

constexpr std::array<int8_t, 256> kValues = Values();

}  // namespace

std::string ToBase64Text(std::string_view bytes) {
  std::string text;
  absl::Base64Escape({bytes.data(), bytes.size()}, &text);
  return text;
}

std::optional<std::string> FromBase64Text(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (; !text.empty(); text.remove_prefix(4)) {
    const size_t padding = text[3] != '=' ? 0 : text[2] != '=' ? 1 : 2;
    uint32_t bits = 0;
    for (size_t i = 0; i < 4 - padding; ++i) {
      const int8_t value = kValues[static_cast<uint8_t>(text[i])];
      if (value == kNone) return std::nullopt;
      bits |= static_cast<uint32_t>(value) << (18 - 6 * i);
    }
    for (size_t i = 0; i < 3 - padding; ++i) bytes += static_cast<char>(bits >> (16 - 8 * i));
  }
  return bytes;
}

}  // namespace kiwoom::http

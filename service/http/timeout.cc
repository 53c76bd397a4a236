#include "service/http/timeout.h"

#include <cstdint>

namespace kiwoom::http {
namespace {

std::optional<int64_t> ReadDigits(std::string_view text, size_t most) {
  if (text.empty() || text.size() > most) return std::nullopt;
  int64_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::optional<absl::Duration> UnitOf(char letter) {
  switch (letter) {
    case 'H':
      return absl::Hours(1);
    case 'M':
      return absl::Minutes(1);
    case 'S':
      return absl::Seconds(1);
    case 'm':
      return absl::Milliseconds(1);
    case 'u':
      return absl::Microseconds(1);
    case 'n':
      return absl::Nanoseconds(1);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<absl::Duration> ReadConnectTimeout(std::string_view text) {
  const std::optional<int64_t> number = ReadDigits(text, 10);
  return number.has_value() ? std::make_optional(absl::Milliseconds(*number)) : std::nullopt;
}

std::optional<absl::Duration> ReadGrpcTimeout(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const std::optional<int64_t> number = ReadDigits(text.substr(0, text.size() - 1), 8);
  const std::optional<absl::Duration> unit = UnitOf(text.back());
  return number.has_value() && unit.has_value() ? std::make_optional(*number * *unit) : std::nullopt;
}

}  // namespace kiwoom::http

#include "codec/return_code.h"

#include <charconv>
#include <optional>

namespace kiwoom::codec {
namespace {

constexpr size_t kMostDigits = 9;
constexpr std::string_view kBlanks = " \t\r\n";

std::optional<int64_t> ReadNumber(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
  const std::string_view digits = text.front() == '-' ? text.substr(1) : text;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (value == 0 && digits.size() != text.size()) return std::nullopt;  // the broker never writes "-0"
  return value;
}

}  // namespace

void ReturnCode::Take(std::string_view text) {
  const std::optional<int64_t> value = ReadNumber(text);
  const std::string shown = value.has_value() ? std::to_string(*value) : std::string(text);
  if (fault_ == Fault::kMissing) {
    fault_ = value.has_value() ? Fault::kNone : Fault::kNoNumber;
    value_ = value.value_or(0);
    text_ = shown;
  } else if (shown != text_) {
    fault_ = Fault::kDiffer;
  }
}

}  // namespace kiwoom::codec

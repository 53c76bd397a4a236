#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace kiwoom::simulator {

// The market's value for one field before spelling: an exact decimal with the sign that the broker would show, or a
// text.
class Value {
 public:
  enum class Kind : uint8_t { kUnknown, kBlank, kNumber, kText };

  // The market does not model this value.
  static Value Unknown() { return Value(Kind::kUnknown); }
  // The market models it, but there is none now: "".
  static Value Blank() { return Value(Kind::kBlank); }

  // `units` / 10^decimals in won, shares, points or percent; the formatter converts to the field's unit. Only a
  // negative number has a sign.
  static Value Plain(int64_t units, int decimals = 0);
  // "+5", "-5", "0".
  static Value Signed(int64_t units, int decimals = 0);
  // "+5", "-5", "+0".
  static Value SignedAlways(int64_t units, int decimals = 0);
  // "-0", the price of a level that a book lacks: the broker compares it with the previous close, too.
  static Value NegativeZero();
  // A magnitude with the sign of another value: a price with the sign of the day's change.
  static Value Directed(int64_t magnitude, int64_t direction, int decimals = 0);
  // part / whole in hundredths of a percent, rounded; 0 if whole is 0.
  static int64_t Percent(int64_t part, int64_t whole);

  static Value Text(std::string_view text);
  // The words if the field's codes include them, otherwise the code.
  static Value Coded(std::string_view code, std::string_view words);
  static Value TimeOfDay(absl::Time time);
  // Also HHMMSS.
  static Value TimeLeft(absl::Duration left);
  static Value Date(absl::CivilDay day);
  static Value DateTime(absl::Time time);

  Kind kind() const { return kind_; }
  uint64_t magnitude() const { return magnitude_; }
  int decimals() const { return decimals_; }
  char sign() const { return sign_; }  // '+', '-', or 0
  bool zero_has_sign() const { return zero_has_sign_; }
  bool directed() const { return directed_; }
  const std::string& text() const { return text_; }
  std::string_view code() const { return code_; }

 private:
  explicit Value(Kind kind) : kind_(kind) {}
  static Value Number(int64_t units, int decimals, char positive_sign);

  Kind kind_;
  bool zero_has_sign_ = false;
  bool directed_ = false;
  char sign_ = 0;
  int decimals_ = 0;
  uint64_t magnitude_ = 0;
  std::string text_;
  std::string_view code_;
};

}  // namespace kiwoom::simulator

#include "simulator/wire/value.h"

#include <cstdlib>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

void AppendDigits(std::string& out, int64_t number, int width) {
  char digits[20];
  int count = 0;
  for (; number > 0; number /= 10) digits[count++] = static_cast<char>('0' + number % 10);
  for (int i = count; i < width; ++i) out += '0';
  while (count > 0) out += digits[--count];
}

void AppendTime(std::string& out, const absl::CivilSecond& time) {
  AppendDigits(out, time.hour(), 2);
  AppendDigits(out, time.minute(), 2);
  AppendDigits(out, time.second(), 2);
}

void AppendDate(std::string& out, const absl::CivilDay& day) {
  AppendDigits(out, day.year(), 4);
  AppendDigits(out, day.month(), 2);
  AppendDigits(out, day.day(), 2);
}

}  // namespace

Value Value::Number(int64_t units, int decimals, char positive_sign) {
  Value value(Kind::kNumber);
  value.magnitude_ = static_cast<uint64_t>(std::llabs(units));
  value.decimals_ = decimals;
  value.sign_ = units < 0 ? '-' : positive_sign;
  return value;
}

Value Value::Plain(int64_t units, int decimals) { return Number(units, decimals, 0); }

Value Value::Signed(int64_t units, int decimals) { return Number(units, decimals, '+'); }

Value Value::SignedAlways(int64_t units, int decimals) {
  Value value = Signed(units, decimals);
  value.zero_has_sign_ = true;
  return value;
}

Value Value::NegativeZero() {
  Value value = SignedAlways(0);
  value.sign_ = '-';
  return value;
}

Value Value::Directed(int64_t magnitude, int64_t direction, int decimals) {
  Value value = Number(std::llabs(magnitude), decimals, 0);
  value.sign_ = direction > 0 ? '+' : direction < 0 ? '-' : 0;
  value.directed_ = true;
  return value;
}

int64_t Value::Percent(int64_t part, int64_t whole) {
  if (whole == 0) return 0;
  const __int128 ten_thousandths = static_cast<__int128>(part) * 10'000;
  const int64_t half = std::llabs(whole) / 2 * ((part < 0) == (whole < 0) ? 1 : -1);
  return static_cast<int64_t>((ten_thousandths + (whole < 0 ? -half : half)) / whole);
}

Value Value::Text(std::string_view text) {
  Value value(Kind::kText);
  value.text_ = text;
  return value;
}

Value Value::Coded(std::string_view code, std::string_view words) {
  Value value = Text(words);
  value.code_ = code;
  return value;
}

Value Value::TimeOfDay(absl::Time time) {
  Value value(Kind::kText);
  AppendTime(value.text_, SeoulTime(time));
  return value;
}

Value Value::TimeLeft(absl::Duration left) {
  Value value(Kind::kText);
  AppendTime(value.text_, absl::CivilSecond(1970, 1, 1) + absl::ToInt64Seconds(left));
  return value;
}

Value Value::Date(absl::CivilDay day) {
  Value value(Kind::kText);
  AppendDate(value.text_, day);
  return value;
}

Value Value::DateTime(absl::Time time) {
  const absl::CivilSecond second = SeoulTime(time);
  Value value(Kind::kText);
  AppendDate(value.text_, absl::CivilDay(second));
  AppendTime(value.text_, second);
  return value;
}

}  // namespace kiwoom::simulator

#pragma once

#include <cstdint>

namespace kiwoom::codec {

// Whether the calendar has this day.
constexpr bool IsCalendarDay(uint64_t year, uint64_t month, uint64_t day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  constexpr uint64_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= kDays[month - 1] + (leap && month == 2);
}

}  // namespace kiwoom::codec

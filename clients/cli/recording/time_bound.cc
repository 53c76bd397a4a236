#include "clients/cli/recording/time_bound.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {

absl::StatusOr<int64_t> ParseTimeBound(std::string_view text, int64_t first_time) {
  const absl::TimeZone seoul = absl::FixedTimeZone(9 * 60 * 60);
  const bool dated = text.find('T') != std::string_view::npos;
  std::string whole(text);
  if (!dated) {
    const absl::CivilDay day(absl::ToCivilDay(absl::FromUnixNanos(first_time), seoul));
    whole = absl::StrCat(absl::FormatCivilTime(day), "T", whole);
  }
  absl::Time instant;
  std::string error;
  for (const char* form : {"%Y-%m-%dT%H:%M:%E*S", "%Y-%m-%dT%H:%M"}) {
    if (absl::ParseTime(form, whole, seoul, &instant, &error)) return absl::ToUnixNanos(instant);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("\"", Printable(text), "\" is not a time: write 09:00, 09:00:01 or 2026-11-27T09:00:01."));
}

}  // namespace kiwoom::cli

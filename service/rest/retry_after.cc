#include "service/rest/retry_after.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace kiwoom::rest {

std::optional<absl::Duration> ReadRetryAfter(std::string_view header, absl::Time now) {
  const std::string text(absl::StripAsciiWhitespace({header.data(), header.size()}));
  if (text.empty()) return std::nullopt;
  absl::Duration delay;
  if (text.find_first_not_of("0123456789") == std::string::npos) {
    int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    delay = error == std::errc() ? absl::Seconds(seconds) : absl::InfiniteDuration();
  } else {
    absl::Time time;
    if (!absl::EndsWith(text, " GMT")) return std::nullopt;  // ParseTime knows infinities
    if (!absl::ParseTime("%a, %d %b %Y %H:%M:%S GMT", text, &time, nullptr)) return std::nullopt;
    delay = time - now;
  }
  if (delay <= absl::ZeroDuration()) return std::nullopt;
  return std::min(delay, kLongestRetryDelay);
}

}  // namespace kiwoom::rest

#include "service/telemetry/attempt_log.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace kiwoom::telemetry {
namespace {

constexpr absl::Duration kPause = absl::Minutes(1);

// What is shorter is no key of the broker's, and may be part of any word.
constexpr size_t kShortestSecret = 8;

std::string NextAttempt(absl::Duration pause) {
  if (pause == absl::InfiniteDuration()) return "no further attempt is made until the gateway is restarted";
  if (pause <= absl::ZeroDuration()) return "the next attempt follows at once";
  return absl::StrCat("the next attempt follows in ", absl::FormatDuration(absl::Ceil(pause, absl::Milliseconds(100))));
}

}  // namespace

AttemptLog::AttemptLog(std::function<void(const std::string&)> say, std::vector<std::string> secrets)
    : say_(std::move(say)), secrets_(std::move(secrets)) {}

void AttemptLog::OnRetry(std::string_view reason, absl::Duration pause, absl::Time now) {
  last_error_ = reason;
  for (const std::string& secret : secrets_) {
    if (secret.size() >= kShortestSecret) absl::StrReplaceAll({{secret, "<redacted>"}}, &last_error_);
  }
  std::erase_if(next_, [&](const auto& said) { return said.second <= now; });
  if (!next_.try_emplace(last_error_, now + kPause).second) return;
  say_(absl::StrCat("there is no session with the broker: ", absl::StripSuffix(last_error_, "."), "; ",
                    NextAttempt(pause)));
}

}  // namespace kiwoom::telemetry

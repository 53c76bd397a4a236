#include "service/telemetry/attempt_log.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "codec/excerpt.h"

namespace kiwoom::telemetry {
namespace {

// Maximum bytes shown of a reason, which may quote the broker.
constexpr size_t kMostShown = 500;

// Stands for all reasons for which there is no room.
constexpr char kOtherReasons[] = "";

std::string NextAttempt(absl::Duration pause) {
  if (pause == absl::InfiniteDuration())
    return "no further attempt until TakeBackSession is called or the gateway is restarted";
  if (pause <= absl::ZeroDuration()) return "retrying at once";
  return absl::StrCat("retrying in ", absl::FormatDuration(absl::Ceil(pause, absl::Milliseconds(100))));
}

}  // namespace

void AttemptLog::OnRetry(std::string_view reason, absl::Duration pause, absl::Time now) {
  live_since_ = absl::InfiniteFuture();
  last_error_ = codec::OneLine(reason, kMostShown);
  std::erase_if(next_, [&](const auto& reason) { return reason.second <= now; });
  const bool room = next_.size() < kMostReasons || next_.contains(last_error_);
  if (!next_.try_emplace(room ? last_error_ : kOtherReasons, now + Repetition::kPause).second) return;
  write_(absl::StrCat("there is no session with the broker: ", absl::StripSuffix(last_error_, "."), "; ",
                      NextAttempt(pause)));
}

}  // namespace kiwoom::telemetry

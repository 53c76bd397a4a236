#include "service/config/log_level.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace kiwoom::config {
namespace {

constexpr std::array kLevels = {"debug", "info", "warn", "error"};

}  // namespace

absl::Status CheckLogLevel(const std::string& level) {
  if (std::ranges::find(kLevels, level) != kLevels.end()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("--log_level is \"", level, "\": choose ", absl::StrJoin(kLevels, ", ")));
}

}  // namespace kiwoom::config

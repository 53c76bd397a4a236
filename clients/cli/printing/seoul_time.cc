#include "clients/cli/printing/seoul_time.h"

#include <cstdint>

#include "absl/strings/str_format.h"

namespace kiwoom::cli {
namespace {

constexpr int64_t kDay = 24 * 60 * 60;
constexpr int64_t kOffset = 9 * 60 * 60;  // UTC+09:00, no daylight saving

}  // namespace

std::string SeoulTime(const google::protobuf::Timestamp& instant) {
  if (instant.seconds() == 0 && instant.nanos() == 0) return "";
  const int64_t of_day = ((instant.seconds() + kOffset) % kDay + kDay) % kDay;
  return absl::StrFormat("%02d:%02d:%02d.%03d", of_day / 3600, of_day / 60 % 60, of_day % 60,
                         instant.nanos() / 1000000);
}

}  // namespace kiwoom::cli

#include "clients/cli/commands/recording_range.h"

#include <ostream>
#include <string>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/recording/time_bound.h"

ABSL_FLAG(std::string, from, "", "play, export: only from this time on, such as 09:00 or 2026-11-27T09:00 in Seoul");
ABSL_FLAG(std::string, to, "", "play, export: only up to this time");

namespace kiwoom::cli {

absl::StatusOr<RecordingRange> OpenRange(const std::string& path, const Invocation& invocation) {
  absl::StatusOr<std::unique_ptr<RecordingReader>> file = RecordingReader::Open(path);
  if (!file.ok()) return file.status();
  RecordingRange range{.file = *std::move(file)};
  const auto& blocks = range.file->blocks();
  const int64_t first = blocks.empty() ? 0 : blocks.front().first_time;
  const std::pair<std::string, int64_t*> kBounds[] = {{absl::GetFlag(FLAGS_from), &range.from},
                                                      {absl::GetFlag(FLAGS_to), &range.to}};
  for (const auto& [text, bound] : kBounds) {
    if (text.empty()) continue;
    const absl::StatusOr<int64_t> time = ParseTimeBound(text, first);
    if (!time.ok()) return time.status();
    *bound = *time;
  }
  if (!range.file->closed()) {
    invocation.err << "kiwoomctl: "
                   << In(invocation.language,
                         absl::StrCat(path, "는 닫히지 않은 녹화입니다. 마지막 ", range.file->lost_bytes(),
                                      "바이트는 읽을 수 없습니다."),
                         absl::StrCat(path, " was not closed by its recorder, or is still recorded. Its last ",
                                      range.file->lost_bytes(), " bytes cannot be read."))
                   << std::endl;
  }
  return range;
}

}  // namespace kiwoom::cli

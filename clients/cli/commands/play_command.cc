#include "clients/cli/commands/play_command.h"

#include <chrono>
#include <cmath>
#include <limits>
#include <ostream>
#include <string>
#include <thread>

#include "absl/flags/flag.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "clients/cli/commands/recording_range.h"
#include "clients/cli/commands/stop_signal.h"
#include "clients/cli/printing/table.h"
#include "clients/cli/recording/recording_summary.h"
#include "clients/cli/recording/replay_server.h"

ABSL_FLAG(std::string, speed, "1",
          "play: how many times faster than it was: 1, 10, 0.5, or max for as fast as it is read");
ABSL_FLAG(std::string, listen, "127.0.0.1:50051", "play: where clients connect, in plain text");
ABSL_FLAG(bool, stay, false, "play: keep streams open at the end of the recording, with heartbeats");

namespace kiwoom::cli {
namespace {

// The delay until Ctrl-C is noticed.
constexpr std::chrono::milliseconds kPatience(100);

absl::StatusOr<double> Speed(const std::string& text) {
  if (text == "max") return 0;
  double speed = 0;
  if (absl::SimpleAtod(text, &speed) && speed > 0 && std::isfinite(speed)) return speed;
  return absl::InvalidArgumentError(absl::StrCat("--speed: \"", text, "\" is no speed: write 1, 10, 0.5 or max."));
}

std::string TimeText(int64_t time) {
  return absl::FormatTime("%Y-%m-%d %H:%M:%S", absl::FromUnixNanos(time), absl::FixedTimeZone(9 * 60 * 60));
}

std::string SummaryText(const RecordingReader& file, const RecordingSummary& summary, const Invocation& invocation) {
  const Language language = invocation.language;
  Table table({{In(language, "종류", "type")},
               {In(language, "종목", "items"), Align::kRight},
               {In(language, "건수", "events"), Align::kRight}},
              invocation.paint);
  for (const auto& [type, items] : summary.events) {
    uint64_t events = 0;
    for (const auto& [item, count] : items) events += count;
    const codec::Tr& tr = *invocation.directory.ByEventField(type);
    table.Add({{std::string(In(language, tr.title, tr.name))}, {absl::StrCat(items.size())}, {absl::StrCat(events)}});
  }
  std::string text = table.empty() ? "" : table.Text();
  if (!file.blocks().empty()) {
    absl::StrAppend(&text, TimeText(file.blocks().front().first_time), " – ", TimeText(file.blocks().back().last_time),
                    "\n");
  }
  absl::StrAppend(&text,
                  In(language, absl::StrCat("수신 공백 ", summary.gaps, ", 접속 끊김 ", summary.disconnections),
                     absl::StrCat("gaps: ", summary.gaps, ", disconnections: ", summary.disconnections)),
                  "\n");
  return text;
}

}  // namespace

absl::Status Play(std::span<char* const> arguments, const Invocation& invocation) {
  if (arguments.size() != 1) return absl::InvalidArgumentError("Name one recording: \"kiwoomctl play day.rec\".");
  const absl::StatusOr<double> speed = Speed(absl::GetFlag(FLAGS_speed));
  if (!speed.ok()) return speed.status();
  const absl::StatusOr<RecordingRange> range = OpenRange(arguments.front(), invocation);
  if (!range.ok()) return range.status();
  const absl::StatusOr<RecordingSummary> summary = Summarize(*range->file, invocation.directory);
  if (!summary.ok()) return summary.status();

  ListenForStop();
  const auto server =
      ReplayServer::Start(*range->file, *summary, invocation.directory, invocation.schema, absl::GetFlag(FLAGS_listen),
                          {.speed = *speed, .from = range->from, .to = range->to, .stay = absl::GetFlag(FLAGS_stay)});
  if (!server.ok()) return server.status();
  if (invocation.json) {
    invocation.out << "{\"grpc_port\":" << (*server)->port() << "}\n";
  } else {
    invocation.out << SummaryText(*range->file, *summary, invocation)
                   << In(invocation.language, "포트 ", "Serving on port ") << (*server)->port() << "\n";
  }
  while (!StopRequested()) {
    if (absl::Status status = invocation.Flush(); !status.ok()) return status;
    std::this_thread::sleep_for(kPatience);
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::cli

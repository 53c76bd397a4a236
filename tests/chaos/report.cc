#include "tests/chaos/report.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace kiwoom::chaos {
namespace {

constexpr absl::Duration kStory = absl::Seconds(20);

}  // namespace

void Report::Add(const ChaosReader::Figures& reader) {
  readers.delivered += reader.delivered;
  readers.skipped += reader.skipped;
  readers.gaps += reader.gaps;
  readers.moves += reader.moves;
  readers.resumed += reader.resumed;
  readers.streams += reader.streams;
  readers.ended += reader.ended;
}

std::string Report::Text(const Violations& violations) const {
  std::string text;
  int total = 0;
  for (const auto& [name, count] : faults) {
    absl::StrAppendFormat(&text, "%6d  %s\n", count, name);
    total += count;
  }
  absl::StrAppend(&text, total, " faults, ", changes, " changes of subscriptions, ", rows, " rows sent, ",
                  readers.delivered, " deliveries checked, ", readers.skipped, " skipped, ", readers.gaps,
                  " gap notices, ", readers.moves, " moves told, ", readers.streams, " streams, ", readers.ended,
                  " ended by the gateway, ", readers.resumed, " resumptions, ", violations.count(), " violations\n");
  return text;
}

std::string Report::Before(absl::Time violation) const {
  std::string text;
  for (const auto& [time, fault] : story) {
    if (time < violation - kStory || time > violation) continue;
    absl::StrAppend(&text, absl::FormatTime("\n  ** %H:%M:%E3S ", time, absl::UTCTimeZone()), fault);
  }
  return text;
}

}  // namespace kiwoom::chaos

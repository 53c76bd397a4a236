#include "clients/cli/recording/recording_summary.h"

#include <optional>
#include <vector>

#include "clients/cli/recording/event_frame.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {
namespace {

void Add(const EventFrame& event, const TrDirectory& directory, RecordingSummary& summary) {
  if (event.body_field == kGapField) ++summary.gaps;
  if (const codec::Tr* const tr = directory.ByEventField(event.body_field); tr != nullptr) {
    const bool has_items = tr->registration == codec::Register::kItem;
    ++summary.events[tr->event_field][std::string(has_items ? event.item : "")];
  }
  v1::Acknowledgement acknowledgement;
  if (event.body_field != kAcknowledgementField ||
      !acknowledgement.ParseFromArray(event.body.data(), static_cast<int>(event.body.size()))) {
    return;
  }
  for (const v1::Interest& interest : acknowledgement.interests()) {
    std::set<std::string>& items = summary.interests[static_cast<uint32_t>(interest.type())];
    items.insert(interest.items().begin(), interest.items().end());
  }
}

}  // namespace

absl::StatusOr<RecordingSummary> Summarize(const RecordingReader& file, const TrDirectory& directory) {
  RecordingSummary summary;
  for (const BlockPlace& block : file.blocks()) {
    const absl::StatusOr<std::vector<Record>> records = file.Read(block);
    if (!records.ok()) return records.status();
    for (const Record& record : *records) {
      if (record.kind == RecordKind::kRemark) ++summary.disconnections;
      if (record.kind != RecordKind::kResponse) continue;
      const std::optional<std::vector<EventFrame>> events = SplitEvents(record.bytes);
      if (!events.has_value()) return absl::DataLossError("The recording has a message that is none.");
      for (const EventFrame& event : *events) Add(event, directory, summary);
    }
  }
  return summary;
}

}  // namespace kiwoom::cli

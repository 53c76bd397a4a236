#include "service/sessions/frame_reader.h"

#include <string>
#include <utility>

namespace kiwoom::sessions {

FrameReader::FrameReader(std::span<const codec::Tr* const> trs, RowSink& rows, telemetry::AnomalyLog& anomalies,
                         OnControlFrame on_control)
    : decoder_(trs), rows_(rows), anomalies_(anomalies), on_control_(std::move(on_control)) {}

void FrameReader::Read(std::string_view frame, clock::Moment received) {
  received_ = received;
  rows_.OnMessage(received.wall);
  if (const absl::Status status = decoder_.Decode(frame, *this); !status.ok()) {
    anomalies_.AddBrokenFrame(std::string(status.message()), received.steady);
    rows_.OnUnreadable(received.wall);
  }
}

void FrameReader::OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) {
  if (item.empty() && tr.registration == codec::Register::kItem) {
    // Without an item the row cannot be routed.
    OnAnomaly({.kind = codec::Anomaly::Kind::kBrokenRow, .tr = &tr, .key = "item", .value = ""});
    return;
  }
  rows_.OnRow(tr, item, message, received_.wall);
}

void FrameReader::OnControl(const codec::ControlFrame& frame) { on_control_(frame, received_); }

void FrameReader::OnAnomaly(const codec::Anomaly& anomaly) {
  anomalies_.Add(anomaly, received_.steady);
  const bool lost =
      anomaly.kind == codec::Anomaly::Kind::kBrokenRow || anomaly.kind == codec::Anomaly::Kind::kUnreadRows;
  if (lost) rows_.OnUnreadable(received_.wall);
}

}  // namespace kiwoom::sessions

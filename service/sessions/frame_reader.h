#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "codec/control_frame.h"
#include "codec/frame_decoder.h"
#include "codec/table.h"
#include "service/clock/moment.h"
#include "service/sessions/row_sink.h"
#include "service/telemetry/anomaly_log.h"

namespace kiwoom::sessions {

// Parses the session's frames. Rows go to the RowSink, control frames to the session, and protocol anomalies to the
// log. Single-threaded.
class FrameReader final : private codec::FrameSink {
 public:
  using OnControlFrame = std::function<void(const codec::ControlFrame& frame, clock::Moment received)>;

  FrameReader(std::span<const codec::Tr* const> trs, RowSink& rows, telemetry::AnomalyLog& anomalies,
              OnControlFrame on_control);

  // `frame` is followed by codec::kPadding readable bytes.
  void Read(std::string_view frame, clock::Moment received);

 private:
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override;
  void OnControl(const codec::ControlFrame& frame) override;
  void OnAnomaly(const codec::Anomaly& anomaly) override;

  codec::FrameDecoder decoder_;
  RowSink& rows_;
  telemetry::AnomalyLog& anomalies_;
  const OnControlFrame on_control_;
  clock::Moment received_;  // of the current frame
};

}  // namespace kiwoom::sessions
